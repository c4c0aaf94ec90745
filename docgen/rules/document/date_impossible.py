"""Find dates in years that cannot be meant."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.base import Base
from docgen.records.document import Document
from docgen.records.mentions import deadlines_in
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.rule import Finding

_FIRST, _LAST = 1949, 2099

_Date = tuple[Base, tuple[str | int, ...], datetime.date | None]


def date_impossible(project: Project) -> Iterator[Finding]:
    """Report a date before 1949 or after 2099 in a plan or a document.

    日期的年份不可能。

    Bad:
        date: 0221-11-03
    Good:
        date: 2021-11-03
    Why: It is a slip of the keyboard that is a valid date all the same, so nothing else finds it.
    为什么：键盘误敲的年份仍是合法的日期，别的检查发现不了。
    """
    for record, path, day in _dates(project):
        if day is not None and not _FIRST <= day.year <= _LAST:
            yield Finding(
                record,
                path,
                Text(f"日期 {day} 的年份不可能", f"the year of {day} cannot be meant"),
                Text("改正年份", "correct the year"),
            )


def _dates(project: Project) -> Iterator[_Date]:
    """Yield every date of the documents and plans with its place."""
    for document in project.documents:
        yield document, ("date",), document.date
        yield document, ("imprint", "printed_on"), document.imprint.printed_on
    for plan in project.plans:
        yield plan, ("starts_on",), plan.starts_on
        yield plan, ("ends_on",), plan.ends_on
        for phase in plan.phases:
            yield phase, ("starts_on",), phase.starts_on
            yield phase, ("ends_on",), phase.ends_on
        for deadline in deadlines_in(plan):
            yield deadline, ("date",), deadline.date
    sources: tuple[Plan | Document, ...] = (*project.plans, *project.documents)
    for source in sources:
        for reference in source.references:
            yield reference, ("issued_on",), reference.issued_on
