"""A chart of the records stands in the Word file as SVG with a PNG beside it, under it its note and title."""

from __future__ import annotations

import io
from pathlib import Path

import docx as python_docx
import pdfplumber
import pytest

pytest.importorskip("matplotlib")

from docgen.charts import draw
from docgen.context.chart_views import ChartView
from docgen.errors import TemplateError
from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package, write_package
from docgen.word.blank import blank_template
from docgen.word.charts import ChartFonts
from docgen.word.fragments import fragment_filters
from docgen.word.media import MediaItem, MediaKind
from docgen.word.template import CompiledTemplate, compile_template
from tests.charts.samples import BARS, EVERY, LINES, RATES, bars, fonts
from tests.printing import SOFFICE, print_as_they_are
from tests.word.tiny import p

DOCUMENT = "word/document.xml"


def compiled(*body: str, chart_fonts: ChartFonts = fonts) -> CompiledTemplate:
    """Return a template with our styles and these paragraphs."""
    parts = blank_template(PROFILE_A)
    text = "".join(map(p, body)).encode()
    parts[DOCUMENT] = parts[DOCUMENT].replace(b"<w:p/>", text, 1)
    filters = fragment_filters(PROFILE_A, None, chart_fonts=chart_fonts)
    return compile_template(write_package(parts), name="简报.docx", filters=filters)


def brief(**charts: ChartView) -> bytes:
    """Return a Word file with some text and `charts`."""
    body = (line for name in charts for line in ("进展情况见下图。", f"{{{{p {name}|chart }}}}"))
    return compiled(*body, "下一步工作安排。").render(charts)


def refused(view: ChartView, chart_fonts: ChartFonts = fonts) -> tuple[str, str]:
    """Return the code and the message of the one fault of showing `view`."""
    with pytest.raises(TemplateError) as caught:
        compiled("{{p chart|chart }}", chart_fonts=chart_fonts).render({"chart": view})
    (fault,) = caught.value.report
    return fault.code, fault.message.zh


def test_python_docx_sees_the_chart_with_its_text() -> None:
    (shape,) = python_docx.Document(io.BytesIO(brief(chart=BARS))).inline_shapes
    assert shape._inline.docPr.get("descr") == draw(BARS, fonts()).alt
    assert shape.width.mm == pytest.approx(156, abs=0.1)


def test_both_pictures_are_stored_and_named_by_the_drawing() -> None:
    parts, drawn = read_package(brief(chart=BARS)), draw(BARS, fonts())
    for content, kind in ((drawn.png, MediaKind.PNG), (drawn.svg, MediaKind.SVG)):
        item = MediaItem(content, kind)
        assert parts[item.part] == content
        assert f'r:embed="{item.relationship_id}"'.encode() in parts[DOCUMENT]
    assert b'Extension="svg" ContentType="image/svg+xml"' in parts["[Content_Types].xml"]


def test_note_and_title_stand_under_the_chart_as_text() -> None:
    paragraphs = python_docx.Document(io.BytesIO(brief(chart=BARS))).paragraphs
    assert [(each.style.name if each.style else "", each.text) for each in paragraphs][1:4] == [
        ("图", ""),
        ("图注", "注：数据截至2022年12月31日，范围为全县。"),
        ("图题", "健康帮扶主要指标"),
    ]


def test_the_same_chart_is_stored_once() -> None:
    assert (
        len([name for name in read_package(brief(a=RATES, b=RATES)) if name.startswith("word/media/")]) == 2
    )


def test_the_same_charts_give_the_same_bytes() -> None:
    assert brief(**EVERY) == brief(**EVERY)


def test_a_document_without_a_chart_asks_for_no_fonts() -> None:
    def no_fonts() -> tuple[Path, ...]:
        raise AssertionError("fonts were asked for")

    made = compiled("{%p if chart %}", "{{p chart|chart }}", "{%p endif %}", "正文", chart_fonts=no_fonts)
    assert "正文" in read_package(made.render({"chart": None}))[DOCUMENT].decode()


def test_a_chart_that_cannot_be_drawn_is_a_fault_of_the_place() -> None:
    code, message = refused(bars())
    assert (code, "“指标完成情况”没有数据" in message) == ("DG678", True)


def test_a_machine_without_chinese_fonts_is_told_so() -> None:
    assert refused(LINES, tuple)[0] == "DG679"


@pytest.mark.slow
@pytest.mark.layout
@pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
def test_libreoffice_prints_every_chart_across_the_type_area(tmp_path: Path) -> None:
    printed = print_as_they_are({"brief": brief(**EVERY)}, tmp_path)["brief"]
    with pdfplumber.open(printed) as document:
        widths = [image["x1"] - image["x0"] for page in document.pages for image in page.images]
    assert widths == pytest.approx([156 / 25.4 * 72] * len(EVERY), abs=0.5)
