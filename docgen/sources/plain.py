"""Say what an unquoted YAML scalar may be mistaken for: by other readers, or by the person who typed it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.records.placed import Lines
from docgen.sources.findings import finding

NULLS = frozenset({"", "~", "null", "Null", "NULL"})
"""Plain scalars that mean: no value."""

_TRAPS: tuple[tuple[re.Pattern[str], Text], ...] = (
    (re.compile("y|yes|on", re.IGNORECASE), Text("真", "true")),
    (re.compile("n|no|off", re.IGNORECASE), Text("假", "false")),
    (re.compile(r"[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"), Text("六十进制数", "a base-60 number")),
    (
        re.compile(r"[-+]?0[0-9_]+"),
        Text("八进制数或去掉前面的零", "an octal number, or the zeros are dropped"),
    ),
    (re.compile("[-+]?0[xX][0-9a-fA-F_]+"), Text("十六进制数", "a hexadecimal number")),
    (re.compile("[-+]?0[bo][0-9_]+"), Text("二进制或八进制数", "a binary or octal number")),
    (re.compile(r"[-+]?[0-9][0-9.]*_[0-9_.]*"), Text("去掉下划线的数", "a number without the underscores")),
    (
        re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)[eE][-+]?[0-9]+"),
        Text("科学计数", "a number with an exponent"),
    ),
    (re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.|0[0-9]+\.[0-9]*)"), Text("小数", "a decimal number")),
    (re.compile(r"[-+]?\.inf|\.nan", re.IGNORECASE), Text("无穷大或非数", "infinity or not a number")),
    (re.compile("="), Text("默认值标记", "the default-value sign")),
    (re.compile("<<"), Text("合并键", "the merge key")),
)

HARMLESS = re.compile(
    r"(?!(?:yes|no|on|off|[yn])$)[a-z][a-z0-9_.-]*|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?|[0-9]{4}-[0-9]{2}-[0-9]{2}",
    re.ASCII | re.IGNORECASE,
)
"""A word, number or date that every reader takes for what it is; most plain scalars are one."""

KEY_THEN_FULLWIDTH_COLON = re.compile(r"[ \u3000\u00a0]*(?:-[ \u3000]+)*([A-Za-z_][\w-]*)\s*：")
KEY_WITHOUT_SPACE = re.compile(r"[ ]*(?:- +)*([A-Za-z_][\w-]*):(?=[\[{\"'“\u3000\u4e00-\u9fff])")

_Lookalike = tuple[re.Pattern[str], Text, Text]
_SPACE = Text("冒号后请加一个半角空格", "put one space after the colon")
_QUOTE = Text("若确是文字，请加引号", "if it is really text, put it in quotes")
_ANYWHERE: tuple[_Lookalike, ...] = (
    (
        re.compile("[\u3000\u00a0]"),
        Text("以全角空格开头", "begins with a full-width space"),
        Text("请删去全角空格，或加引号", "delete the space, or use quotes"),
    ),
    (
        re.compile("＃"),
        Text("以全角“＃”开头，不是注释", "begins with a full-width ＃, which makes no comment"),
        Text("注释请用半角 #", "use # for a comment"),
    ),
    (
        re.compile("－(?=.)"),
        Text("以全角“－”开头，不是列表", "begins with a full-width －, which makes no list"),
        Text("列表请用半角“- ”", "use “- ” for a list"),
    ),
    (
        re.compile("(［.*］|【.*】|｛.*｝)$", re.DOTALL),
        Text("用的是全角括号，不是列表", "has full-width brackets, which make no list"),
        Text("列表请用半角 [ ]", "use [ ] for a list"),
    ),
    (
        re.compile("[＂＇]"),
        Text("用的是全角引号", "has full-width quotation marks"),
        Text('请用半角引号 "', 'use the half-width mark "'),
    ),
)
_IN_LIST: tuple[_Lookalike, ...] = (
    (
        KEY_WITHOUT_SPACE,
        Text("冒号后没有空格，不是键和值", "has no space after the colon, so it is no key and value"),
        _SPACE,
    ),
    (
        re.compile(r"-[^\s\d.\-]"),
        Text("“-”后没有空格，不是列表项", "has no space after the dash, so it is no list item"),
        Text("“-”后请加一个空格", "put a space after the dash"),
    ),
)
_IN_FLOW: tuple[_Lookalike, ...] = (
    (
        # Not a sentence, and not a name such as 区（市、县）卫生健康局: there the comma is part of the text.
        re.compile(r"(?!.*[。！？]$)(?:（[^（）]*）|《[^《》]*》|“[^“”]*”|[^（《“，、])*[，、]", re.DOTALL),
        Text("含有全角“，”或“、”，只算一项", "holds a full-width comma, so it is one element"),
        Text("各项之间请用半角逗号", "separate the elements by a half-width comma"),
    ),
    (
        re.compile("“[^“”]*”$"),
        Text("用的是中文引号，引号会算作文字", "is in Chinese quotation marks, which become text"),
        Text('请用半角引号 "', 'use the half-width mark "'),
    ),
)
_FOLDED_LINE = re.compile(r"[ \t\u3000]*(?:-[ ]|－|[A-Za-z_][\w-]*(?:：|:[\[{\"'“\u4e00-\u9fff]))")

_REMEMBERED = 4096
_NOWHERE = Place("")


def trap(value: str, place: Place) -> Diagnostic | None:
    """Return the finding for a plain scalar that YAML 1.1 readers take for something else, if it is one."""
    for pattern, taken_for in _TRAPS:
        if pattern.fullmatch(value):
            return finding(
                "DG022",
                place,
                Text(
                    f"“{value}”按文字读取，别的工具会读成{taken_for.zh}",
                    f"“{value}” is kept as text; other tools read {taken_for.en}",
                ),
                Text(f'请加引号："{value}"', f'put it in quotes: "{value}"'),
            )
    return None


def misreading(value: str, place: Place, *, in_list: bool, in_flow: bool) -> Diagnostic | None:
    """Return the finding for a plain value that looks like something it is not, if there is one.

    `in_list`: it is an element of a list (or the whole file) and not the value of a key; `in_flow`:
    the list is written in brackets.
    """
    if found := trap(value, place):
        return found
    if in_list and (slip := KEY_THEN_FULLWIDTH_COLON.match(value)):
        return fullwidth_colon(slip[1], place)
    for pattern, fact, remedy in _ANYWHERE + _IN_LIST * in_list + _IN_FLOW * in_flow:
        if pattern.match(value):
            return _kept_as_text(value, place, fact, remedy)
    return None


@lru_cache(_REMEMBERED)
def is_sound_key(key: str) -> bool:
    """Say whether a plain key stands for itself, without a finding; files of one kind share their keys."""
    return odd_key(key, _NOWHERE) == (key, None)


@lru_cache(_REMEMBERED)
def is_sound_value(value: str, *, in_list: bool, in_flow: bool) -> bool:
    """Say whether `misreading` finds nothing in a plain value; the files of a project share their names."""
    return misreading(value, _NOWHERE, in_list=in_list, in_flow=in_flow) is None


def folded_lines(lines: list[str], first: int, where: Lines) -> Iterator[Diagnostic]:
    """Yield a finding for each continuation line that was surely meant as YAML; `first` counts from 1."""
    for number, line in enumerate(lines, first):
        if _FOLDED_LINE.match(line):
            indent = len(line) - len(line.lstrip())
            fact = Text("并入了上一行的文字", "was joined to the text of the line above")
            remedy = Text(
                "请检查缩进，以及冒号、“-”是否半角且后有空格", "look at its indentation, colon and dash"
            )
            yield _kept_as_text(
                line.strip(), Place(where.path, *where.original((number, indent + 1))), fact, remedy
            )


def fullwidth_colon(key: str, place: Place) -> Diagnostic:
    """Return the finding for a full-width colon typed after `key`."""
    return finding(
        "DG016",
        place,
        Text(
            f"“{key}”后面是全角冒号“：”，应为半角“: ”",
            f"“{key}” is followed by a full-width colon, not by “: ”",
        ),
        Text(
            f"请改为“{key}: ”（半角冒号加空格）；若确是文字，请加引号",
            f"type “{key}: ”; if it is text, use quotes",
        ),
    )


def missing_space(key: str, place: Place) -> Diagnostic:
    """Return the finding for a colon after `key` that no space follows, where that breaks the file."""
    message = Text(f"“{key}:”的冒号后没有空格", f"no space follows the colon of “{key}:”")
    return finding("DG018", place, message, _SPACE)


def _kept_as_text(value: str, place: Place, fact: Text, remedy: Text) -> Diagnostic:
    shown = value if len(value) <= 20 else f"{value[:20]}…"
    message = Text(f"“{shown}”{fact.zh}，已按文字读取", f"“{shown}” {fact.en}; it is kept as text")
    return finding("DG017", place, message, Text(f"{remedy.zh}；{_QUOTE.zh}", f"{remedy.en}; {_QUOTE.en}"))


def odd_key(key: str, place: Place) -> tuple[str | None, Diagnostic | None]:
    """Return the name that a plain key stands for, None if it cannot be one, and the finding, if any."""
    if key in NULLS:
        message = Text("键是空的", "the key is empty")
        return None, finding("DG021", place, message, Text("请写出键名", "write the name of the key"))
    if key == "<<":
        remedy = Text("请把要合并的内容写在这里", "write out here what was to be merged")
        return None, finding(
            "DG024", place, Text("不支持合并键 <<", "the merge key << is not supported"), remedy
        )
    if slip := KEY_THEN_FULLWIDTH_COLON.match(key):
        return None, fullwidth_colon(slip[1], place)
    name = key.strip("\u3000\u00a0“”＂＇")
    if name != key and name:
        message = Text(
            f"键“{key}”带有全角空格或引号", f"the key “{key}” holds a full-width space or quotation mark"
        )
        return name, finding("DG016", place, message, Text(f"请改为“{name}:”", f"write “{name}:”"))
    return key, misreading(key, place, in_list=True, in_flow=False)
