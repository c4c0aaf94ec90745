"""Note entries that are open after the day on which they were due."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.project import Project
from docgen.records.standing import is_overdue
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_REMEDY = Text(
    "催办；已经整改的，写 rectified_on 和 state",
    "press for it; if it is put right, write rectified_on and state",
)


def overdue_entry(project: Project) -> Iterator[Finding]:
    """Note an open entry that was due before the day up to which its ledger counts.

    台账条目到期没有整改。

    Bad:
        as_of: 2022-08-26
        entries: [{id: Q01, due_on: 2022-08-20, state: open}]
    Good:
        entries: [{id: Q01, due_on: 2022-08-20, rectified_on: 2022-08-19, state: rectified}]
    Why: It is printed as 逾期. That may well be so; the note is for whoever has to see to it. A ledger
        without as_of is not held against a day: what is late must not depend on when it is checked.
    为什么：表上会印“逾期”。可能确实逾期，提示催办。台账没有写 as_of 的不判断，结果不能随检查的日子变。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            if is_overdue(entry, ledger.as_of) and ledger.as_of is not None and entry.due_on is not None:
                called, days = record_called(entry), (ledger.as_of - entry.due_on).days
                message = Text(
                    f"{called.zh} 应于{date_words(entry.due_on)}前整改，"
                    f"截至{date_words(ledger.as_of)}逾期 {days} 天",
                    f"{called.en} was due on {entry.due_on} and is {days} days late on {ledger.as_of}",
                )
                yield Finding(entry, ("due_on",), message, _REMEDY)
