"""Compose what a division is asked in a period: its items as lead, their figures, the parts of supporters."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from docgen.context.words import targets_words
from docgen.excel.form_layout import ITEM_LABELS, SIGN_OFF, STATUS_WORDS, Part, code_of, sign_off_code
from docgen.layout.dates import date_words
from docgen.records.division import Division
from docgen.records.indicator import Indicator
from docgen.records.plan import Item, Plan, Task, named_divisions
from docgen.records.progress import Figure, ItemProgress, Return
from docgen.records.project import Project
from docgen.records.standing import figures_on
from docgen.reporting.expected import Duty, ExpectedReturn
from docgen.reporting.periods import Period, reported_before


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the sheet 进展 that carries a code."""

    part: Part
    code: str
    label: str
    task: str = ""
    item: str = ""
    unit: str = ""
    target: str = ""
    previous: str = ""
    """What the last return said, in words."""
    indicator: str = ""
    population: str = ""
    division: str = ""
    """The supporting division (name)."""


@dataclass(frozen=True, slots=True)
class FormContent:
    """All that one form says, before it has a layout."""

    plan: Plan
    period: Period
    division: Division
    title: str
    receiver: str
    due_on: datetime.date | None
    scope: str
    """What its figures are about: 全省, or the region of the division; empty where nobody says."""
    rows: tuple[Row, ...]

    @property
    def number(self) -> str:
        """Return the name of the form: ``plan/period/division``."""
        return f"{self.plan.id}/{self.period.id}/{self.division.id}"

    @property
    def data_day(self) -> datetime.date:
        """Return the day that figures are asked for: the last of the period, or the due day before it."""
        last = min(self.period.ends_on, self.due_on) if self.due_on is not None else self.period.ends_on
        return max(last, self.period.starts_on)

    @property
    def structure(self) -> str:
        """Return the version of its structure: 12 hexadecimal digits over what its boxes mean."""
        meaning = "\n".join(f"{row.code}\t{row.label}\t{row.unit}" for row in self.rows)
        return hashlib.sha256(meaning.encode()).hexdigest()[:12]


def form_content(project: Project, expected: ExpectedReturn) -> FormContent:
    """Return what the division of `expected` is asked."""
    plan, period = expected.plan, expected.period
    reporting = project.office.reporting if project.office is not None else None
    before = _before(project, expected, reported_before(period, reporting) or period.previous)
    scope = expected.division.region or (reporting.scope if reporting is not None else "")
    return FormContent(
        plan=plan,
        period=period,
        division=expected.division,
        title=f"{plan.short_title or plan.title}{period.title}落实情况报送表",
        receiver=reporting.receiving_office if reporting is not None else "",
        due_on=expected.due_on,
        scope=scope,
        rows=(*_item_rows(project, expected, before, scope), *_sign_off_rows()),
    )


def _before(project: Project, expected: ExpectedReturn, period: Period) -> Return | None:
    """Return what the division returned for the plan and `period`."""
    wanted = (expected.plan.id, period.id)
    for report in project.returns:
        if (report.plan, report.period) == wanted and report.division in expected.division.names:
            return report
    return None


def _item_rows(
    project: Project, expected: ExpectedReturn, before: Return | None, scope: str
) -> Iterator[Row]:
    for duty in expected.duties:
        task, item_id = duty.task, duty.item_id
        said = next((each for each in before.items if _is_about(each, duty)), None) if before else None
        yield Row(Part.ITEM, code_of(item_id, Part.ITEM), _item_words(task, duty.item), task.id, item_id)
        status = STATUS_WORDS[said.status] if said else ""
        for part, label in ITEM_LABELS.items():
            previous = status if part is Part.STATUS else ""
            yield Row(part, code_of(item_id, part), label, task.id, item_id, previous=previous)
        for indicator in duty.indicators:
            for row in _figure_rows(duty, indicator):
                yield replace(row, previous=_figure_before(project, expected.period, row, before, scope))
        yield from _supporter_rows(project, duty)


def _is_about(progress: ItemProgress, duty: Duty) -> bool:
    return progress.task == duty.task.id and progress.item in ("", duty.item_id)


def _item_words(task: Task, item: Item) -> str:
    title = f"{item.title}。" if item.title else ""
    return f"{task.number}. {task.title}\n{title}{item.text}"


def _figure_rows(duty: Duty, indicator: Indicator) -> Iterator[Row]:
    """Yield a row for each population that the indicator has a target for; one where it has none."""
    for population in dict.fromkeys(target.population for target in indicator.targets) or ("",):
        targets = tuple(target for target in indicator.targets if target.population == population)
        yield Row(
            Part.FIGURE,
            code_of(duty.item_id, Part.FIGURE, indicator.id, *((population,) if population else ())),
            f"{indicator.name}（{population}）" if population else indicator.name,
            duty.task.id,
            duty.item_id,
            unit=indicator.unit,
            target=targets_words(targets, indicator.unit),
            indicator=indicator.id,
            population=population,
        )


def _figure_before(project: Project, period: Period, row: Row, before: Return | None, scope: str) -> str:
    """Return the figure of the last return; else the latest one on record before the period, with its day."""

    def wanted(figures: Iterable[Figure]) -> Figure | None:
        own = (f for f in figures if (f.indicator, f.population) == (row.indicator, row.population))
        return next((f for f in own if f.scope in ("", scope)), None)

    returned = wanted(figure for item in before.items for figure in item.figures) if before else None
    if returned is not None:
        return str(returned.value)
    known = wanted(figures_on(project, row.indicator, period.starts_on - datetime.timedelta(days=1)))
    return f"{known.value}（{date_words(known.as_of)}）" if known is not None else ""


def _supporter_rows(project: Project, duty: Duty) -> Iterator[Row]:
    names = (name for _, name in named_divisions(duty.assignment.support))
    for division, name in {project.division(name) or name: name for name in names}.items():
        printed, known_as = (name, name) if isinstance(division, str) else (division.name, division.id)
        code = code_of(duty.item_id, Part.SUPPORTER, known_as)
        yield Row(Part.SUPPORTER, code, f"配合单位：{printed}", duty.task.id, duty.item_id, division=printed)


def _sign_off_rows() -> Iterator[Row]:
    for part, label in SIGN_OFF.items():
        yield Row(part, sign_off_code(part), label)
