"""Find what templates, programs and drafts leave in texts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_SHOWN = 3
"""How many places of one kind a message shows."""
_WORD = "A-Za-z0-9_@."
_KINDS: tuple[tuple[Text, str], ...] = (
    (Text("模板标记", "template mark"), r"\{[{%#][^{}\n]*[}%#]?\}?|[}%#]\}"),
    (
        Text("程序留下的空值", "empty value of a program"),
        rf"(?<![{_WORD}/-])(?:None|NaN|nan|NaT|[Uu]ndefined|null|NULL)(?![{_WORD}/-])",
    ),
    (
        Text("草稿留下的提示", "note of a draft"),
        rf"【(?:待|请|填|此处|某)[^】\n]*】?|(?<![{_WORD}])(?:TODO|TBD|FIXME)(?![{_WORD}])",
    ),
    (
        Text("网页、Markdown 或 Word 的残留", "leftover of a web page, Markdown or Word"),
        (
            r"\*\*|```|^#{1,6} |\[bookmark[^\]\n]*\]?|\]\(https?:|<br ?/?>|&(?:nbsp|amp|lt|gt|quot|#\d+);"
            r"|错误[!！] ?未(?:找到|定义)[^。\n]{0,12}|#(?:REF|N/A|VALUE|DIV/0|NAME\?|NUM)!?"
        ),
    ),
    (
        Text("空的括号或引号", "empty brackets or quotation marks"),
        r"《[ 　]*》|〈[ 　]*〉|（[ 　]*）|\([ 　]*\)|“[ 　]*”|‘[ 　]*’|〔[ 　]*〕|【[ 　]*】",
    ),
    (
        Text("重复或落单的标点", "doubled or stray punctuation"),
        r"[，、；：。][，、；：。]+|[，、；]）|（[，、；。]|^[，、；：。]|、等(?![级待候同额于价距])",
    ),
)
_SUSPECTS = (
    re.compile(r"[{}*`#【\[\]<&TF误](?:(?<![TF误])|(?<=T)(?:ODO|BD)|(?<=F)IXME|(?<=错误)[!！])"),
    re.compile(r"[NnUu](?:one|aN|an|aT|ull|ndefined|ULL)"),
    re.compile(r"[《〈（(“‘〔【][》〉）)”’〕】 　]"),
    re.compile(r"[，、；：。）等](?:(?<=[，、；：。（\n][，、；：。])|(?<=[，、；]）)|(?<=、等))"),
)
"""Sets of signs that no sound text holds, or few do."""


def leftover(project: Project) -> Iterator[Finding]:
    """Report what a template, a program or a draft left in a text.

    文字里有模板标记、空值、草稿提示或多余的标点。

    Bad:
        text: 由{{ lead }}牵头，人事处、、各设区市配合。
    Good:
        text: 由健康促进处牵头，人事处、各设区市配合。
    Why: It prints as it is. Doubled commas and empty brackets mostly come from a name that was missing when
        the text was put together. Blanks such as ×× have a rule of their own (DG321).
    为什么：这些都会照样印出来。重复的顿号、空括号，多半是拼接文字时缺了一个名称。
        ××、___ 等空位另有提示（DG321）。
    """
    for printed in project.prose.holding(*_SUSPECTS):
        for what, pattern in _kinds():
            places = [_seen(printed.text, match) for match in pattern.finditer(printed.text)]
            if not places:
                continue
            where, shown = text_called(printed), _shown(places)
            yield Finding(
                printed.record,
                printed.path,
                Text(f"{where.zh}：{what.zh}{shown}", f"{where.en}: {what.en} {shown}"),
                Text("填上应有的文字，或删去", "write what should stand there, or delete it"),
            )


def _shown(places: list[str]) -> str:
    """Return the first few places, and how many there are."""
    some = "、".join(f"“{place}”" for place in list(dict.fromkeys(places))[:_SHOWN])
    return some if len(places) <= _SHOWN else f"{some}等 {len(places)} 处"


def _seen(text: str, match: re.Match[str]) -> str:
    """Return what was found; with the characters beside it where it is short."""
    around = 0 if match.end() - match.start() > 3 else 3
    return text[max(0, match.start() - around) : match.end() + around].replace("\n", " ").strip()


@cache
def _kinds() -> tuple[tuple[Text, re.Pattern[str]], ...]:
    """Return the kinds with their patterns compiled: needed only once a suspect is found."""
    return tuple((what, re.compile(pattern)) for what, pattern in _KINDS)
