"""Say what a document is made for, one by one, and which items of its plan are then printed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from docgen.records.catalogue import ForEach
from docgen.records.division import Division
from docgen.records.document import Document
from docgen.records.mentions import names_in
from docgen.records.plan import Assignment, Item, Plan, Task
from docgen.records.project import Project
from docgen.records.standing import day_of
from docgen.reporting.periods import parse_period
from docgen.reporting.progress import gathered
from docgen.reporting.regions import regions_returned_on
from docgen.reporting.status import ReturnStatus, reporting_status

_OF_ONE = (ForEach.DIVISION, ForEach.RETURNED, ForEach.MISSING)
"""What is made for one of these speaks of what that division leads."""


@dataclass(frozen=True, slots=True)
class Each:
    """One division, region or task that a document is made for."""

    kind: ForEach
    id: str
    """Stands in the name of the file: the id of the division or the task; of a region that of its first
    division."""
    name: str
    """As printed: the name of the division or the region, the title of the task."""


def each_of(project: Project, document: Document, kind: ForEach) -> tuple[Each, ...]:
    """Return what `document` is made for, one by one.

    Divisions (those that lead) and regions (those that are given work, also in a group) come in the order of
    the catalogue, tasks in that of the plan; those that have returned or not as the plan first names them.
    Empty for ForEach.DOCUMENT, and where there is no plan.
    """
    plan = project.plan_index.get(document.plan)
    if plan is None:
        return ()
    match kind:
        case ForEach.DIVISION:
            leading = _members(project, (name for a in _assignments(plan) for name in a.lead))
            return tuple(Each(kind, d.id, d.name) for d in project.divisions if d.name in leading)
        case ForEach.RETURNED | ForEach.MISSING:
            return tuple(
                Each(kind, row.expected.division.id, row.expected.division.name)
                for row in _returns(project, document, plan)
                if (row.given is not None) is (kind is ForEach.RETURNED)
            )
        case ForEach.REGION:
            named = _members(project, (name for a in _assignments(plan) for name in names_in(a)))
            return _regions(kind, (d for d in project.divisions if d.name in named))
        case ForEach.RETURNED_REGION:
            told = _told(project, document, plan)
            return _regions(kind, (d for d in project.divisions if d.region in told))
        case ForEach.TASK:
            return tuple(Each(kind, task.id, task.title) for task in plan.tasks)
        case ForEach.DOCUMENT:
            return ()


def _regions(kind: ForEach, divisions: Iterable[Division]) -> tuple[Each, ...]:
    """Return the regions of `divisions`, each by the first division of it."""
    first: dict[str, Division] = {}
    for division in divisions:
        if division.region:
            first.setdefault(division.region, division)
    return tuple(Each(kind, division.id, region) for region, division in first.items())


def _told(project: Project, document: Document, plan: Plan) -> frozenset[str]:
    """Return the regions that returns of the document's period speak of; none where it names no period."""
    try:
        period = parse_period(document.period)
    except ValueError:
        return frozenset()
    return regions_returned_on(project, gathered(project, plan, period, as_of=day_of(project, document)))


def _returns(project: Project, document: Document, plan: Plan) -> tuple[ReturnStatus, ...]:
    """Return how the returns of the document's period stand; empty where it names none."""
    try:
        period = parse_period(document.period)
    except ValueError:
        return ()
    return reporting_status(project, plan, period, as_of=day_of(project, document)).returns


def concerns(project: Project, each: Each | None, task: Task, item: Item) -> bool:
    """Say whether `item` of `task` is printed in what is made for `each`; all is for None.

    A division gets what it leads itself, or as a member of a group that leads; a region what one of its
    divisions has a part in; a task itself.
    """
    if each is None or each.kind is ForEach.DOCUMENT:
        return True
    if each.kind is ForEach.TASK:
        return task.id == each.id
    assignment = task.assignment_of(item) or Assignment()
    if each.kind in _OF_ONE:
        division = project.division(each.id)
        return division is not None and division.name in _members(project, assignment.lead)
    named = _members(project, names_in(assignment))
    return any(d.region == each.name and d.name in named for d in project.divisions)


def kept_items(project: Project, plan: Plan, each: Each | None, task: Task) -> tuple[int, ...]:
    """Return which items of `task` (from 0) are printed in what is made for `each`; see `concerns`."""
    if each is not None and each.kind in _OF_ONE:
        division = project.division(each.id)
        led = project.once(("led_items", plan.id), lambda: _led_items(project, plan))
        return led.get((division.name, task.id), ()) if division is not None else ()
    return tuple(index for index, item in enumerate(task.items) if concerns(project, each, task, item))


def at_hand(project: Project, plan: Plan, each: Each | None, tasks: tuple[Task, ...]) -> tuple[Task, ...]:
    """Return those of the plan's `tasks` that may concern `each`: of many the others need no look."""
    if each is None:
        return tasks
    if each.kind is ForEach.TASK:
        return tuple(task for task in tasks if task.id == each.id)
    if each.kind in _OF_ONE:
        division = project.division(each.id)
        led = project.once(("led_tasks", plan.id), lambda: _led_tasks(project, plan))
        own = led.get(division.name, ()) if division is not None else ()
        return tuple(task for task in tasks if task.id in own)
    return tasks


def _led_tasks(project: Project, plan: Plan) -> dict[str, set[str]]:
    """Return the ids of the tasks of which each division leads an item."""
    led: dict[str, set[str]] = {}
    for name, task in _led_items(project, plan):
        led.setdefault(name, set()).add(task)
    return led


def _led_items(project: Project, plan: Plan) -> dict[tuple[str, str], tuple[int, ...]]:
    """Return the items of each task that each division leads, itself or in a group; made in one pass."""
    led: dict[tuple[str, str], list[int]] = {}
    for task in plan.tasks:
        for index, item in enumerate(task.items):
            for name in _members(project, (task.assignment_of(item) or Assignment()).lead):
                led.setdefault((name, task.id), []).append(index)
    return {key: tuple(indexes) for key, indexes in led.items()}


def _assignments(plan: Plan) -> tuple[Assignment, ...]:
    """Return every assignment that holds for some item of the plan."""
    found = (task.assignment_of(item) for task in plan.tasks for item in task.items)
    return tuple(assignment for assignment in found if assignment is not None)


def _members(project: Project, names: Iterable[str]) -> frozenset[str]:
    """Return the divisions that go by `names`, and the members of those that are groups."""
    found: set[str] = set()
    for division in filter(None, map(project.division, names)):
        found |= {division.name, *project.members(division)}
    return frozenset(found)
