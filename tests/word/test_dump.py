"""A Word file is written as text and made from it again."""

from __future__ import annotations

import io

import docx
import pytest
from docx.enum.table import WD_ALIGN_VERTICAL, WD_TABLE_ALIGNMENT
from hypothesis import given
from hypothesis import strategies as st

from docgen.layout.page import PROFILE_A
from docgen.ooxml.package import read_package
from docgen.word.blank import blank_template
from docgen.word.dump import dump
from docgen.word.text_form import escape, unescape
from docgen.word.typeset import TextFormError, from_text, template_from_text
from tests.word.notices import short_notice
from tests.word.rendering import TEMPLATE, rendered

LOOK = "tblLook(firstColumn=1,firstRow=1,lastColumn=0,lastRow=0,noHBand=0,noVBand=1,val=04A0)"
BLANK = blank_template(PROFILE_A)


def _document(*lines: str) -> str:
    return "=== document\n" + "\n".join(lines) + "\n"


def _round_trip(*lines: str) -> list[str]:
    shown = dump(from_text(_document(*lines), BLANK)).split("\n=== footer")[0].splitlines()
    return [line for line in shown[1:] if not line.startswith("#")]


def _refusal(*lines: str) -> TextFormError:
    with pytest.raises(TextFormError) as caught:
        from_text(_document(*lines), BLANK)
    return caught.value


def test_the_built_in_notice_is_made_from_its_text() -> None:
    text = TEMPLATE.with_suffix(".txt").read_text(encoding="utf-8")
    assert template_from_text(text, PROFILE_A) == TEMPLATE.read_bytes()


def test_a_template_is_the_same_after_writing_and_reading() -> None:
    text = dump(read_package(TEMPLATE.read_bytes()))
    assert template_from_text(text, PROFILE_A) == TEMPLATE.read_bytes()


@pytest.mark.parametrize(
    "line",
    [
        "[公文正文] {{ a }} 与 {% if b %}“c”{% endif %}",
        "[公文正文] ⟦二级标题字⟧（一）标题。⟦⟧正文",
        "[公文正文] 甲⇥乙⏎丙⇟丁",
        "[公文正文] 第⟪NUMPAGES⟫页",
        r"[公文正文] \⟦不是样式\⟧ \\ & < >",
        r"[公文正文] 末尾有空格\s",
        "[正文]",
    ],
)
def test_a_line_comes_back_as_it_was(line: str) -> None:
    assert _round_trip(line) == [line]


def test_a_table_comes_back_as_it_was() -> None:
    table = """\
<table 公文表格 2000 3000 3844>
  <row header>
    <cell span=2>
      [表头文字] 任务
    <cell>
      [表头文字] 牵头
  <row>
    <cell merge=restart>
      [表格文字] {{ a }}
    <cell>
      [表格文字] {{ b }}
    <cell>
      [表格文字]
[细空行]""".splitlines()
    assert _round_trip(*table) == table


ANNEX = """\
=== document
<section landscape>
[附件序号] 附件1
<table 公文表格 900 8856 3000>
  <row header whole>
    <cell span=2>
      [表头文字] 工作任务
    <cell>
      [表头文字] 牵头单位
  {%tr for task in tasks %}
  <row whole>
    <cell>
      [表格连行] {% vm %}{{ task.number }}
    {%tc for name in task.names %}
    <cell merge=restart>
      [表格居中] {{ name }}
    {%tc endfor %}
  {%tr endfor %}
[细空行]
<section portrait>
[附件序号] 附件2
[公文正文] 正文
=== footer odd landscape
[奇数页页码] 第⟪PAGE⟫页
=== footer even landscape
[偶数页页码] — ⟪PAGE⟫ —
=== footer odd
[奇数页页码] — ⟪PAGE⟫ —
=== footer even
[偶数页页码] — ⟪PAGE⟫ —
"""


def _bare(text: str) -> str:
    return "".join(line for line in text.splitlines(keepends=True) if not line.startswith("#"))


