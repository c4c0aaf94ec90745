"""Find document numbers in texts that no reference lists."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.plan import Reference
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.document_number import GOOD_END, normal, organ_code
from docgen.rules.reference.listing import Source, family, listed_for, unread
from docgen.rules.reference.other_title import bare_title
from docgen.rules.rule import Finding

_TITLE_BEFORE = re.compile("《([^《》]+)》[（(]$")


class _Listed(NamedTuple):
    """What the texts of a plan or document may cite."""

    numbers: frozenset[str]
    by_title: dict[str, str]
    """The number of each listed reference, by its title without marks; the first one keeps it."""


def uncited_number(project: Project) -> Iterator[Finding]:
    """Warn of a document number in a text that no reference of the plan or document lists.

    正文引用的发文字号没有登记为引用文件。

    Bad:
        text: 按照《人员编制标准》（东编办发〔2011〕81号）核定编制。
    Good:
        text: 按照《人员编制标准》（东编办发〔2011〕81号）核定编制。
        references: [staffing]   # {id: staffing, title: 人员编制标准, number: 东编办发〔2011〕81号}
    Why: What is listed is checked and can be found again; a number that stands in the text alone may be a
        slip. A plan and the documents that issue it share their lists; where one of them could not be read
        in full, the rule keeps silent. Behind the title of a listed reference that has another number, the
        remedy asks whether that one was meant.
    为什么：登记过的引用才能核对、查找；只写在正文里的字号错了也看不出来。计划和印发它的公文共用登记，
        其中有没读全的，本检查不作判断。字号前的标题登记的是另一个字号的，问是不是写错了。
    """
    listed: dict[int, _Listed | None] = {}
    for printed in project.prose.holding(GOOD_END, signs="〔"):
        source = printed.source
        if source is None or isinstance(printed.record, Reference):
            continue
        if id(source) not in listed:
            listed[id(source)] = None if unread(project, source) else _listed(project, source)
        known = listed[id(source)]
        if known is not None:
            yield from _unlisted(printed, known)


def _listed(project: Project, source: Source) -> _Listed:
    """Return the numbers that may stand in the texts of `source`: listed, its own, those it supersedes."""
    numbered = [reference for reference in listed_for(project, source) if reference.number]
    numbers = {normal(reference.number) for reference in numbered}
    by_title: dict[str, str] = {}
    for reference in numbered:
        by_title.setdefault(bare_title(reference.title), normal(reference.number))
    for document in family(project, source):
        if isinstance(document, Document):
            numbers.update((*(record.number for record in document.numbered), *document.supersedes))
    return _Listed(frozenset(numbers), by_title)


def _unlisted(printed: Printed, listed: _Listed) -> Iterator[Finding]:
    """Yield the numbers in one text that are not listed, each once."""
    where, reported = text_called(printed), set()
    for found in GOOD_END.finditer(printed.text):
        before = printed.text[: found.start()]
        code = organ_code(before)
        number = code + found[0]
        if (
            number in reported
            or not code
            or any(number[start:] in listed.numbers for start in range(len(code)))
        ):
            continue
        reported.add(number)
        found_title = _TITLE_BEFORE.search(before[: -len(code)])
        title = found_title[1] if found_title else ""
        meant = listed.by_title.get(bare_title(title), "") if title else ""
        message = Text(
            f"{where.zh}引用的“{number}”没有登记为引用文件", f"{where.en} cites {number}, which is not listed"
        )
        yield Finding(printed.record, printed.path, message, _remedy(number, title, meant))


def _remedy(number: str, title: str, meant: str) -> Text:
    """Return the number that the title is listed with, or how to list the document."""
    if meant:
        return Text(
            f"这个标题登记的字号是 {meant}，是不是写错了？",
            f"this title is listed with {meant}; is the number wrong?",
        )
    entry = f"{{id: 编号, title: {title or '标题'}, number: {number}}}"
    return Text(f"核对无误后在 references 里登记：{entry}", f"if it is right, list it in references: {entry}")
