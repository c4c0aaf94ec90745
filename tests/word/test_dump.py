"""A Word file is written as text and made from it again."""

from __future__ import annotations

import io

import docx
import pytest
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
      [表格文字]""".splitlines()
    assert _round_trip(*table) == table


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
    ],
)
def test_what_cannot_be_made_is_refused_with_its_line(line: str, problem: str) -> None:
    error = _refusal("[正文]", line)
    assert (error.number, problem in error.problem) == (3, True)


def test_an_unknown_part_is_refused() -> None:
    with pytest.raises(TextFormError, match="footer first"):
        from_text("=== footer first\n[正文]\n", BLANK)