def test_landscape_sections_and_tables_with_loops_come_back_as_they_were() -> None:
    made = template_from_text(ANNEX, PROFILE_A)
    text = dump(read_package(made))
    assert _bare(text) == ANNEX
    assert template_from_text(text, PROFILE_A) == made


@pytest.mark.parametrize(
    "last", ["<table 公文表格 8844>\n  <row>\n    <cell>\n      [表格文字] 甲", "[正文] {%p endif %}"]
)
def test_a_section_ends_in_a_line_of_its_own_where_the_last_block_cannot_hold_it(last: str) -> None:
    lines = _round_trip(*last.splitlines(), "<section landscape>", "[正文] 乙")
    assert lines[-3:] == ["[细空行]", "<section landscape>", "[正文] 乙"]


def test_a_section_ends_in_its_last_paragraph() -> None:
    lines = ["[正文] 甲", "<section landscape>", "[正文] 乙"]
    assert _round_trip(*lines) == lines


def test_what_no_style_gives_a_table_is_shown() -> None:
    document = docx.Document()
    table = document.add_table(1, 1)
    table.alignment, table.cell(0, 0).vertical_alignment = WD_TABLE_ALIGNMENT.CENTER, WD_ALIGN_VERTICAL.BOTTOM
    file = io.BytesIO()
    document.save(file)
    shown = [line.split("+")[1:] for line in dump(read_package(file.getvalue())).splitlines() if "<" in line]
    assert [[mark.strip(" >") for mark in marks] for marks in shown] == [
        ["tblW(type=auto,w=0)", "jc(val=center)", LOOK],
        [],
        ["vAlign(val=bottom)"],
    ]


@given(st.text())
def test_every_text_is_escaped_and_read_back(text: str) -> None:
    assert unescape(escape(text)) == text


def test_formatting_that_no_style_gives_is_shown() -> None:
    lines = dump(read_package(rendered(short_notice()))).splitlines()
    assert "[发文机关标志] ⟦+w(val=76)⟧陕西省卫生健康委员会文件" in lines


def test_the_content_of_a_text_box_is_shown_indented() -> None:
    lines = dump(read_package(rendered(short_notice()))).splitlines()
    assert "        [版记印发] 陕西省卫生健康委办公室⇥2021年11月3日印发" in lines


def test_files_of_other_programs_can_be_read() -> None:
    file = io.BytesIO()
    document = docx.Document()
    document.add_paragraph("标题", style="Heading 1").add_run("粗").bold = True
    document.save(file)
    assert "[标题 1] 标题⟦+b⟧粗" in dump(read_package(file.getvalue())).splitlines()


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        ("[没有的样式] 文", "no such style"),
        ("[正文 +jc(val=center)] 文", "no style gives"),
        ("没有样式", "starts with its style"),
        ("[正文] ⟦二级标题字", "without its pair"),
        ("[正文] ⟪picture⟫", "cannot be made"),
        ("<section sideways>", "no such section"),
        ("<table 公文表格>", "width of each column"),
        ("<table 公文表格 100>\n  [正文]", "a <row> is due"),
        ("<table 公文表格 100>\n  <row tall>", "no such row"),
        ("<table 公文表格 100>\n  <row>\n    <cell wide>", "no such cell"),
        ("<table 公文表格 100 +jc(val=center)>", "no style gives"),
    ],
)
def test_what_cannot_be_made_is_refused_with_its_line(line: str, problem: str) -> None:
    error = _refusal("[正文]", line)
    assert (error.number, problem in error.problem) == (2 + len(line.splitlines()), True)


def test_a_turned_footer_without_a_landscape_section_is_refused() -> None:
    with pytest.raises(TextFormError, match="no landscape section"):
        from_text("=== document\n[正文]\n=== footer odd landscape\n[正文]\n", BLANK)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(TextFormError, match="footer first"):
        from_text("=== footer first\n[正文]\n", BLANK)
