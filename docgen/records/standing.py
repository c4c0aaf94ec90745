"""Say how things stand on a day: which figures hold, whether they reach their targets, what is overdue.

What a template prints and what a rule complains of are decided here, once.
"""

from __future__ import annotations

import datetime
from decimal import Decimal

from docgen.records.document import Document
from docgen.records.indicator import Indicator, Operator, Target
from docgen.records.ledger import EntryState, Ledger, LedgerEntry, ledger_id
from docgen.records.progress import Figure
from docgen.records.project import Project

_COUNTED_BY_YEAR = ("", "年")


def day_of(project: Project, document: Document) -> datetime.date | None:
    """Return the day up to which the figures of `document` count.

    It is its own `as_of`, else that of its ledger or register, else the date of signing.
    """
    ledger = ledger_of(project, document)
    register = project.register_index.get(document.register_id)
    days = (record.as_of for record in (document, ledger, register) if record is not None)
    return next(filter(None, days), document.date)


def ledger_of(project: Project, document: Document) -> Ledger | None:
    """Return the ledger or the findings that `document` names, else that of the returns of its period.

    None where there is none.
    """
    named = document.ledger or document.findings
    if not named and document.period:
        named = ledger_id(document.plan, document.period)
    return project.ledger_index.get(named)


def figures_on(project: Project, indicator: str, day: datetime.date | None) -> tuple[Figure, ...]:
    """Return the figures of an indicator (id) as they stood on `day`, in the order they were given.

    Of each scope and population the latest day counts that is not after `day` (the latest of all where it is
    None); where two sources give two values for that day, both are returned.
    """
    known = [each for each in project.figure_index.get(indicator, ()) if day is None or each.as_of <= day]
    latest: dict[tuple[str, str], datetime.date] = {}
    for figure in known:
        kind = (figure.scope, figure.population)
        latest[kind] = max(figure.as_of, latest.get(kind, figure.as_of))
    return tuple(figure for figure in known if figure.as_of == latest[figure.scope, figure.population])


def targets_for(indicator: Indicator, figure: Figure) -> tuple[Target, ...]:
    """Return the targets for the figure's population; the general ones where it has none of its own."""
    own = tuple(t for t in indicator.targets if t.population and t.population == figure.population)
    return own or tuple(target for target in indicator.targets if not target.population)


def is_met(indicator: Indicator, figure: Figure) -> bool | None:
    """Say whether a figure reaches its targets; None where they are for each place or a shorter time."""
    targets = targets_for(indicator, figure)
    if not targets or any(target.per or target.every not in _COUNTED_BY_YEAR for target in targets):
        return None
    return all(reaches(figure.value, target) for target in targets)


def reaches(value: Decimal, target: Target) -> bool:
    """Say whether `value` is what `target` asks for; a range without an upper end is open."""
    match target.operator:
        case Operator.AT_LEAST:
            return value >= target.value
        case Operator.AT_MOST:
            return value <= target.value
        case Operator.EQUAL:
            return value == target.value
        case Operator.MORE_THAN:
            return value > target.value
        case Operator.LESS_THAN:
            return value < target.value
        case Operator.BETWEEN:
            return target.value <= value and (target.upper is None or value <= target.upper)


def is_overdue(entry: LedgerEntry, day: datetime.date | None) -> bool:
    """Say whether the day on which the problem was to be put right is past, and it is still open."""
    if entry.state is not EntryState.OPEN or entry.due_on is None or day is None:
        return False
    return entry.due_on < day
