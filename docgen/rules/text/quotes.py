"""Find quotation marks and brackets that are not paired."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_OTHER = re.compile(r"[^“”‘’（）\n]+")
_NUMBERING = re.compile(r"(?:(?<![\d（])\d{1,2}|[a-z])）")
_APOSTROPHE = re.compile(r"(?<=[A-Za-z])’(?=[A-Za-z])")
_MARKS = re.compile("[“”‘’（）]")
_PAIRS = {"“": "”", "‘": "’", "（": "）"}
_OPENING = {closing: opening for opening, closing in _PAIRS.items()}


def quotes(project: Project) -> Iterator[Finding]:
    """Warn of quotation marks “ ” ‘ ’ and brackets （ ） that are not paired or stand the wrong way round.

    引号或括号不成对，或左右用反。

    Bad:
        text: 解决群众”急难愁盼“问题。
    Good:
        text: 解决群众“急难愁盼”问题。
    Why: One missing mark turns all that follow it inside out, so it is never put right by counting: look at
        the place that is named.
    为什么：漏了一个引号，后面的全都反了，所以本工具只指出位置，不按奇偶自动更正。
    """
    sound: dict[str, bool] = {}
    for printed, marks in project.prose.lines(_OTHER):
        if marks not in sound:
            sound[marks] = _paired(marks)
        if sound[marks]:
            continue
        fault = _fault(printed.text)
        if fault is not None:
            where = text_called(printed)
            yield Finding(
                printed.record,
                printed.path,
                Text(f"{where.zh}：{fault.zh}", f"{where.en}: {fault.en}"),
                Text("对照原意补上、删去或调换", "add, delete or turn round the mark, as the text is meant"),
            )


def _paired(marks: str) -> bool:
    """Say whether a row of marks is made of pairs."""
    waiting: list[str] = []
    for mark in marks:
        if mark in _PAIRS:
            waiting.append(_PAIRS[mark])
        elif not waiting or waiting.pop() != mark:
            return False
    return not waiting


def _fault(text: str) -> Text | None:
    """Return the first mark without a partner; None where only numberings such as 1） have none."""
    text = _APOSTROPHE.sub("'", _NUMBERING.sub(lambda match: match[0][:-1] + "、", text))
    waiting: list[tuple[str, int]] = []
    for match in _MARKS.finditer(text):
        mark, place = match[0], match.start()
        if mark in _PAIRS:
            waiting.append((mark, place))
        elif waiting and waiting[-1][0] == _OPENING[mark]:
            waiting.pop()
        else:
            later = text.find(_OPENING[mark], place)
            turned = later != -1 and not any(opening == _OPENING[mark] for opening, _ in waiting)
            return _reversed(text, place, later) if turned else _alone(text, place)
    return _alone(text, waiting[0][1]) if waiting else None


def _reversed(text: str, first: int, last: int) -> Text:
    seen = text[first : min(last + 1, first + 20)]
    return Text(f"“ ” 或（ ）左右用反：{seen}", f"the marks stand the wrong way round: {seen}")


def _alone(text: str, place: int) -> Text:
    seen = text[max(0, place - 4) : place + 5]
    return Text(f"{text[place]} 没有配对：…{seen}…", f"{text[place]} has no partner: …{seen}…")
