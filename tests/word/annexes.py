"""Make annexes: one of docgen's own with a landscape table, and one as an office makes it in Word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from docgen.layout.page import PROFILE_A
from docgen.word.fragments import fragment_filters
from docgen.word.template import compile_template
from docgen.word.typeset import template_from_text
from tests.pdf.files import blank, body, number, picture, saved
from tests.pdf.rare_files import with_part

TABLE = """\
=== document
<section landscape>
[附件序号] 附件1
[附件标题] 分工表
<table 公文表格 900 3000 5856 3000>
  <row header whole>
    <cell>
      [表头文字] 序号
    <cell span=2>
      [表头文字] 工作任务
    <cell>
      [表头文字] 牵头单位
  {%tr for task in tasks %}
  {%tr for item in task.parts %}
  {%tr if loop.last %}
  <row whole>
    <cell>
      [表格居中] {% vm %}{{ task.name }}
    <cell span=2>
      [表格文字] {{ item }}
    <cell>
      [表格居中] 某处
  {%tr else %}
  <row whole>
    <cell>
      [表格连行] {% vm %}{{ task.name }}
    <cell span=2>
      [表格文字] {{ item }}
    <cell>
      [表格居中] 某处
  {%tr endif %}
  {%tr endfor %}
  {%tr endfor %}
"""
LAST_PAGE = "<section portrait>\n[公文正文] 末页\n"


@dataclass(frozen=True, slots=True)
class Task:
    """One task of three items, each of five lines."""

    name: str
    parts: tuple[str, ...]


def table_annex(*, tasks: int = 8, text: str = TABLE) -> bytes:
    """Return a landscape table of so many tasks, two on a page."""
    template = compile_template(
        template_from_text(text, PROFILE_A), name="t.docx", filters=fragment_filters(PROFILE_A, None)
    )
    items = ("逐项列出清单，明确责任人和完成时限。" * 9,) * 3
    return template.render({"tasks": [Task(f"甲{number}", items) for number in range(1, tasks + 1)]})


def office_annex() -> bytes:
    """Return an annex with a header, a numbered list, a footnote, a picture, a bookmark and a comment.

    Its second section begins on the same page. Its styles are named as docgen's are and look otherwise.
    """
    document: Any = blank()
    document.settings.odd_and_even_pages_header_footer = False
    section = document.sections[0]
    section.header.paragraphs[0].text = "附件的页眉"
    number(section.footer.paragraphs[0])
    document.add_paragraph("附件2")
    document.add_heading("一级标题", 1)
    for text in ("甲", "乙"):
        document.add_paragraph(text, style="List Number")
    first = body(document, "正文")
    first._p.append(
        parse_xml(f'<w:r {nsdecls("w")}><w:footnoteReference w:id="2"/></w:r>'),
    )
    first._p.append(parse_xml(f'<w:bookmarkStart {nsdecls("w")} w:id="0" w:name="there"/>'))
    first._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="0"/>'))
    second = body(document, "见第")
    second._p.append(
        parse_xml(
            f'<w:fldSimple {nsdecls("w")} w:instr=" PAGEREF there "><w:r><w:t>1</w:t></w:r></w:fldSimple>'
        )
    )
    document.add_picture(picture(), width=Mm(40))
    document.add_comment(second.runs[0], text="再核一下", author="某", initials="某")
    document.add_section(WD_SECTION.CONTINUOUS)
    body(document, "附件末段")
    return with_part(saved(document), "word/footnotes.xml", _NOTE.encode(), "footnotes")


_NOTE = (
    f'<w:footnotes {nsdecls("w")}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote>'
    '<w:footnote w:id="2"><w:p><w:r><w:t>脚注在此</w:t></w:r></w:p></w:footnote></w:footnotes>'
)
