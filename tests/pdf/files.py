"""Make Word files of every kind with python-docx, as other programs would: not by docgen's own styles."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK, WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt, RGBColor
from PIL import Image

TEXT = (
    "为贯彻落实国家卫生健康委等部门的部署，进一步巩固拓展健康扶贫成果，全省各级卫生健康部门要把任务分清、把责任压实，"
    "推动乡村振兴按期推进、见到实效。2021年以来，全省共有56个县（区）的1,234个村卫生室完成了改造，总投资3.5亿元，"
    "受益人口达到78.6%；其中“互联网+医疗健康”项目覆盖了92所医院。"
)
LATIN = (
    "The WHO report of 2021 (see https://www.who.int/data) says that COVID-19 vaccines, e.g. CoronaVac and "
    "mRNA-1273, were given to more than 1,200,000 people in the region; further details follow in annex B."
)


def saved(document: Any) -> bytes:
    """Return the file of a python-docx document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def blank(*, gap: bool = False) -> Any:
    """Return an empty document in Chinese fonts; without `gap` no white between Chinese and digits."""
    document = Document()
    style = document.styles["Normal"]
    style.font.size = Pt(16)
    fonts(style.element.get_or_add_rPr(), "仿宋_GB2312")
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = Pt(28)
    if not gap:
        for name in ("autoSpaceDE", "autoSpaceDN"):
            off = OxmlElement(f"w:{name}")
            off.set(qn("w:val"), "0")
            style.element.get_or_add_pPr().insert_element_before(off, "w:spacing", "w:ind", "w:jc")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.top_margin, section.bottom_margin = Mm(37), Mm(35)
    return document


def fonts(properties: Any, family: str, latin: str = "") -> None:
    """Name the fonts of run properties."""
    element = properties.get_or_add_rFonts()
    for slot in ("ascii", "hAnsi", "cs"):
        element.set(qn(f"w:{slot}"), latin or family)
    element.set(qn("w:eastAsia"), family)


def body(document: Any, text: str = TEXT, **formats: Any) -> Any:
    """Add a justified paragraph with an indent of two characters, and return it."""
    paragraph = document.add_paragraph(text)
    paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    paragraph.paragraph_format.first_line_indent = Pt(32)
    for name, value in formats.items():
        setattr(paragraph.paragraph_format, name, value)
    return paragraph


def long_text() -> bytes:
    """Return long paragraphs with digits, quotes and Latin words at every place of the line."""
    document = blank()
    for cut in range(0, 40, 3):
        body(document, TEXT[cut:] + LATIN[cut:] + TEXT)
    return saved(document)


def spacing() -> bytes:
    """Return paragraphs with every kind of line spacing, white between them, and pages that fill up."""
    document = blank()
    for multiple in (1.0, 1.5, 2.0, 1.25):
        body(document, line_spacing=multiple, space_before=Pt(12), space_after=Pt(6))
    for multiple in (1.0, 1.15):
        paragraph = body(document, LATIN, line_spacing=multiple)
        fonts(paragraph.runs[0]._element.get_or_add_rPr(), "宋体", "Times New Roman")
    body(document, line_spacing=Pt(40))
    for size in (10.5, 12, 22):
        paragraph = body(document, line_spacing=1.0, space_before=Pt(24), space_after=Pt(10))
        paragraph.runs[0].font.size = Pt(size)
    for _ in range(4):
        body(document, line_spacing=1.0, space_before=Pt(20), keep_together=True, widow_control=True)
    return saved(document)


def tables() -> bytes:
    """Return merged cells, a nested table, a head that repeats, and rows that do not split."""
    document = blank()
    body(document)
    table = document.add_table(rows=40, cols=4, style="Table Grid")
    for number, row in enumerate(table.rows):
        for column, cell in enumerate(row.cells):
            length = 6 + (number * 7 + column * 11) % 40 if column else 6
            small(cell.paragraphs[0], TEXT[:length])
    table.cell(0, 1).merge(table.cell(0, 2))
    table.cell(3, 0).merge(table.cell(5, 0))
    head = OxmlElement("w:tblHeader")
    table.rows[0]._tr.get_or_add_trPr().append(head)
    for row in table.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    inner = table.cell(7, 1).add_table(2, 2)
    inner.style = "Table Grid"
    small(inner.cell(0, 0).paragraphs[0], "内表")
    body(document)
    return saved(document)


def small(paragraph: Any, text: str) -> None:
    """Write `text` at 12 points with single lines."""
    run = paragraph.add_run(text)
    run.font.size = Pt(12)
    paragraph.paragraph_format.line_spacing = Pt(18)


