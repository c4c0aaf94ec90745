"""A picture with an SVG is drawn as vectors; an SVG that is more than shapes gives way to its bitmap."""

from __future__ import annotations

import datetime
import io

import pytest

pytest.importorskip("weasyprint")
pytest.importorskip("matplotlib")

import pdfplumber
import pikepdf
import pypdfium2

from docgen.charts import draw
from docgen.ooxml.package import read_package, write_package
from docgen.pdf.archival import archived
from docgen.pdf.vectors import UnsafeVectorError, safe_svg
from tests.charts.samples import BARS, EVERY, fonts
from tests.pdf.printing import converted, machine_fonts
from tests.word.test_charts import brief

pytestmark = pytest.mark.pdf

SPACE = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
SQUARE = '<rect width="9" height="9"/>'


def svg(content: str, attributes: str = "") -> bytes:
    return f'<svg {SPACE} viewBox="0 0 9 9" {attributes}>{content}</svg>'.encode()


def with_vector(content: bytes) -> bytes:
    """Return a brief whose chart has another SVG."""
    parts = read_package(brief(chart=BARS))
    (name,) = (name for name in parts if name.endswith(".svg"))
    return write_package({**parts, name: content})


def pictures(pdf: bytes) -> int:
    """Return how many bitmaps the pages show."""
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        return sum(len(page.images) for page in document.pages)


def test_charts_are_paths_in_the_pdf() -> None:
    pdf = converted(brief(**EVERY)).pdf
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        paths = sum(len(page.curves) + len(page.rects) + len(page.lines) for page in document.pages)
    assert pictures(pdf) == 0
    assert paths > 200


def test_a_chart_is_as_black_as_its_bitmap() -> None:
    vector = converted(brief(chart=BARS)).pdf
    bitmap = converted(with_vector(svg("<script/>"))).pdf
    assert pictures(bitmap) == 1
    shares = []
    for pdf in (vector, bitmap):
        page = pypdfium2.PdfDocument(pdf)[0].render(scale=2).to_pil().convert("L")
        shares.append(sum(page.histogram()[:128]) / (page.width * page.height))
    assert shares[0] == pytest.approx(shares[1], rel=0.1)


def test_the_text_of_a_chart_is_that_of_its_figure() -> None:
    with pikepdf.open(io.BytesIO(converted(brief(chart=BARS)).pdf)) as document:
        figures = [
            str(each.Alt)
            for each in document.objects
            if isinstance(each, pikepdf.Dictionary) and each.get("/S") == "/Figure"
        ]
    assert figures == [draw(BARS, fonts()).alt]


def test_a_pdf_with_charts_is_archival() -> None:
    made = archived(brief(**EVERY), name="简报", fonts=machine_fonts(), as_of=datetime.date(2022, 12, 31))
    assert {finding.code for finding in made.findings} <= {"DG801"}


def test_the_same_file_gives_the_same_pdf() -> None:
    day = datetime.date(2022, 12, 31)
    one, other = (
        archived(brief(**EVERY), name="简报", fonts=machine_fonts(), as_of=day).pdf for _ in range(2)
    )
    assert one == other


def test_a_vector_that_is_not_drawn_is_a_finding_and_its_bitmap_is_shown() -> None:
    made = converted(with_vector(svg("<script>alert(1)</script>")))
    assert [(each.code, "<script>" in each.message.zh) for each in made.findings if each.code == "DG846"] == [
        ("DG846", True)
    ]
    assert pictures(made.pdf) == 1


@pytest.mark.parametrize(
    "content",
    [
        svg(SQUARE),
        svg(f"<title>图</title><desc>说明</desc><metadata>x</metadata>{SQUARE}"),
        svg(f'<x:note xmlns:x="urn:x" href="http://example.com">x</x:note>{SQUARE}'),
        svg(
            '<defs><linearGradient id="g"><stop offset="0"/></linearGradient></defs>'
            '<path d="M0 0h9v9z" fill="url(#g)"/>'
        ),
        svg('<defs><path id="a" d="M0 0h1v1z"/></defs><use xlink:href="#a"/><use href="#a" x="3"/>'),
        svg(f'<clipPath id="c">{SQUARE}</clipPath><g clip-path="url(#c)">{SQUARE}</g>'),
    ],
)
def test_shapes_are_drawn(content: bytes) -> None:
    assert b"<script" not in safe_svg(content, part="a.svg")


def test_what_is_not_drawn_anyway_is_taken_out() -> None:
    kept = safe_svg(svg(f'<title>图</title><!-- x --><x:n xmlns:x="urn:x"/>{SQUARE}'), part="a.svg")
    assert (b"title" in kept, b"urn:x" in kept, b"<rect" in kept) == (False, False, True)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\x89PNG",
        b"<html/>",
        b'<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>',
        svg("<script>alert(1)</script>"),
        svg(SQUARE, 'onload="alert(1)"'),
        svg('<rect width="9" height="9" onclick="alert(1)"/>'),
        svg('<image href="http://example.com/a.png"/>'),
        svg('<image href="data:image/png;base64,AAAA"/>'),
        svg('<use href="http://example.com/a.svg#a"/>'),
        svg('<use xlink:href="file:///etc/passwd#a"/>'),
        svg('<rect fill="url(http://example.com/a.svg#g)" width="9" height="9"/>'),
        svg('<rect style="fill:url(\'//example.com/a\')" width="9" height="9"/>'),
        svg('<rect style="fill:url(&quot;file:///a&quot;)" width="9" height="9"/>'),
        svg("<style>@import 'http://example.com/a.css'</style>"),
        svg("<text>需要字体</text>"),
        svg("<foreignObject><p/></foreignObject>"),
        svg(f'<filter id="f"/>{SQUARE}'),
        svg('<a href="javascript:alert(1)"><rect/></a>'),
        svg(f'<animate attributeName="x"/>{SQUARE}'),
        svg('<g id="a"><use href="#a"/></g>'),
        svg('<g id="a"><use href="#b"/></g><g id="b"><use href="#a"/></g>'),
        svg(
            '<g id="a"><path d="M0 0h1"/></g>'
            + "".join(
                f'<g id="{new}">{f"""<use href="#{old}"/>""" * 9}</g>'
                for old, new in ("ab", "bc", "cd", "de", "ef")
            )
            + '<use href="#f"/>'
        ),
        svg('<clipPath id="c" clip-path="url(#c)"><rect/></clipPath><rect clip-path="url(#c)"/>'),
        svg("<rect/>" * 1_200_000),
    ],
    ids=lambda content: str(content[:60]),
)
def test_whatever_runs_fetches_needs_fonts_or_does_not_end_is_refused(content: bytes) -> None:
    with pytest.raises(UnsafeVectorError):
        safe_svg(content, part="a.svg")
