"""The structure tree of a PDF: everything that is read hangs in it, and nothing else does."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

import pikepdf
import pytest
from pikepdf import Dictionary, Name

from tests.pdf.files import FILES, blank, body, saved
from tests.pdf.printing import converted
from tests.pdf.rare_files import RARE_FILES

PARAGRAPHS = tuple(map(Name, ("/P", "/H1", "/H2", "/H3", "/TD", "/TH", "/LBody", "/Link")))

pytestmark = pytest.mark.pdf


def long_table() -> bytes:
    """Return a Word file with a table over several pages, with a head that repeats."""
    document = blank()
    rows = document.add_table(rows=60, cols=3).rows
    for number, row in enumerate(rows):
        for cell in row.cells:
            cell.text = f"第{number}行" if number else "表头"
    properties = rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}tblHeader", {}))
    return saved(document)


EVERY_FILE = pytest.mark.parametrize(
    "make", [*FILES.values(), *RARE_FILES.values(), long_table], ids=[*FILES, *RARE_FILES, "long table"]
)


@pytest.fixture(scope="module")
def table() -> Iterator[Any]:
    """Give the PDF of the long table."""
    with pikepdf.open(io.BytesIO(converted(long_table()).pdf)) as pdf:
        yield pdf


def elements(node: Any) -> Iterator[Any]:
    """Yield the structure elements under `node`, in reading order."""
    for child in [node.K] if not isinstance(node.K, pikepdf.Array) else node.K:
        if isinstance(child, Dictionary) and "/S" in child:
            yield child
            if "/K" in child:
                yield from elements(child)


def tree(pdf: Any) -> list[Any]:
    return list(elements(pdf.Root.StructTreeRoot))


def direct(element: Any) -> list[Any]:
    """Return the elements that hang right under `element`."""
    return [child for child in element.K if isinstance(child, Dictionary) and "/S" in child]


def marks(page: Any) -> list[tuple[str, int | None]]:
    """Return the tag and the number of everything that is marked on a page."""
    found = []
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        if str(operator) in {"BDC", "BMC"}:
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            found.append((str(operands[0]), number))
    return found


def contents(pdf: Any, *, under: str = "/Document") -> list[tuple[int, int]]:
    """Return page and number of the marked content under elements of that kind, in reading order."""
    pages = {page.objgen: index for index, page in enumerate(pdf.pages)}

    def held(node: Any, *, counts: bool) -> Iterator[tuple[int, int]]:
        counts = counts or Name(under) == node.S
        for kid in node.K:
            if isinstance(kid, int) and counts:
                yield pages[node.Pg.objgen], kid
            elif isinstance(kid, Dictionary) and "/S" in kid:
                yield from held(kid, counts=counts)

    return [each for root in pdf.Root.StructTreeRoot.K for each in held(root, counts=False)]


@EVERY_FILE
def test_what_is_tagged_hangs_in_the_tree_once_and_the_rest_is_an_artifact(make: Any) -> None:
    with pikepdf.open(io.BytesIO(converted(make()).pdf)) as pdf:
        tagged = []
        for index, page in enumerate(pdf.pages):
            for tag, number in marks(page):
                assert (number is None) == (tag == "/Artifact")
                tagged += [(index, number)] if number is not None else []
        assert sorted(contents(pdf)) == sorted(tagged)


@EVERY_FILE
def test_every_page_knows_the_elements_of_its_content(make: Any) -> None:
    with pikepdf.open(io.BytesIO(converted(make()).pdf)) as pdf:
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        told = [
            (page.objgen, number, owner.objgen)
            for page in pdf.pages
            for number, owner in enumerate(owners[int(page.obj.StructParents)])
            if isinstance(owner, Dictionary)
        ]
        held = [(e.Pg.objgen, kid, e.objgen) for e in tree(pdf) for kid in e.K if isinstance(kid, int)]
        assert sorted(told) == sorted(held)


@EVERY_FILE
def test_mending_takes_nothing_from_the_order_but_heads_that_repeat(
    make: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pikepdf.open(io.BytesIO(converted(make()).pdf)) as mended:
        ours = contents(mended)
    monkeypatch.setattr("docgen.pdf.convert.mend_tags", lambda *_: None)
    with pikepdf.open(io.BytesIO(converted(make()).pdf)) as raw:
        theirs, heads = contents(raw), contents(raw, under="/THead")
    left_out = set(theirs) - set(ours)
    assert ours == [each for each in theirs if each not in left_out]
    assert left_out <= set(heads)


@EVERY_FILE
def test_paragraphs_hold_their_text_themselves(make: Any) -> None:
    with pikepdf.open(io.BytesIO(converted(make()).pdf)) as pdf:
        kids = {str(kid.S) for each in tree(pdf) if each.S in PARAGRAPHS for kid in direct(each)}
    assert not {"/Span", "/NonStruct"} & kids


def test_page_numbers_are_artifacts() -> None:
    with pikepdf.open(io.BytesIO(converted(RARE_FILES["headers"]()).pdf)) as pdf:
        assert all(("/Artifact", None) in marks(page) for page in pdf.pages)


def test_a_table_over_pages_is_one_table_with_one_head(table: Any) -> None:
    assert len(table.pages) > 1
    kinds = [str(element.S) for element in tree(table)]
    assert (kinds.count("/Table"), kinds.count("/THead"), kinds.count("/TR")) == (1, 1, 60)


def test_every_child_names_its_parent(table: Any) -> None:
    for element in tree(table):
        children = [child for child in elements(element) if child.P.objgen == element.objgen]
        assert [child.objgen for child in direct(element)] == [child.objgen for child in children]


def test_heads_of_columns_say_so(table: Any) -> None:
    heads = [element for element in tree(table) if element.S == Name.TH]
    assert [head.A.Scope for head in heads] == [Name.Column] * 3
    assert not any("/ID" in head for head in heads)


def test_pictures_have_a_text_and_a_place_on_the_page() -> None:
    with pikepdf.open(io.BytesIO(converted(FILES["pictures"]()).pdf)) as pdf:
        figures = [element for element in tree(pdf) if Name.Figure == element.S]
        assert all(str(figure.Alt) for figure in figures)
        for figure in figures:
            left, bottom, right, top = map(float, figure.A.BBox)
            assert 0 <= left < right <= 596
            assert 0 <= bottom < top <= 842


def test_headings_make_the_outline() -> None:
    document = blank()
    document.add_heading("一、总体要求", level=1)
    document.add_heading("（一）目标", level=2)
    body(document)
    with pikepdf.open(io.BytesIO(converted(saved(document)).pdf)) as pdf, pdf.open_outline() as outline:
        assert [(item.title, [each.title for each in item.children]) for item in outline.root] == [
            ("一、总体要求", ["（一）目标"])
        ]
