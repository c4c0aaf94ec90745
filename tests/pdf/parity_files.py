"""Make Word files that are hard to set alike: Chinese with marks at line ends, paths, merged cells, notes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.shared import Mm, Pt

from tests.pdf.files import LATIN, TEXT, blank, body, fonts, saved
from tests.pdf.rare_files import with_part

CHINESE = (
    "各市（县、区）人民政府、省直有关部门：根据《国务院办公厅关于印发“十四五”国民健康规划的通知》（国办发〔2022〕11号）"
    "精神，经研究，现将有关事项通知如下。一是提高站位，“一把手”亲自抓；二是压实责任，做到“四个不摘”……三是加强督查——"
    "对工作不力的，予以通报。2021—2025年，投入50～75万元，同比增长12.5%，其中A类36个、B类24个。"
)
PATH = "网址：https://www.example.gov.cn/wjw/gfxwj/list.shtml，以及and/or的写法"


def _in_chinese(document: Any) -> Any:
    """Return `document` with its Chinese marked as Chinese, as Word for Chinese writes it."""
    document.styles.element.find(".//" + qn("w:lang")).set(qn("w:eastAsia"), "zh-CN")
    return document


def foreign() -> bytes:
    """Return Chinese that is marked as English, as python-docx leaves it, with quotes at every place."""
    document = blank()
    for cut in range(0, 44, 3):
        body(document, CHINESE[cut:] + LATIN[cut : cut + 90] + TEXT[cut:])
    return saved(document)


def chinese() -> bytes:
    """Return the same text marked as Chinese, so that marks hang."""
    document = _in_chinese(blank())
    for cut in range(0, 44, 3):
        body(document, CHINESE[cut:] + LATIN[cut : cut + 90] + TEXT[cut:])
    return saved(document)


def paths() -> bytes:
    """Return addresses and slashes at every place of the line."""
    document = _in_chinese(blank())
    style = document.styles["Normal"].element.get_or_add_pPr()
    hangs = parse_xml(f'<w:overflowPunct {nsdecls("w")} w:val="1"/>')
    style.insert_element_before(hangs, "w:autoSpaceDE", "w:autoSpaceDN", "w:spacing")
    for cut in range(28):
        body(document, "国" * cut + PATH, first_line_indent=Pt(0))
    return saved(document)


def office() -> bytes:
    """Return what Word for Chinese makes of a blank file: a line grid, two fonts, gaps, squeezed marks."""
    document = _in_chinese(Document())
    style = document.styles["Normal"]
    fonts(style.element.get_or_add_rPr(), "宋体", "Times New Roman")
    style.font.size = Pt(10.5)
    style.paragraph_format.space_after = Pt(0)
    style.paragraph_format.line_spacing = 1.0
    control = document.settings.element.find(qn("w:characterSpacingControl"))
    control.set(qn("w:val"), "compressPunctuation")
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(31.8)
    grid = section._sectPr.find(qn("w:docGrid"))
    grid.set(qn("w:type"), "lines")
    grid.set(qn("w:linePitch"), "312")
    for cut in range(0, 44, 4):
        body(document, CHINESE[cut:] + TEXT[cut:], first_line_indent=Pt(21))
    for spacing in (1.5, 2.0, Pt(20)):
        body(document, CHINESE, line_spacing=spacing, first_line_indent=Pt(21))
        body(document, CHINESE).runs[0].font.size = Pt(16)
    return saved(document)


def merged_rows() -> bytes:
    """Return a cell merged over rows that fill several pages, and one taller than a page."""
    document = blank()
    for _ in range(4):
        body(document)
    table = document.add_table(14, 3, style="Table Grid")
    for number, row in enumerate(table.rows):
        row.cells[1].text, row.cells[2].text = CHINESE[:40], CHINESE[number : number + 20]
    table.cell(1, 0).merge(table.cell(12, 0)).text = "合并单元格中的文字" + CHINESE[:50]
    tall = document.add_table(3, 2, style="Table Grid")
    for _ in range(8):
        tall.cell(1, 0).add_paragraph(CHINESE)
    tall.cell(1, 1).text, tall.cell(0, 0).text, tall.cell(2, 1).text = CHINESE, "甲", "乙"
    body(document)
    return saved(document)


def many_notes() -> bytes:
    """Return pages with several footnotes of different length."""
    document = blank()
    notes = ['<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>']
    for number in range(1, 9):
        call = f'<w:footnoteReference w:id="{number}"/>'
        paragraph = body(document, TEXT + CHINESE[: number * 11])
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        paragraph._p.append(parse_xml(f"<w:r {nsdecls('w')}>{raised}{call}</w:r>"))
        paragraph.add_run("脚注后的文字。" + CHINESE[:20])
        notes.append(
            f'<w:footnote w:id="{number}"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr>'
            f'<w:r>{raised}<w:footnoteRef/></w:r><w:r><w:rPr><w:sz w:val="18"/></w:rPr>'
            f'<w:t xml:space="preserve"> 数据来源：{CHINESE[: number * 25]}</w:t></w:r></w:p></w:footnote>'
        )
    part = f"<w:footnotes {nsdecls('w')}>{''.join(notes)}</w:footnotes>"
    return with_part(saved(document), "word/footnotes.xml", part.encode(), "footnotes")


def three_columns() -> bytes:
    """Return a last section in three columns over several pages."""
    document = blank()
    body(document)
    section = document.add_section(WD_SECTION.CONTINUOUS)
    section._sectPr.find(qn("w:cols")).set(qn("w:num"), "3")
    for cut in range(9):
        body(document, CHINESE[cut:])
    return saved(document)


def latin_only() -> bytes:
    """Return justified English at one and a half lines."""
    document = blank()
    for cut in range(14):
        paragraph = body(document, LATIN[cut:] * 3, line_spacing=1.5)
        fonts(paragraph.runs[0]._element.get_or_add_rPr(), "宋体", "Times New Roman")
        paragraph.runs[0].font.size = Pt(12)
    return saved(document)


def controls() -> bytes:
    """Return what editing leaves in a file: content controls in a line and around paragraphs, tags."""
    document = blank()
    for xml in (
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>控件中的文字，</w:t></w:r></w:sdtContent></w:sdt>",
        "<w:smartTag w:element='x'><w:r><w:t>标记中的文字，</w:t></w:r></w:smartTag>",
        "<w:customXml w:element='x'><w:r><w:t>自定义的文字，</w:t></w:r></w:customXml>",
        "<w:bdo w:val='ltr'><w:r><w:t>方向标记，</w:t></w:r></w:bdo>",
    ):
        paragraph = body(document)
        holder = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
        for place, element in enumerate(holder):
            paragraph._p.insert(1 + place, element)
    whole = OxmlElement("w:sdt")
    content = OxmlElement("w:sdtContent")
    whole.append(content)
    last = body(document)._p
    last.addprevious(whole)
    content.append(last)
    return saved(document)


PARITY_FILES: dict[str, Callable[[], bytes]] = {
    "foreign": foreign,
    "chinese": chinese,
    "paths": paths,
    "merged_rows": merged_rows,
    "many_notes": many_notes,
    "three_columns": three_columns,
    "latin_only": latin_only,
    "controls": controls,
}
"""Every file by name."""

GAP_FILES: dict[str, Callable[[], bytes]] = {"office": office}
"""Files that want white between Chinese and digits."""

HTML = f"""<!DOCTYPE html><html><head><meta charset="utf-8"><title>工作方案</title></head><body>
<h1>工作方案</h1><p>{CHINESE}</p><h2>一、目标</h2><p>{CHINESE}{LATIN}</p>
<ol><li>{CHINESE[:20]}</li><li>{CHINESE[:90]}</li></ol>
<table border="1" width="100%"><tr><th>序号</th><th>任务</th><th>单位</th></tr>
{"".join(f"<tr><td>{n}</td><td>{CHINESE[n : n + 30 + n]}</td><td>{CHINESE[:3]}</td></tr>" for n in range(14))}
</table><p>{LATIN}</p><p>{CHINESE * 3}</p></body></html>"""
"""A page that LibreOffice turns into a Word file."""

RTF = (
    r"{\rtf1\ansi\deff0{\fonttbl{\f0 Times New Roman;}}\f0\fs24 "
    + (LATIN + r"\par ") * 9
    + (r"{\b bold} {\i italic}\par \trowd\cellx3000\cellx6000 A\cell B\cell\row \pard " + LATIN + r"\par}")
)
"""The same of another kind."""
