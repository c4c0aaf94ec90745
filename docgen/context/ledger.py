"""Compose a problem ledger: who puts what right until when, and how it stands on a day."""

from __future__ import annotations

import datetime

from docgen.context.clause import clause, printed_names
from docgen.context.ledger_views import LedgerEntryView, LedgerView, SourceView
from docgen.context.plan import task_assignment
from docgen.layout.dates import date_words
from docgen.records.ledger import EntryState, Ledger, LedgerEntry
from docgen.records.plan import Assignment, Task
from docgen.records.project import Project
from docgen.records.standing import is_overdue

_STATES = {
    EntryState.OPEN: "整改中",
    EntryState.RECTIFIED: "已整改",
    EntryState.VERIFIED: "已核实",
    EntryState.CLOSED: "已销号",
}
_OVERDUE = "逾期"


def ledger_view(project: Project, ledger: Ledger | None, *, as_of: datetime.date | None) -> LedgerView:
    """Return the ledger as it stands on `as_of`, without what was found later; all empty for None.

    Without a day all entries count, and nothing is overdue.
    """
    if ledger is None:
        return LedgerView()
    plan = project.plan_index.get(ledger.plan)
    tasks = {task.id: task for task in plan.tasks} if plan is not None else {}
    known = [entry for entry in ledger.entries if not _found_after(entry, as_of)]
    entries = tuple(
        _entry(project, entry, number, task=tasks.get(entry.task), as_of=as_of)
        for number, entry in enumerate(known, start=1)
    )
    closed = sum(entry.state is EntryState.CLOSED for entry in known)
    return LedgerView(
        title=ledger.title,
        as_of=date_words(as_of),
        entries=entries,
        sources=_sources(entries),
        total=len(entries),
        open=len(entries) - closed,
        closed=closed,
        overdue_count=sum(entry.overdue for entry in entries),
    )


def _found_after(entry: LedgerEntry, day: datetime.date | None) -> bool:
    return entry.found_on is not None and day is not None and entry.found_on > day


def _entry(
    project: Project, entry: LedgerEntry, number: int, *, task: Task | None, as_of: datetime.date | None
) -> LedgerEntryView:
    assignment = _assignment(entry, task)
    overdue = is_overdue(entry, as_of)
    return LedgerEntryView(
        number=number,
        id=entry.id,
        problem=entry.problem,
        found_by=entry.found_by,
        found_on=date_words(entry.found_on),
        where=entry.where,
        subject=entry.subject,
        source=entry.finding_source,
        year=f"{entry.finding_year}年度" if entry.finding_year is not None else "",
        measure=entry.measure,
        task=task.title if task is not None else "",
        lead=printed_names(project, assignment.lead),
        support=printed_names(project, assignment.support),
        clause=clause(project, assignment),
        responsible=entry.responsible,
        due_on=date_words(entry.due_on),
        rectified_by=entry.rectified_by,
        rectified_on=date_words(entry.rectified_on),
        signed_by=entry.signed_by,
        verified_by=entry.verified_by,
        verified_on=date_words(entry.verified_on),
        closed_on=date_words(entry.closed_on),
        state=_OVERDUE if overdue else _STATES[entry.state],
        overdue=overdue,
    )


def _assignment(entry: LedgerEntry, task: Task | None) -> Assignment:
    """Return who puts the problem right: as the entry says, else as the task it belongs to."""
    if entry.assignment is not None:
        return entry.assignment
    return task_assignment(task, task.items) if task is not None else Assignment()


def _sources(entries: tuple[LedgerEntryView, ...]) -> tuple[SourceView, ...]:
    """Return the entries by source and year, in the order in which these first come."""
    groups: dict[tuple[str, str], list[LedgerEntryView]] = {}
    for entry in entries:
        groups.setdefault((entry.source, entry.year), []).append(entry)
    return tuple(SourceView(source, year, tuple(found)) for (source, year), found in groups.items())
