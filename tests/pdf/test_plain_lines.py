"""Lines that are set without Pango: the same pages as with it, and Pango spared."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

pytest.importorskip("weasyprint")

import pikepdf  # after the check that the pdf extra is here
from weasyprint.text.line_break import Layout

from docgen.diagnostics import Place
from docgen.layout.breaking import LIBREOFFICE, WORD, BreakRules
from docgen.pdf.convert import to_pdf
from docgen.pdf.engine import html_of
from docgen.pdf.fonts import Wanted, css_families
from docgen.pdf.fontsheet import closed_fetcher, font_sheet
from docgen.pdf.fontsource import font_configuration
from docgen.pdf.markup import escaped
from docgen.pdf.plain_lines import plain_lines
from tests.pdf import files, parity_files, rare_files
from tests.pdf.printing import machine_fonts

FILES: dict[str, Callable[[], bytes]] = {
    make.__name__: make
    for make in (
        files.long_text,
        files.spacing,
        files.tables,
        files.landscape,
        files.breaks_and_tabs,
        files.numbered,
        rare_files.frames,
        rare_files.footnotes,
        rare_files.links,
        parity_files.foreign,
        parity_files.chinese,
        parity_files.paths,
        parity_files.office,
        parity_files.many_notes,
        parity_files.latin_only,
        parity_files.controls,
    )
}
FAMILIES = ("仿宋_GB2312", "黑体", "楷体_GB2312", "方正小标宋简体", "Times New Roman")
HAN = st.integers(0x4E00, 0x9FA5).map(chr)
MARKS = st.sampled_from("，。、；：？！“”‘’（）〔〕《》〈〉【】—…·～％‰①㈠○●◎△\u3000")
OTHERS = st.sampled_from("aZf012 .-/(),&<>%ﬁé½°℃㎡喆玥镕😀\u0301\u200b\ufe0fא\u00a0")
EXTRAS = ("", "word-spacing:3pt", "text-decoration:underline", "font-weight:bold", "direction:rtl")
LINES = st.lists(st.text(HAN | MARKS | MARKS | OTHERS, min_size=1, max_size=24), min_size=1, max_size=6)

pytestmark = pytest.mark.pdf


@contextmanager
def pango_alone(*_: object) -> Iterator[None]:
    """Leave every line to Pango."""
    yield


@pytest.mark.parametrize("rules", [WORD, LIBREOFFICE], ids=lambda rules: str(rules.name))
@pytest.mark.parametrize("name", FILES)
def test_word_files_are_set_as_pango_sets_them(
    name: str, rules: BreakRules, monkeypatch: pytest.MonkeyPatch
) -> None:
    docx = FILES[name]()
    ours = to_pdf(docx, name=name, fonts=machine_fonts(), rules=rules)
    monkeypatch.setattr("docgen.pdf.plain_lines.plain_lines", pango_alone)
    theirs = to_pdf(docx, name=name, fonts=machine_fonts(), rules=rules)
    assert ours.findings == theirs.findings
    assert facts(ours.pdf) == facts(theirs.pdf)


def test_pango_is_asked_only_about_the_first_line_of_each_font(monkeypatch: pytest.MonkeyPatch) -> None:
    document = files.blank()
    files.body(document, files.TEXT * 20)
    asked = counted(monkeypatch)
    made = to_pdf(files.saved(document), name="x.docx", fonts=machine_fonts())
    with_text = [text for text in asked if text.strip()]
    assert len(with_text) == 1
    assert made.pages > 1


def counted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the list to which each text is added that Pango is given."""
    asked: list[str] = []
    usual = Layout.set_text

    def set_text(layout: Any, text: str, **how: Any) -> None:
        asked.append(text)
        usual(layout, text, **how)

    monkeypatch.setattr(Layout, "set_text", set_text)
    return asked


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    lines=LINES,
    spacing=st.sampled_from((0.0, -0.3, -0.215, 0.5, 1.0, 4 / 3, 2.53)),
    size=st.sampled_from((9.0, 10.5, 14.0, 16.0, 22.0, 48.0)),
    extra=st.sampled_from(EXTRAS),
)
def test_any_line_in_any_font_is_set_as_pango_sets_it(
    lines: list[str], spacing: float, size: float, extra: str
) -> None:
    style = f"letter-spacing:{spacing}pt;font-size:{size}pt;{extra}"
    assert facts(drawn(lines, style, plain_lines)) == facts(drawn(lines, style, pango_alone))


@pytest.mark.parametrize("family", FAMILIES)
def test_every_character_of_a_font_is_set_as_pango_sets_it(family: str) -> None:
    held = sorted(map(chr, machine_fonts().chain(Wanted(family)).files[0].face.unicodes))
    signs = [each for each in held if each.isprintable() and not "\u4e00" <= each <= "\u9fff"]
    lines = [f"一{each}二{each}" for each in signs] + [each * 2 for each in signs]
    for spacing in (0, -0.3):
        style = f"letter-spacing:{spacing}pt;font-size:16pt"
        ours, theirs = (drawn(lines, style, within, family) for within in (plain_lines, pango_alone))
        assert facts(ours) == facts(theirs)


def facts(pdf: bytes) -> list[object]:
    """Return what each page draws, and all of its fonts.

    Pango cuts a string in two where Latin begins; to a PDF, two strings in a row are one.
    """
    with pikepdf.open(io.BytesIO(pdf)) as document:
        found: list[object] = [page.Contents.read_bytes().replace(b"><", b"") for page in document.pages]
        fonts = [
            thing
            for thing in document.objects
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font"
        ]
        found += [each.ToUnicode.read_bytes() if "/ToUnicode" in each else each.W.to_json() for each in fonts]
        return found


def drawn(
    lines: list[str],
    style: str,
    within: Callable[[Any, Mapping[str, bytes]], Any],
    *families: str,
) -> bytes:
    """Return the PDF of `lines`, in every family."""
    fonts = machine_fonts()
    wanted = tuple(map(Wanted, families or FAMILIES))
    sheet = font_sheet(fonts, {each: {"": "".join(lines)} for each in wanted}, place=Place(""))
    text = escaped("\n".join(lines))
    families_of = (escaped(css_families(fonts.chain(each))) for each in wanted)
    paragraphs = "".join(f'<p style="font-family:{each}">{text}</p>' for each in families_of)
    html = (
        f'<html lang="zh-CN"><head><style>{sheet.css} p{{white-space:pre;{style}}}</style></head>'
        f"<body>{paragraphs}</body></html>"
    )
    with (
        font_configuration(alone=sheet.is_complete and bool(sheet.files)) as configuration,
        within(configuration, sheet.families),
    ):
        made = html_of(html, closed_fetcher(sheet.files, [])).render(font_config=configuration)
        return bytes(made.write_pdf(full_fonts=True, uncompressed_pdf=True))
