"""Turn problems that returns name into entries of a problem ledger, to be put right and closed there."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from itertools import count

from docgen.records.ledger import Ledger, LedgerEntry
from docgen.records.plan import Assignment
from docgen.records.progress import ItemProgress, Return
from docgen.records.project import Project
from docgen.reporting.periods import parse_period

_NOT_IN_IDS = re.compile(r"[^A-Za-z0-9._-]+")


def proposed_entries(
    project: Project,
    returns: Iterable[Return],
    *,
    known: Ledger | None = None,
    entered: Iterable[Return] = (),
) -> tuple[LedgerEntry, ...]:
    """Return an open entry for each problem that `returns` name, in their order.

    The division that returned it found it and leads in putting it right; source and year say where it comes
    from. What the ledger `known` says in the same words of the same task comes not again; its entries are
    never changed, and nothing is closed here. The day by which to put it right the office sets. Of the other
    returns that were `entered` before only items come that have no entry at all: the office may have put
    the problem into other words since. Raises |ValueError| for a return whose period is none.
    """
    ids = {entry.id for entry in known.entries} if known is not None else set()
    said = {(entry.task, entry.problem) for entry in known.entries} if known is not None else set()
    found: list[LedgerEntry] = []
    for given, before in (*((each, True) for each in entered), *((each, False) for each in returns)):
        for item in given.items:
            problem = item.problems.strip()
            if not problem or (item.task, problem) in said:
                continue
            if before and _stem(project, given, item) in ids:
                continue
            entry = _entry(project, given, item, ids)
            ids.add(entry.id)
            said.add((entry.task, entry.problem))
            found.append(entry)
    return tuple(found)


def _entry(project: Project, given: Return, item: ItemProgress, taken: Collection[str]) -> LedgerEntry:
    period = parse_period(given.period)
    division = project.division(given.division)
    name = division.name if division is not None else given.division
    return LedgerEntry(
        id=_free_id(_stem(project, given, item), taken),
        problem=item.problems.strip(),
        found_by=name,
        found_on=given.received_on,
        finding_source=f"{period.title}报送",
        finding_year=period.year,
        task=item.task,
        assignment=Assignment(lead=(name,)),
    )


def _stem(project: Project, given: Return, item: ItemProgress) -> str:
    """Return the id of the first problem that a return names of an item: 2022-H1-renshi-T08-1."""
    division = project.division(given.division)
    parts = (given.period, division.id if division is not None else "", item.item or item.task)
    return _NOT_IN_IDS.sub("-", "-".join(part for part in parts if part)).strip("-")


def _free_id(stem: str, taken: Collection[str]) -> str:
    """Return an id that no entry has: `stem`, then with -2, -3 behind it."""
    candidates = (stem if number == 1 else f"{stem}-{number}" for number in count(1))
    return next(each for each in candidates if each not in taken)