def landscape() -> bytes:
    """Return an upright section, one across with other margins, and an upright one again, numbered."""
    document = blank()
    number(document.sections[0].footer.paragraphs[0])
    for _ in range(4):
        body(document)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.top_margin, section.left_margin = Mm(28), Mm(35)
    section.right_margin, section.bottom_margin = Mm(37), Mm(26)
    for _ in range(5):
        body(document)
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = Mm(210), Mm(297)
    for _ in range(3):
        body(document)
    return saved(document)


def number(paragraph: Any) -> None:
    """Write the page number into `paragraph`, in the middle."""
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for xml in (
        '<w:r {0}><w:t xml:space="preserve">— </w:t></w:r>',
        '<w:fldSimple {0} w:instr=" PAGE "><w:r><w:t>1</w:t></w:r></w:fldSimple>',
        '<w:r {0}><w:t xml:space="preserve"> —</w:t></w:r>',
    ):
        paragraph._p.append(parse_xml(xml.format(nsdecls("w"))))


def picture(colour: str = "red") -> io.BytesIO:
    """Return a small PNG."""
    target = io.BytesIO()
    Image.new("RGB", (60, 40), colour).save(target, "PNG")
    target.seek(0)
    return target


def pictures() -> bytes:
    """Return pictures in the line and on lines of their own, with bold, coloured and underlined text."""
    document = blank()
    paragraph = body(document)
    paragraph.paragraph_format.line_spacing = 1.0
    paragraph.add_run().add_picture(picture(), width=Mm(20))
    paragraph.add_run("图后的文字。").bold = True
    alone = document.add_paragraph()
    alone.alignment = WD_ALIGN_PARAGRAPH.CENTER
    alone.paragraph_format.line_spacing = 1.0
    alone.add_run().add_picture(picture("blue"), width=Mm(60))
    looks = body(document, "")
    for text, name in (
        ("加粗", "bold"),
        ("倾斜", "italic"),
        ("下划线", "underline"),
        ("上标", "superscript"),
    ):
        setattr(looks.add_run(text).font, name, True)
    looks.add_run("红字").font.color.rgb = RGBColor(255, 0, 0)
    for _ in range(3):
        body(document)
    return saved(document)


def breaks_and_tabs() -> bytes:
    """Return page breaks inside and between paragraphs, line breaks, tab stops of every kind."""
    document = blank()
    body(document)
    tabs = document.add_paragraph("左\t中间\t右边")
    stops = tabs.paragraph_format.tab_stops
    stops.add_tab_stop(Mm(78), WD_TAB_ALIGNMENT.CENTER)
    stops.add_tab_stop(Mm(156), WD_TAB_ALIGNMENT.RIGHT)
    document.add_paragraph("甲\t乙\t丙丁\t戊己庚")
    paragraph = body(document)
    paragraph.add_run().add_break(WD_BREAK.LINE)
    paragraph.add_run("换行之后的文字。")
    paragraph.add_run().add_break(WD_BREAK.PAGE)
    paragraph.add_run("分页之后的文字。")
    document.add_page_break()
    body(document)
    body(document, page_break_before=True)
    hanging = body(document, left_indent=Pt(48), first_line_indent=Pt(-32))
    hanging.paragraph_format.right_indent = Pt(20)
    return saved(document)


def numbered() -> bytes:
    """Return automatic numbers at four levels: 一、（一）1.（1）."""
    document = blank()
    root = document.part.numbering_part.element
    levels = (
        ("chineseCountingThousand", "%1、"),
        ("chineseCountingThousand", "（%2）"),
        ("decimal", "%3."),
        ("decimal", "（%4）"),
    )
    entries = "".join(
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:suff w:val="nothing"/>'
        f'<w:lvlText w:val="{text}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:firstLine="640"/></w:pPr></w:lvl>'
        for level, (form, text) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="99">{entries}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="99"><w:abstractNumId w:val="99"/></w:num>'))
    for level in (0, 1, 1, 2, 2, 3, 3, 1, 2, 0, 1):
        paragraph = document.add_paragraph(TEXT[: 20 + 30 * level])
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
        properties.get_or_add_ilvl().val = level
        properties.get_or_add_numId().val = 99
    return saved(document)


FILES: dict[str, Callable[[], bytes]] = {
    "long_text": long_text,
    "spacing": spacing,
    "tables": tables,
    "landscape": landscape,
    "pictures": pictures,
    "breaks_and_tabs": breaks_and_tabs,
    "numbered": numbered,
}
"""Every file by name."""
