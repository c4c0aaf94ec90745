"""What a reader sees of a Markdown text."""

import pytest

from docgen.records.markdown_lines import LineKind, markdown_lines

HEADING, PARAGRAPH, CELL = LineKind.HEADING, LineKind.PARAGRAPH, LineKind.CELL


@pytest.mark.parametrize(
    ("markdown", "lines"),
    [
        ("", []),
        ("一段。\n", [(PARAGRAPH, "一段。")]),
        ("上半，\n下半。\n\n另一段。", [(PARAGRAPH, "上半，下半。"), (PARAGRAPH, "另一段。")]),
        ("# 标题\n一段。", [(HEADING, "标题"), (PARAGRAPH, "一段。")]),
        ("截至**12月**。", [(PARAGRAPH, "截至12月。")]),
        ("2 ** 3", [(PARAGRAPH, "2 ** 3")]),
        ("- 甲。\n- 乙。\n1. 丙。", [(PARAGRAPH, "甲。"), (PARAGRAPH, "乙。"), (PARAGRAPH, "丙。")]),
        ("| 指标 | 数 |\n|:---|---:|\n| 人数 | 12 |", [(CELL, t) for t in ("指标", "数", "人数", "12")]),
        ("![门诊大厅](pictures/hall.png)", []),
        ('![门诊大厅](pictures/hall.png "图1 门诊大厅")', [(CELL, "图1 门诊大厅")]),
        (": 表1 人数\n\n| 人数 |", [(CELL, "表1 人数"), (CELL, "人数")]),
        ("见[通知](http://x.cn)。", [(PARAGRAPH, "见通知。")]),
        ("#标签不是标题。", [(PARAGRAPH, "#标签不是标题。")]),
    ],
)
def test_marks_of_markdown_are_not_part_of_what_is_printed(
    markdown: str, lines: list[tuple[LineKind, str]]
) -> None:
    assert list(markdown_lines(markdown)) == lines
