"""Gather the returns of a period by section, task and item; where no return says, it says so.

Nothing is claimed that no return says: an item is done only where everybody who leads it returned it as done,
and a task only where all its items are.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from enum import Enum

from docgen.records.division import Division
from docgen.records.indicator import Indicator
from docgen.records.office import PeriodKind
from docgen.records.plan import Plan, Section, Task
from docgen.records.progress import Figure, ItemProgress, Return, Status
from docgen.records.project import Project
from docgen.records.standing import is_met, targets_for
from docgen.reporting.expected import Duty
from docgen.reporting.periods import Period, reported_before
from docgen.reporting.status import ReportingStatus, ReturnStatus, reporting_status


class Standing(Enum):
    """How an item or a task stands, as far as returns say."""

    DONE = "done"
    UNDER_WAY = "under_way"
    NOT_STARTED = "not_started"
    DELAYED = "delayed"
    NOT_RETURNED = "not_returned"
    """A division that leads it did not return, or said nothing of it."""


_STANDINGS = {
    Status.DONE: Standing.DONE,
    Status.UNDER_WAY: Standing.UNDER_WAY,
    Status.NOT_STARTED: Standing.NOT_STARTED,
    Status.DELAYED: Standing.DELAYED,
}
FigureKey = tuple[str, str, str]
"""Indicator, scope and population: what makes figures of two periods comparable."""


@dataclass(frozen=True, slots=True)
class ReturnedFigure:
    """A figure of a return, with what it is held against."""

    indicator: Indicator
    figure: Figure
    last: Figure | None
    """That of the same division in the period reported on before; None where there is none."""
    year_before: Decimal | None
    """The value of the same period of the year before: as the return says, else as it was returned then."""
    met: bool | None
    """Whether it reaches its targets; None where that cannot be said, or not yet: see `is_met_in`."""


@dataclass(frozen=True, slots=True)
class AskedFigure:
    """A figure that a form asks for: of an indicator, for one of the populations that it has targets for."""

    indicator: Indicator
    population: str
    """Empty where the target is for all."""


@dataclass(frozen=True, slots=True)
class LeadProgress:
    """What one lead returned of one item."""

    status: ReturnStatus
    item_id: str
    given: ItemProgress | None
    """None where its return says nothing of the item, or there is none."""
    figures: tuple[ReturnedFigure, ...]
    unreported: tuple[AskedFigure, ...]
    """What is asked for of the item and has no figure in the return."""

    @property
    def division(self) -> Division:
        """Return the division that leads."""
        return self.status.expected.division

    @property
    def standing(self) -> Standing:
        """Return how it says the item stands."""
        return Standing.NOT_RETURNED if self.given is None else _STANDINGS[self.given.status]


@dataclass(frozen=True, slots=True)
class DutyProgress:
    """One item with what each of its leads returned."""

    duty: Duty
    leads: tuple[LeadProgress, ...]

    @property
    def standing(self) -> Standing:
        """Return how the item stands over all its leads."""
        return combined(lead.standing for lead in self.leads)


@dataclass(frozen=True, slots=True)
class TaskProgress:
    """One task with its items."""

    task: Task
    duties: tuple[DutyProgress, ...]

    @property
    def standing(self) -> Standing:
        """Return how the task stands over all its items."""
        return combined(duty.standing for duty in self.duties)


@dataclass(frozen=True, slots=True)
class SectionProgress:
    """One section with those of its tasks that somebody must return on."""

    section: Section
    tasks: tuple[TaskProgress, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """All returns of a plan for a period, in plan order."""

    status: ReportingStatus
    before: Period | None
    """The period reported on before."""
    sections: tuple[SectionProgress, ...]

    @property
    def tasks(self) -> tuple[TaskProgress, ...]:
        """Return the tasks of all sections."""
        return tuple(task for section in self.sections for task in section.tasks)

    @property
    def leads(self) -> tuple[LeadProgress, ...]:
        """Return what every lead returned of every item, in plan order."""
        return tuple(lead for task in self.tasks for duty in task.duties for lead in duty.leads)

    def cut(self, keep: Callable[[DutyProgress], bool]) -> Progress:
        """Return what is kept of it, without tasks and sections that are left empty."""
        sections = []
        for section in self.sections:
            tasks = []
            for task in section.tasks:
                kept = tuple(duty for duty in task.duties if keep(duty))
                if kept:
                    tasks.append(replace(task, duties=kept))
            if tasks:
                sections.append(replace(section, tasks=tuple(tasks)))
        return replace(self, sections=tuple(sections))

    def with_leads(self, change: Callable[[LeadProgress], LeadProgress]) -> Progress:
        """Return it with what each lead returned of each item changed."""

        def changed(task: TaskProgress) -> TaskProgress:
            duties = (replace(duty, leads=tuple(map(change, duty.leads))) for duty in task.duties)
            return replace(task, duties=tuple(duties))

        sections = (replace(each, tasks=tuple(map(changed, each.tasks))) for each in self.sections)
        return replace(self, sections=tuple(sections))


def combined(standings: Iterable[Standing]) -> Standing:
    """Return how a whole stands whose parts stand so.

    One part behind puts the whole behind; else a part of which nothing is known leaves the whole unknown;
    else parts that differ mean that it is under way.
    """
    found = set(standings)
    for decisive in (Standing.DELAYED, Standing.NOT_RETURNED):
        if decisive in found or not found:
            return decisive if found else Standing.NOT_RETURNED
    return found.pop() if len(found) == 1 else Standing.UNDER_WAY


def gathered(project: Project, plan: Plan, period: Period, *, as_of: datetime.date | None) -> Progress:
    """Return the returns of `plan` for `period` that were received by `as_of`, by section, task and item."""
    key = ("gathered", plan.id, period, as_of)
    return project.once(key, lambda: _gathered(project, plan, period, as_of))


def gathered_of(
    project: Project, plan: Plan, period: Period, division: str, *, as_of: datetime.date | None
) -> Progress:
    """Return what one division (id) leads of what `gathered` returns, with its own word on it alone."""
    whole = gathered(project, plan, period, as_of=as_of)
    key = ("gathered_of", plan.id, period, as_of)
    return project.once(key, lambda: _by_division(whole)).get(division, replace(whole, sections=()))


def item_of(given: Return | None, duty: Duty) -> ItemProgress | None:
    """Return what a return says of an item: of itself, else of its task as a whole; None where nothing."""
    if given is None:
        return None
    said = {each.item: each for each in reversed(given.items) if each.task == duty.task.id}
    return said.get(duty.item_id) or said.get("")


def is_met_in(period: Period, indicator: Indicator, figure: Figure) -> bool | None:
    """Say whether a figure of a return for `period` reaches its targets; None where they cannot be compared.

    What is to be reached over a year may still be short of it in a shorter period: that is no miss.
    """
    met = is_met(indicator, figure)
    by_year = any(target.every for target in targets_for(indicator, figure))
    return None if met is False and by_year and period.kind is not PeriodKind.YEAR else met


def figures_in(given: Return | None) -> dict[FigureKey, Figure]:
    """Return the figures of a return by what makes them comparable; of two the later in the file."""
    items = given.items if given is not None else ()
    return {(f.indicator, f.scope, f.population): f for item in items for f in item.figures}


def _gathered(project: Project, plan: Plan, period: Period, as_of: datetime.date | None) -> Progress:
    status = reporting_status(project, plan, period, as_of=as_of)
    before = reported_before(period, project.office.reporting if project.office is not None else None)
    last = _figures(project, plan, before, as_of)
    year_before = _figures(project, plan, period.same_last_year, as_of)
    leads: dict[str, list[LeadProgress]] = {}
    duties: dict[str, Duty] = {}
    for row in status.returns:
        key = row.expected.division.id
        for duty in row.expected.duties:
            duties[duty.item_id] = duty
            lead = _lead(project, row, duty, last.get(key, {}), year_before.get(key, {}))
            leads.setdefault(duty.item_id, []).append(lead)
    sections = []
    for section in plan.sections:
        tasks = []
        for task in section.tasks:
            ids = (task.item_id(index) for index in range(len(task.items)))
            found = tuple(DutyProgress(duties[each], tuple(leads[each])) for each in ids if each in duties)
            if found:
                tasks.append(TaskProgress(task, found))
        if tasks:
            sections.append(SectionProgress(section, tuple(tasks)))
    return Progress(status, before, tuple(sections))


def _figures(
    project: Project, plan: Plan, period: Period | None, as_of: datetime.date | None
) -> dict[str, dict[FigureKey, Figure]]:
    """Return the figures that each division (id) returned for another period."""
    if period is None:
        return {}
    status = reporting_status(project, plan, period, as_of=as_of)
    return {row.expected.division.id: figures_in(row.given) for row in status.returns}


def _lead(
    project: Project,
    row: ReturnStatus,
    duty: Duty,
    last: dict[FigureKey, Figure],
    year_before: dict[FigureKey, Figure],
) -> LeadProgress:
    given = item_of(row.given, duty)
    found = []
    for figure in given.figures if given is not None else ():
        indicator = project.indicator_index.get(figure.indicator)
        if indicator is not None:
            key = (figure.indicator, figure.scope, figure.population)
            then = figure.previous
            if then is None and key in year_before:
                then = year_before[key].value
            met = is_met_in(row.expected.period, indicator, figure)
            found.append(ReturnedFigure(indicator, figure, last.get(key), then, met))
    unreported = (each for indicator in duty.indicators for each in _unreported(indicator, found))
    return LeadProgress(row, duty.item_id, given, tuple(found), tuple(unreported))


def _unreported(indicator: Indicator, found: Iterable[ReturnedFigure]) -> Iterator[AskedFigure]:
    """Yield what is asked for of an indicator and was not given: a figure for each population with a target.

    Where one figure alone is asked for, any figure of the indicator answers.
    """
    given = {each.figure.population for each in found if each.indicator is indicator}
    asked = tuple(dict.fromkeys(target.population for target in indicator.targets)) or ("",)
    if len(asked) == 1 and given:
        return
    for population in asked:
        if population not in given:
            yield AskedFigure(indicator, population)


def _by_division(whole: Progress) -> dict[str, Progress]:
    """Return what each division (id) leads, with its own word on it alone; made in one pass over all."""
    sections: dict[str, list[SectionProgress]] = {}
    for section in whole.sections:
        tasks: dict[str, list[TaskProgress]] = {}
        for task in section.tasks:
            duties: dict[str, list[DutyProgress]] = {}
            for duty in task.duties:
                for lead in duty.leads:
                    duties.setdefault(lead.division.id, []).append(replace(duty, leads=(lead,)))
            for division, own in duties.items():
                tasks.setdefault(division, []).append(replace(task, duties=tuple(own)))
        for division, led in tasks.items():
            sections.setdefault(division, []).append(replace(section, tasks=tuple(led)))
    return {division: replace(whole, sections=tuple(own)) for division, own in sections.items()}
