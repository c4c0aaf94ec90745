"""Say who must return for a plan and a period, on which items, and by when."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.records.division import Division, DivisionKind
from docgen.records.indicator import Indicator, IndicatorKind
from docgen.records.plan import Assignment, Item, Plan, Task
from docgen.records.progress import Extension
from docgen.records.project import Project
from docgen.reporting.periods import DueDate, Period, due_date

_VALUED = (IndicatorKind.TARGET, IndicatorKind.FIGURE)


@dataclass(frozen=True, slots=True)
class Duty:
    """One item on which a division returns as lead."""

    task: Task
    item: Item
    item_id: str
    """As `Task.item_id` gives it: T06-1."""
    assignment: Assignment
    indicators: tuple[Indicator, ...]
    """Those that have a value to report; the indicators of the task belong to its first item."""


@dataclass(frozen=True, slots=True)
class ExpectedReturn:
    """What one division must hand in for one period of a plan."""

    plan: Plan
    period: Period
    division: Division
    duties: tuple[Duty, ...]
    """In plan order, at least one."""
    due: DueDate | None
    """None where the office's calendar has no such period."""
    extension: Extension | None
    """The longest that was granted to the division; None where none was."""

    @property
    def due_on(self) -> datetime.date | None:
        """Return the last day that counts as on time, an extension included."""
        if self.due is None:
            return None
        return self.due.on if self.extension is None else max(self.due.on, self.extension.until)


def expected_returns(project: Project, plan: Plan, period: Period) -> tuple[ExpectedReturn, ...]:
    """Return what must come in for `plan` and `period`, in the order in which the plan first names the leads.

    Expected are the divisions that lead an item: the members of a group that leads, and the successor of a
    division that has ceased by the due day. Nobody is, where the plan does not hold in the period: it ends
    before it, or starts (or is first issued) after it. A task of a phase that begins later is left out.
    """
    if not _holds(project, plan, period):
        return ()
    due = due_date(period, project.office.reporting if project.office is not None else None)
    day = due.on if due is not None else period.ends_on
    duties: dict[str, list[Duty]] = {}
    leads: dict[str, Division] = {}
    for duty in _duties(project, plan, period):
        for division in _leads(project, duty.assignment, day):
            leads[division.id] = division
            duties.setdefault(division.id, []).append(duty)
    return tuple(
        ExpectedReturn(
            plan, period, division, tuple(duties[key]), due, extension_of(project, plan, period, division)
        )
        for key, division in leads.items()
    )


def extension_of(project: Project, plan: Plan, period: Period, division: Division) -> Extension | None:
    """Return the longest extension that the division was granted for the period; None where it was none."""
    granted = [
        extension
        for extension in project.extensions
        if (extension.plan, extension.period) == (plan.id, period.id)
        and project.division(extension.division) is division
    ]
    return max(granted, key=lambda extension: extension.until, default=None)


def _holds(project: Project, plan: Plan, period: Period) -> bool:
    begins = plan.starts_on or project.plan_dates.get(plan.id)
    ended = plan.ends_on is not None and plan.ends_on < period.starts_on
    return not ended and (begins is None or begins <= period.ends_on)


def _duties(project: Project, plan: Plan, period: Period) -> Iterator[Duty]:
    """Yield every item that somebody leads in the period, in plan order."""
    begins = {phase.id: phase.starts_on for phase in plan.phases}
    for task in plan.tasks:
        if begins.get(task.phase, period.ends_on) > period.ends_on:
            continue
        for index, item in enumerate(task.items):
            assignment = task.assignment_of(item)
            if assignment is not None and assignment.lead:
                ids = (*item.indicators, *(task.indicators if index == 0 else ()))
                yield Duty(task, item, task.item_id(index), assignment, _reported(project, ids))


def _reported(project: Project, ids: tuple[str, ...]) -> tuple[Indicator, ...]:
    """Return the indicators of which somebody can report a value; a definition has none."""
    found = (project.indicator_index.get(identifier) for identifier in dict.fromkeys(ids))
    return tuple(each for each in found if each is not None and each.kind in _VALUED)


def _leads(project: Project, assignment: Assignment, day: datetime.date) -> tuple[Division, ...]:
    """Return the divisions that lead on `day`, each once."""
    found: dict[str, Division] = {}
    for name in assignment.lead:
        division = project.division(name)
        for member in _members(project, division) if division is not None else ():
            heir = project.heir(member, day)
            found.setdefault(heir.id, heir)
    return tuple(found.values())


def _members(project: Project, division: Division) -> tuple[Division, ...]:
    """Return the division itself, or the members of a group in the order of the catalogue."""
    if division.kind is not DivisionKind.GROUP:
        return (division,)
    names = project.members(division)
    return tuple(d for d in project.divisions if d.name in names and d.kind is not DivisionKind.GROUP)
