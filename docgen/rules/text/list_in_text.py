"""Find lists in texts that have another length than the text says."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.layout.numerals import from_chinese
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_STATED = re.compile(
    r"(?P<number>[一二三四五六七八九十两0-9]{1,3})"
    r"(?P<unit>个(?:方面|环节|重点)|[大类种项]|[个家所名省市县]|部门)(?!以[上下内]|左右|多)"
)
_CLOSED = re.compile("等[“‘]?$")
_SUSPECT = re.compile(
    r"[一二三四五六七八九十两0-9](?<![^一二三四五六七八九十]一)(?:[大类种项个家所名省市县]|部门)"
)
_EXACT_UNITS = ("种", "类", "项", "大", "个方面", "个环节")
"""What stands before these is listed in full; 等10部门 names a few of ten."""
_NOTE = re.compile(r"（[^（）]*）")
_CLAUSE_END = re.compile(r"[，。；：！？（]")
_AND = re.compile(r"[和与及或]")
_LIST_BEGINS = re.compile(
    r"做好|开展|加强|推进|落实|完善|围绕|针对|包括|重点|涉及|覆盖|纳入|实施|提供|强化|坚持|建设|巩固|防控|管理"
    r"|[对把将在向为使的]"
)
_BOUND = (
    "第",
    "近",
    "约",
    "超",
    "逾",
    "达",
    "到",
    "少",
    "于",
    "过",
    "每",
    "各",
    "前",
    "、",
    "这",
    "某",
    "另",
    "其",
)
_FAR = 300
"""How many characters before the number a list may begin."""
_LONG_LIST = 5
_MANY = 8


class _Length(NamedTuple):
    """How many members a list has: at least, counting from the last verb; at most, counting every 和."""

    least: int
    most: int


def list_in_text(project: Project) -> Iterator[Finding]:
    """Warn of a list in a text that has another length than the text says.

    正文里列举的个数与写明的不符。

    Bad:
        text: 做好艾滋病、结核病、乙肝、麻疹等5种传染病防控。
    Good:
        text: 做好艾滋病、结核病、乙肝、麻疹等4种传染病防控。
    Why: Readers count. Only near misses are reported: a list of three before 等10种 is open and right, and a
        list before 等10部门 names only the first ones.
    为什么：收文的人会数。只提示差一个（八个以上差两个）的情形；“A、B、C等10种”是举例，“等10部门”只列牵头的，都不提示。
    """
    for printed in project.prose.holding(_SUSPECT, signs="、"):
        if "、" not in printed.text:
            continue
        for found in _STATED.finditer(printed.text):
            stated, length = _number(found["number"]), _listed(found)
            if length is None or stated is None or not _near_miss(stated, length, found["unit"]):
                continue
            where, listed = text_called(printed), length.most
            yield Finding(
                printed.record,
                printed.path,
                Text(
                    f"{where.zh}：“{found[0]}”前面列了 {listed} 个",
                    f"{where.en}: {listed} are listed before {found[0]}",
                ),
                Text(
                    f"数一数，写成 {listed} 或补全列举", f"count them: write {listed}, or complete the list"
                ),
            )


def _number(written: str) -> int | None:
    """Return the number in Arabic or Chinese digits; None for 三四, which is about that many."""
    if written.isdigit():
        return int(written)
    try:
        return 2 if written == "两" else from_chinese(written)
    except ValueError:
        return None


def _listed(found: re.Match[str]) -> _Length | None:
    """Return how many members stand before the number; None where that is no list that it closes."""
    before = found.string[max(0, found.start() - _FAR) : found.start()]
    clause = _CLAUSE_END.split(_NOTE.sub("", before))[-1]
    if "、" not in clause:
        return None
    closed = _CLOSED.search(clause) is not None
    clause = _CLOSED.sub("", clause).rsplit("等", 1)[-1]
    members = clause.split("、")
    last = members[-1].strip("“‘")
    if len(members) < 2 or not last or last.endswith(_BOUND) or last.isdigit():
        return None
    if not closed and (len(members) < _LONG_LIST or _AND.search(last) or _ends_there(found)):
        return None
    begins = max((i for i, member in enumerate(members) if _LIST_BEGINS.search(member)), default=0)
    return _Length(len(members) - begins, len(members) + len(_AND.findall(clause)))


def _ends_there(found: re.Match[str]) -> bool:
    """Say whether nothing is counted: 建成卫生院、卫生室12个 is an amount."""
    return found.string[found.end() : found.end() + 1] in "，。；、：）"


def _near_miss(stated: int, length: _Length, unit: str) -> bool:
    """Say whether the list is so near to the number that it must have been meant to be complete."""
    slip = 2 if stated >= _MANY else 1
    if stated < 2 or length.most < 3:
        return False
    if length.least > stated:
        return length.least - stated <= slip
    return 0 < stated - length.most <= slip and unit in _EXACT_UNITS
