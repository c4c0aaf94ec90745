"""Bodies become blocks; what cannot be carried is found where it stands."""

from __future__ import annotations

import pytest

from docgen.markdown import Align, Kind, Table, label, read_bodies, read_markdown
from tests.markdown.bodies import shown

BODY = """\
# 一、总体要求

坚持**“预防为主”**，
把工作做在前面。

## 目标

到2025年，覆盖率达到**90%**以上。

### 1. 机构

#### （1）床位

# 工作任务

- 甲县
  - 乙乡
- 丙县

3. 摸底

   摸底的说明。
4. 走访
"""


def blocks(text: str) -> list[str]:
    return [shown(block) for block in read_markdown(text).blocks]


def found(text: str) -> list[tuple[Kind, str]]:
    """Return kind and first three characters of each finding."""
    return [(each.kind, text[each.at : each.at + 3]) for each in read_markdown(text).findings]


def test_body_is_read_as_its_author_means_it() -> None:
    assert blocks(BODY) == [
        "H1 一、总体要求",
        "坚持*“预防为主”*，把工作做在前面。",
        "H2 （一）目标",
        "到2025年，覆盖率达到*90%*以上。",
        "H3 1.机构",
        "H4 （1）床位",
        "H1 二、工作任务",
        "- · 甲县",
        "-- · 乙乡",
        "- · 丙县",
        "- 3 摸底",
        "摸底的说明。",
        "- 4 走访",
    ]
    assert found(BODY) == []


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("请**注意：**请按**“政策”**执行。", "请*注意：*请按*“政策”*执行。"),
        ('“引号”‘单’……——3—5岁 "a" -- ...', '“引号”‘单’……——3—5岁 "a" -- ...'),
        ("全省\n工作", "全省工作"),
        ("使用\nWord\n文件", "使用Word文件"),
        ("one\ntwo", "one two"),
        ("　　首行缩进　空一格", "首行缩进　空一格"),
        ("a_b_c 5*3 100% #1 ^2^ ~x~ $y$ @z", "a_b_c 5*3 100% #1 ^2^ ~x~ $y$ @z"),
        ("\\*星\\* &lt;&amp;&gt; 1\\. \\# 号", "*星* <&> 1. # 号"),
        ("1.5万人、（一）不是列表", "1.5万人、（一）不是列表"),
        ("&lt;5 \\&amp;", "<5 &amp;"),
    ],
)
def test_chinese_text_is_left_as_it_was_typed(text: str, read: str) -> None:
    assert (blocks(text), found(text)) == ([read], [])


def test_a_line_break_ends_the_paragraph() -> None:
    assert blocks("甲  \n乙\\\n丙") == ["甲", "乙", "丙"]


def test_a_table_has_its_caption_before_or_behind_it() -> None:
    rows = "| 县区 | 户数 |\n|:--|--:|\n| **甲** | 12 |\n| 乙 | |\n"
    read = read_markdown(f": 表1　走访\n\n{rows}")
    assert isinstance(read.blocks[0], Table)
    assert read.blocks[0].columns == (Align.LEFT, Align.RIGHT)
    assert (
        [shown(read.blocks[0])]
        == blocks(f"{rows}\nTable: 表1　走访\n")
        == ["表1　走访 / 县区 | 户数 / *甲* | 12 / 乙 | "]
    )
    assert read.findings == ()


def test_a_picture_stands_by_itself_with_its_title() -> None:
    text = '前\n\n![入户 走访](data/走 访.png "图1　走访")\n\n后'
    assert (blocks(text), found(text)) == (["前", "![入户 走访](data/走 访.png) 图1　走访", "后"], [])


@pytest.mark.parametrize(
    "path",
    [
        "/etc/a.png",
        "../a.png",
        "a/../../b.png",
        "C:/a.png",
        "a\\b.png",
        "file:a.png",
        "//h/a.png",
        "%2e%2e/a.png",
    ],
)
def test_no_picture_comes_from_outside_the_project(path: str) -> None:
    read = read_markdown(f"![图]({path})")
    assert [finding.kind for finding in read.findings] == [Kind.PICTURE]
    assert read.blocks == ()


@pytest.mark.parametrize(
    ("text", "read", "findings"),
    [
        ("见[通知](http://x.cn \"t\")。", ["见通知。"], [(Kind.LINK, "通知]")]),
        ("见[通知][1]。\n\n[1]: http://x.cn", ["见通知。"], [(Kind.LINK, "通知]")]),
        ("甲[^1]\n\n[^1]: 乙", ["甲^1"], [(Kind.STRUCTURE, "^1]")]),
        ("> 甲\n\n---", ["甲"], [(Kind.STRUCTURE, "> 甲"), (Kind.STRUCTURE, "---")]),
        ("```x\n乙\n丙\n```\n\n---", ["乙", "丙"], [(Kind.STRUCTURE, "```"), (Kind.STRUCTURE, "---")]),
        ("*甲*`乙`**丙", ["甲乙**丙"], [(Kind.MARK, "甲*`"), (Kind.MARK, "乙`*"), (Kind.MARK, "**丙")]),
        ("<b>甲</b>", ["<b>甲</b>"], [(Kind.HTML, "<b>"), (Kind.HTML, "</b")]),
        ("- 一\n  - 二\n    - 三\n      - 四", ["- · 一", "-- · 二", "--- · 三", "---- · 四"],
            [(Kind.STRUCTURE, "- 四")]),
        ("甲\n\n[a]: 乙 丙", ["甲"], [(Kind.LOST, "a]:")]),
        (
            "| 甲 |\n|---|\n| 1 | 2 |\n\n[a]: 乙\n\n: 题\n\n| 丙 |\n|---|\n\n![图](a.png)",
            [" / 甲 / 1", "题 / 丙", "![图](a.png)"],
            [(Kind.TABLE, "2 |"), (Kind.LOST, "a]:")],
        ),
        ("| 甲 |\n|---|\n| ![图](a.png) |", [" / 甲 / "], [(Kind.PICTURE, "![图")]),
    ],
)  # fmt: skip
def test_words_stay_and_what_is_lost_is_found(
    text: str, read: list[str], findings: list[tuple[Kind, str]]
) -> None:
    assert (blocks(text), found(text)) == (read, findings)


def test_bodies_do_not_leak_into_each_other() -> None:
    texts = ["```\n没有结束", "[1]: http://x.cn", "见[甲][1]", "", " \n"]
    read = read_bodies(texts)
    assert [[shown(block) for block in read[text].blocks] for text in texts] == [
        ["```没有结束"], [], ["见[甲][1]"], [], [],
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["[" * 200, "**a " * 200, "> " * 200, "- " * 200, "|a" * 500, "`" * 999])
def test_hostile_text_is_read_in_time(text: str) -> None:
    read_markdown(text)


@pytest.mark.parametrize(
    ("level", "number", "sign"),
    [
        (1, 12, "十二、"),
        (2, 3, "（三）"),
        (3, 3, "3."),
        (4, 3, "（3）"),
        (5, 3, "③"),
        (6, 21, "㉑"),
        (5, 51, "（51）"),
    ],
)
def test_levels_are_numbered_as_documents_do(level: int, number: int, sign: str) -> None:
    assert label(level, number) == sign
