"""Compose what a division is asked in a period: its items as lead, their figures, the parts of supporters."""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.context.words import targets_words
from docgen.excel.form_layout import SIGN_OFF, STATUS_WORDS, Part, code_of, sign_off_code
from docgen.excel.form_period import Period
from docgen.layout.dates import date_words
from docgen.records.division import Division, DivisionKind
from docgen.records.indicator import Indicator, IndicatorKind
from docgen.records.plan import Assignment, Item, Plan, Task, named_divisions
from docgen.records.progress import Figure, ItemProgress, Return
from docgen.records.project import Project
from docgen.records.standing import figures_on

_ASKED = (IndicatorKind.TARGET, IndicatorKind.FIGURE)


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
    rows: tuple[Row, ...]

    @property
    def number(self) -> str:
        """Return the name of the form: ``plan/period/division``."""
        return f"{self.plan.id}/{self.period.id}/{self.division.id}"

    @property
    def structure(self) -> str:
        """Return the version of its structure: 12 hexadecimal digits over what its boxes mean."""
        meaning = "\n".join(f"{row.code}\t{row.label}\t{row.unit}" for row in self.rows)
        return hashlib.sha256(meaning.encode()).hexdigest()[:12]


def leading_divisions(project: Project, plan: Plan) -> tuple[Division, ...]:
    """Return who must return for `plan`: those that lead an item, a group through its members.

    They come in the order of the catalogue. A group without members answers itself.
    """
    leading: set[str] = set()
    for _, _, assignment in _assigned(plan):
        for name in assignment.lead:
            leading |= _answering(project, name)
    return tuple(division for division in project.divisions if division.name in leading)


def form_content(
    project: Project, plan: Plan, period: Period, division: Division, *, due_on: datetime.date | None = None
) -> FormContent:
    """Return what `division` is asked for `period`; `due_on` is when the return is due, where it is known."""
    office = project.office
    receiver = office.reporting.receiving_office if office is not None and office.reporting else ""
    before = _before(project, plan, period, division)
    return FormContent(
        plan=plan,
        period=period,
        division=division,
        title=f"{plan.short_title or plan.title}{period.title}落实情况报送表",
        receiver=receiver,
        due_on=due_on,
        rows=(*_item_rows(project, plan, period, division, before), *_sign_off_rows()),
    )


def _assigned(plan: Plan) -> Iterator[tuple[Task, int, Assignment]]:
    """Yield every item that has an assignment: its task, its index, the assignment."""
    for task in plan.tasks:
        for index, item in enumerate(task.items):
            assignment = task.assignment_of(item)
            if assignment is not None:
                yield task, index, assignment


def _answering(project: Project, name: str) -> frozenset[str]:
    """Return the names of those who answer where `name` leads."""
    division = project.division(name)
    if division is None:
        return frozenset()
    members = frozenset(
        member
        for member in project.members(division)
        if (found := project.division(member)) is not None and found.kind is not DivisionKind.GROUP
    )
    return members or frozenset({division.name})


def _before(project: Project, plan: Plan, period: Period, division: Division) -> Return | None:
    """Return what the division returned for the period before."""
    wanted = (plan.id, period.previous.id)
    for report in project.returns:
        if (report.plan, report.period) == wanted and report.division in division.names:
            return report
    return None


def _item_rows(
    project: Project, plan: Plan, period: Period, division: Division, before: Return | None
) -> Iterator[Row]:
    asked_of_task: set[tuple[str, str]] = set()
    for task, index, assignment in _assigned(plan):
        if not any(division.name in _answering(project, name) for name in assignment.lead):
            continue
        item, item_id = task.items[index], task.item_id(index)
        said = (
            next((each for each in before.items if _is_about(each, task, item_id)), None) if before else None
        )
        yield Row(Part.ITEM, code_of(item_id, Part.ITEM), _item_words(task, item), task.id, item_id)
        status = STATUS_WORDS[said.status] if said else ""
        for part, label in (
            (Part.STATUS, "进展状态"),
            (Part.PROGRESS, "落实情况"),
            (Part.PROBLEMS, "存在问题"),
            (Part.NEXT_STEPS, "下一步工作安排"),
        ):
            previous = status if part is Part.STATUS else ""
            yield Row(part, code_of(item_id, part), label, task.id, item_id, previous=previous)
        # What the whole task is measured by is asked once, with the first of its items.
        of_task = tuple(name for name in task.indicators if (task.id, name) not in asked_of_task)
        asked_of_task |= {(task.id, name) for name in of_task}
        for name in dict.fromkeys((*item.indicators, *of_task)):
            indicator = project.indicator_index.get(name)
            if indicator is not None and indicator.kind in _ASKED:
                yield from _figure_rows(project, period, (task.id, item_id), indicator, before)
        yield from _supporter_rows(project, task.id, item_id, assignment)


def _is_about(progress: ItemProgress, task: Task, item_id: str) -> bool:
    return progress.task == task.id and progress.item in ("", item_id)


def _item_words(task: Task, item: Item) -> str:
    title = f"{item.title}。" if item.title else ""
    return f"{task.number}. {task.title}\n{title}{item.text}"


def _figure_rows(
    project: Project, period: Period, owner: tuple[str, str], indicator: Indicator, before: Return | None
) -> Iterator[Row]:
    """Yield a row for each population that the indicator has a target for; one where it has none."""
    task, item = owner
    for population in dict.fromkeys(target.population for target in indicator.targets) or ("",):
        targets = tuple(target for target in indicator.targets if target.population == population)
        yield Row(
            Part.FIGURE,
            code_of(item, Part.FIGURE, indicator.id, *((population,) if population else ())),
            f"{indicator.name}（{population}）" if population else indicator.name,
            task,
            item,
            unit=indicator.unit,
            target=targets_words(targets, indicator.unit),
            previous=_figure_before(project, period, indicator, population, before),
            indicator=indicator.id,
            population=population,
        )


def _figure_before(
    project: Project, period: Period, indicator: Indicator, population: str, before: Return | None
) -> str:
    """Return the figure of the last return; else the latest one on record before the period, with its day."""

    def wanted(figures: Iterable[Figure]) -> Figure | None:
        own = (f for f in figures if f.indicator == indicator.id and f.population == population)
        return next(own, None)

    returned = wanted(figure for item in before.items for figure in item.figures) if before else None
    if returned is not None:
        return str(returned.value)
    known = wanted(figures_on(project, indicator.id, period.starts_on - datetime.timedelta(days=1)))
    return f"{known.value}（{date_words(known.as_of)}）" if known is not None else ""


def _supporter_rows(project: Project, task: str, item: str, assignment: Assignment) -> Iterator[Row]:
    for name in dict.fromkeys(name for _, name in named_divisions(assignment.support)):
        division = project.division(name)
        printed = division.name if division is not None else name
        known_as = division.id if division is not None else name
        code = code_of(item, Part.SUPPORTER, known_as)
        yield Row(Part.SUPPORTER, code, f"配合单位：{printed}", task, item, division=printed)


def _sign_off_rows() -> Iterator[Row]:
    for part, label in SIGN_OFF.items():
        yield Row(part, sign_off_code(part), label)
