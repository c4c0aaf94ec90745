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

pytestmark = pytest.mark.pdf


@pytest.fixture(scope="module")
def table() -> Iterator[Any]:
    """Give the PDF of a table over several pages, with a head that repeats."""
    document = blank()
    rows = document.add_table(rows=60, cols=3).rows
    for number, row in enumerate(rows):
        for cell in row.cells:
            cell.text = f"第{number}行" if number else "表头"
    properties = rows[0]._tr.get_or_add_trPr()
    properties.append(properties.makeelement(f"{{{properties.nsmap['w']}}}tblHeader", {}))
    with pikepdf.open(io.BytesIO(converted(saved(document)).pdf)) as pdf:
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


def marks(page: Any) -> list[tuple[str, int | None]]:
    """Return the tag and the number of everything that is marked on a page."""
    found = []
    instructions: Any = pikepdf.parse_content_stream(page)
    for operands, operator in instructions:
        if str(operator) in {"BDC", "BMC"}:
            number = operands[1].get("/MCID") if len(operands) > 1 else None
            found.append((str(operands[0]), number))
    return found


@pytest.mark.parametrize("make", [*FILES.values(), *RARE_FILES.values()], ids=[*FILES, *RARE_FILES])
def test_what_is_tagged_hangs_in_the_tree_and_the_rest_is_an_artifact(make: Any) -> None:
    with pikepdf.open(io.BytesIO(converted(make()).pdf)) as pdf:
        held = {element.objgen for element in tree(pdf)}
        numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
        owners = dict(zip(map(int, numbers[::2]), numbers[1::2], strict=True))
        for page in pdf.pages:
            for tag, number in marks(page):
                if tag == "/Artifact":
                    assert number is None
                else:
                    assert owners[int(page.obj.StructParents)][int(number or 0)].objgen in held


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
        direct = [child for child in element.K if isinstance(child, Dictionary) and "/S" in child]
        assert [child.objgen for child in direct] == [child.objgen for child in children]


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
