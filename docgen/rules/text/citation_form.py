"""Find title marks 《》 that are not paired or nested as they should be."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Reference
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_ANY_MARK = re.compile("[《》〈〉]")
_NUMBER_FIRST = re.compile(r"〔\d{4}〕\d+号[）)]?《")
_CLOSING = {"《": "》", "〈": "〉"}

UNPAIRED = Text("书名号不成对", "title marks are not paired")
INNER = Text("书名号里的书名号应为单书名号〈〉", "title marks inside 《》 are 〈〉")
OUTER = Text("最外层应为双书名号《》", "the outermost title marks are 《》")
NUMBER_FIRST = Text("应先引标题，后引发文字号", "the title comes first, then the number")
WRAPPED = Text("引用文件的标题不带书名号", "the title of a reference is written without 《》")

_REMEDIES = {
    UNPAIRED: Text("补上或删去落单的书名号", "add or delete the odd mark"),
    INNER: Text("里层改用〈〉，如《关于印发〈实施方案〉的通知》", "write 〈〉 inside 《》"),
    OUTER: Text("外层改用《》", "write 《》"),
    NUMBER_FIRST: Text("写成《标题》（发文字号）", "write 《title》（number）"),
    WRAPPED: Text("删去两头的书名号，引用时自动加上", "delete the marks at both ends; citing adds them"),
}


def citation_form(project: Project) -> Iterator[Finding]:
    """Warn of a citation whose title marks are unpaired or wrongly nested, or whose number comes first.

    书名号不成对、套用不对，或先引文号后引标题。

    Bad:
        text: 按照《关于印发《实施方案》的通知》（东卫发〔2022〕3号）执行。
    Good:
        text: 按照《关于印发〈实施方案〉的通知》（东卫发〔2022〕3号）执行。
    Why: GB/T 15834 wants 〈〉 inside 《》 and both paired; a document is cited by its title and then its
        number. The title of a listed reference stands without marks, which are added when it is printed.
    为什么：GB/T 15834 规定书名号里再用书名号时用单书名号，并且成对；引用公文先引标题、后引文号。
        登记的引用文件标题不带书名号，引用时自动加上。
    """
    for printed in project.prose.holding(_ANY_MARK, signs="《》〈〉"):
        where = text_called(printed)
        for fault in dict.fromkeys(_faults(printed)):
            message = Text(f"{where.zh}：{fault.zh}", f"{where.en}: {fault.en}")
            yield Finding(printed.record, printed.path, message, _REMEDIES[fault])


def _faults(printed: Printed) -> Iterator[Text]:
    """Yield what is wrong with the marks of one text."""
    text = printed.text.strip()
    listed = isinstance(printed.record, Reference)
    if listed and text.startswith("《") and text.endswith("》") and text.count("《") == 1:
        yield WRAPPED
        return
    nesting = _nesting_fault("".join(_ANY_MARK.findall(text)), inside=listed)
    if nesting is not None:
        yield nesting
    if _NUMBER_FIRST.search(text):
        yield NUMBER_FIRST


def _nesting_fault(marks: str, *, inside: bool) -> Text | None:
    """Return what is wrong with a row of marks: outside in, they are 《》, 〈〉, 《》 and so on.

    `inside` says that the text will stand in marks itself; then the outermost may be either.
    """
    waiting: list[str] = []
    fault: Text | None = None
    for mark in marks:
        if mark in _CLOSING:
            around = waiting[-1] if waiting else ""
            if mark == around:
                fault = fault or INNER
            elif mark == "〈" and not around and not inside:
                fault = fault or OUTER
            waiting.append(mark)
        elif not waiting or _CLOSING[waiting.pop()] != mark:
            return UNPAIRED
    return UNPAIRED if waiting else fault
