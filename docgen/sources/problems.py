"""Hold the table of libyaml's problems: its own words -> code, what is wrong, what to do."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.diagnostics import Text

NOT_THE_NEXT = re.compile("did not find expected (key|'-' indicator|',' or '[]}]'|<document start>)")
"""What libyaml says when something stands where the next entry, or the end, should be."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Describe one problem; in the messages ``{sign}`` is the character at the place."""

    code: str
    pattern: str
    """Regular expression over libyaml's context and problem, joined by ``|``."""
    message: Text
    remedy: Text
    at_context: bool = False
    """The slip stands where the construct began, not where libyaml noticed."""

    def matches(self, problem: str, context: str) -> bool:
        """Say whether this row describes what libyaml said."""
        return re.search(self.pattern, f"{context}|{problem}") is not None


_QUOTE = Text("若是文字，请加引号", "if it is text, put it in quotes")

UNKNOWN = Problem(
    "DG010",
    "",
    Text("YAML 语法错误（{problem}）", "YAML syntax error ({problem})"),
    Text("请对照示例检查这一行和上一行", "compare this line and the one above with an example"),
)

PROBLEMS = (
    Problem(
        "DG019",
        "mapping values are not allowed",
        Text("同一行有第二个“: ”", "a second “: ” stands in the line"),
        Text("若是文字，请给整段加引号", "if it is text, put the whole in quotes"),
    ),
    Problem(
        "DG010",
        "simple key.*could not find expected ':'",
        Text("这一行缺冒号，不是“键: 值”", "this line has no colon, so it is no “key: value”"),
        Text(
            "请补上冒号和空格；若是上一行的续行，请缩进",
            "add a colon and a space; indent it if it continues the line above",
        ),
        at_context=True,
    ),
    Problem(
        "DG014",
        "cannot start any token",
        Text("文字不能以“{sign}”开头", "text cannot begin with {sign}"),
        Text("请给整段加引号", "put the whole in quotes"),
    ),
    Problem(
        "DG014",
        "scanning an? (alias|anchor)",
        Text("“{sign}”开头在 YAML 中是锚点或别名", "a leading {sign} means an anchor or alias in YAML"),
        Text("请给整段加引号", "put the whole in quotes"),
        at_context=True,
    ),
    Problem(
        "DG014",
        "(scanning a tag|undefined tag handle|parsing a tag)",
        Text("“{sign}”开头在 YAML 中是类型标签", "a leading {sign} means a type tag in YAML"),
        Text("请给整段加引号", "put the whole in quotes"),
        at_context=True,
    ),
    Problem(
        "DG012",
        "quoted scalar.*(escape|hexdecimal)",
        Text("双引号里的反斜杠写法无效", "the backslash escape in double quotes is not valid"),
        Text("请改用单引号，或把 \\ 写成 \\\\", "use single quotes, or write \\\\ for \\"),
    ),
    Problem(
        "DG012",
        "quoted scalar",
        Text("引号没有结束", "the quotation is not closed"),
        Text("请补上结尾的引号", "add the closing mark"),
        at_context=True,
    ),
    Problem(
        "DG013",
        "flow sequence.*',' or ']'",
        Text("方括号没有结束，或两项之间缺逗号", "the [ is not closed, or a comma is missing"),
        Text("请补上“]”或半角逗号", "add the ] or a half-width comma"),
        at_context=True,
    ),
    Problem(
        "DG013",
        "flow mapping.*',' or '}'",
        Text("花括号没有结束，或两项之间缺逗号", "the {{ is not closed, or a comma is missing"),
        Text(
            "请补上“}”或半角逗号；文字以 { 开头的请加引号",
            "add the } or a comma; quote text that begins with {",
        ),
        at_context=True,
    ),
    Problem(
        "DG015",
        "block mapping.*expected key",
        Text(
            "这一行和同一层的键对不齐，或不是“键: 值”",
            "this line is not in the column of its sister keys, or is no “key: value”",
        ),
        Text("请对齐缩进：同一层从同一列开始", "align it: lines of one level begin in one column"),
    ),
    Problem(
        "DG015",
        "block collection.*'-' indicator",
        Text(
            "这一行不是列表项，也没有对齐上一层",
            "this line is neither a list element nor in the column of the level above",
        ),
        Text("请对齐缩进，列表项以“- ”开头", "align it; list elements begin with “- ”"),
    ),
    Problem(
        "DG010",
        "block sequence entries are not allowed",
        Text("“- ”不能写在键的同一行", "“- ” cannot stand on the line of its key"),
        Text("请另起一行；若是文字，请加引号", "begin a new line; if it is text, put it in quotes"),
    ),
    Problem(
        "DG014",
        "expected node content",
        Text("“{sign}”不能用在值的开头", "a value cannot begin with {sign}"),
        _QUOTE,
    ),
    Problem(
        "DG010",
        "<document start>",
        Text("文件的内容在此之前已经结束", "the content of the file ended before this"),
        Text(
            "请检查上一行的引号、括号和冒号后的空格",
            "look at the quotes, brackets and colon of the line above",
        ),
    ),
    Problem(
        "DG010",
        "block scalar",
        Text("“|”或“>”之后只能换行", "only a line end may follow | or >"),
        Text("若是文字，请加引号", "if it is text, quote it"),
        at_context=True,
    ),
    Problem(
        "DG010",
        "(directive|%YAML|%TAG|YAML document)",
        Text("不支持以 % 开头的指令行", "directive lines that begin with % are not supported"),
        Text("请删去这一行；若是文字，请加引号", "delete the line; if it is text, put it in quotes"),
    ),
)
