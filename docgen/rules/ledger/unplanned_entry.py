"""Find open entries without a measure, a day or anybody who answers."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.ledger import EntryState, LedgerEntry
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.rule import Finding


def unplanned_entry(project: Project) -> Iterator[Finding]:
    """Warn of an open entry that says no measure, no day by which, or nobody who answers for it.

    没有整改的问题没有写措施、期限或责任单位。

    Bad:
        {id: Q01, problem: 药品不足80种, state: open}
    Good:
        {id: Q01, problem: 药品不足80种, state: open, measure: 按目录补齐, due_on: 2022-08-20,
         responsible: [甲卫生院]}
    Why: A problem without a day is never overdue, and one without an answerable unit is nobody's. Who answers
        may be said by responsible, by an assignment, or by the task of the plan.
    为什么：没有期限就永远不逾期，没有责任单位就没有人管。责任单位可以写 responsible、assignment，也可以写对应
        的任务（task）。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            lacking = list(_lacking(entry)) if entry.state is EntryState.OPEN else []
            if lacking:
                called = record_called(entry)
                keys, zh = "、".join(key for key, _ in lacking), "、".join(name for _, name in lacking)
                message = Text(f"{called.zh} 没有写{zh}", f"{called.en} lacks {keys.replace('、', ', ')}")
                yield Finding(entry, (lacking[0][0],), message, Text(f"写 {keys}", "write them"))


def _lacking(entry: LedgerEntry) -> Iterator[tuple[str, str]]:
    """Yield the keys that are missing, with what they are called."""
    if not entry.measure and not left_out(entry, "measure"):
        yield "measure", "整改措施"
    if entry.due_on is None and not left_out(entry, "due_on"):
        yield "due_on", "整改期限"
    named = entry.responsible or entry.assignment is not None or entry.task
    if not named and not left_out(entry, "responsible", "assignment", "task"):
        yield "responsible", "责任单位"
