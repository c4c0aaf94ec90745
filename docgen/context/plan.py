"""Compose a plan: sections, tasks, items, phases; cut to what one division, region or task is about."""

from __future__ import annotations

import datetime

from docgen.context.clause import clause, printed_names
from docgen.context.figures import figures_of
from docgen.context.plan_views import DeadlineView, LeadingGroupView, PersonGroupView, PhaseView
from docgen.context.views import AssignmentView, IndicatorView, ItemView, PlanView, SectionView, TaskView
from docgen.context.words import deadline_words, kind_words, range_words, target_words
from docgen.layout.numerals import to_chinese
from docgen.records.plan import Assignment, Entry, Item, LeadingGroup, Phase, Plan, Section, Task
from docgen.records.project import Project
from docgen.reporting.each import Each, at_hand, kept_items


def plan_view(
    project: Project, plan: Plan | None, each: Each | None, *, as_of: datetime.date | None
) -> PlanView:
    """Return the plan as a template sees it; all empty for None.

    Of what is made for `each` it holds only the items that concern it, under their numbers, and the sections
    that still have tasks. `as_of` is the day of the figures.
    """
    if plan is None:
        return PlanView("", "", "", ())
    sections = (_section(project, plan, section, each) for section in plan.sections)
    return PlanView(
        id=plan.id,
        title=plan.title,
        short_title=plan.short_title or plan.title,
        sections=tuple(section for section in sections if each is None or section.tasks),
        opening=plan.opening,
        dates=range_words(plan.starts_on, plan.ends_on),
        phases=_phases(project, plan),
        deadlines=tuple(DeadlineView(d.duty, deadline_words(d), d.to) for d in plan.deadlines),
        leading_group=_leading_group(plan.leading_group),
        person_groups=tuple(PersonGroupView(group.name, group.members) for group in plan.person_groups),
        figures=figures_of(project, _indicators_of(project, plan, each), as_of),
        divides_labour=plan.divides_labour,
        no_division_reason=plan.no_division_reason,
    )


def task_assignment(task: Task, items: tuple[Item, ...]) -> Assignment:
    """Return the assignments of `items` of a task as one: who leads anywhere leads, and supports no more."""
    found = [task.assignment_of(item) or Assignment() for item in items]
    lead = tuple(dict.fromkeys(name for assignment in found for name in assignment.lead))
    support = _united(found, "support", without=lead)
    responsible = _united(found, "responsible", without=(*lead, *support))
    return Assignment(lead=lead, support=support, responsible=responsible)


def _united(assignments: list[Assignment], field: str, *, without: tuple[Entry, ...]) -> tuple[Entry, ...]:
    """Return one list of all assignments, each entry once, in order."""
    united: list[Entry] = []
    for assignment in assignments:
        for entry in getattr(assignment, field):
            if entry not in united and entry not in without:
                united.append(entry)
    return tuple(united)


def _indicators_of(project: Project, plan: Plan, each: Each | None) -> tuple[str, ...]:
    """Return the ids of the indicators of the items that are printed, in order."""
    ids: list[str] = []
    for task in at_hand(project, plan, each, plan.tasks):
        kept = kept_items(project, plan, each, task)
        if kept:
            ids += [*task.indicators, *(name for index in kept for name in task.items[index].indicators)]
    return tuple(dict.fromkeys(ids))


def _phases(project: Project, plan: Plan) -> tuple[PhaseView, ...]:
    return tuple(_phase(project, phase) for phase in plan.phases)


def _phase(project: Project, phase: Phase) -> PhaseView:
    return PhaseView(
        number=phase.number,
        number_zh=to_chinese(phase.number),
        title=phase.title,
        dates=range_words(phase.starts_on, phase.ends_on),
        duties=phase.duties,
        actors=printed_names(project, phase.actors),
    )


def _leading_group(group: LeadingGroup | None) -> LeadingGroupView | None:
    if group is None:
        return None
    return LeadingGroupView(
        group.name, group.head, group.deputies, group.members, group.office, group.office_head
    )


def _section(project: Project, plan: Plan, section: Section, each: Each | None) -> SectionView:
    tasks = (
        (task, kept_items(project, plan, each, task)) for task in at_hand(project, plan, each, section.tasks)
    )
    return SectionView(
        number=section.number,
        number_zh=to_chinese(section.number),
        title=section.title,
        tasks=tuple(_task(project, plan, task, kept) for task, kept in tasks if kept),
        text=section.text,
        phases=_phases(project, plan) if section.shows_phases else (),
    )


def _task(project: Project, plan: Plan, task: Task, kept: tuple[int, ...]) -> TaskView:
    kind, first_product = kind_words(task.kind)
    whole = task_assignment(task, tuple(task.items[index] for index in kept))
    items = tuple(_item(project, task, index, kept) for index in kept)
    return TaskView(
        id=task.id,
        number=task.number,
        number_zh=to_chinese(task.number),
        title=task.title,
        kind=kind,
        first_product=first_product,
        items=items,
        deadlines=tuple(deadline_words(deadline) for deadline in task.deadlines),
        lead=_once(printed_names(project, whole.lead)),
        support=_once(printed_names(project, whole.support)),
        responsible=_once(printed_names(project, whole.responsible)),
        clause=clause(project, whole),
        phase=next((phase.title for phase in plan.phases if phase.id == task.phase), ""),
        assignments=_by_assignment(items),
    )


def _by_assignment(items: tuple[ItemView, ...]) -> tuple[AssignmentView, ...]:
    """Return the items of a task, those together that follow one another with one assignment."""
    groups: list[list[ItemView]] = []
    for item in items:
        if item.new_assignment:
            groups.append([])
        groups[-1].append(item)
    return tuple(
        AssignmentView(
            first=position == 0,
            items=tuple(group),
            lead=group[0].lead,
            support=group[0].support,
            responsible=group[0].responsible,
        )
        for position, group in enumerate(groups)
    )


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return names without those that come again: an alias is printed as the name it stands for."""
    return tuple(dict.fromkeys(names))


def _item(project: Project, task: Task, index: int, kept: tuple[int, ...]) -> ItemView:
    """Return one item; a clause that holds for the whole task closes its last item without a clause."""
    item, position = task.items[index], kept.index(index)
    assignment = task.assignment_of(item) or Assignment()
    before = task.assignment_of(task.items[kept[position - 1]]) if position else None
    return ItemView(
        id=task.item_id(index),
        first=position == 0,
        text=item.text,
        clause=clause(project, assignment) if _closes(task, item) else "",
        lead=printed_names(project, assignment.lead),
        support=printed_names(project, assignment.support),
        responsible=printed_names(project, assignment.responsible),
        indicators=_indicators(project, (*item.indicators, *(task.indicators if position == 0 else ()))),
        number=index + 1,
        title=item.title,
        new_assignment=position == 0 or before != task.assignment_of(item),
    )


def _closes(task: Task, item: Item) -> bool:
    """Say whether a clause is printed after `item`: its own, or the task's after the last that has none."""
    if item.assignment is not None:
        return True
    without = [other for other in task.items if other.assignment is None]
    return task.assignment is not None and item is without[-1]


def _indicators(project: Project, ids: tuple[str, ...]) -> tuple[IndicatorView, ...]:
    found = (project.indicator_index.get(identifier) for identifier in ids)
    return tuple(
        IndicatorView(entry.id, entry.name, entry.unit, target_words(entry)) for entry in found if entry
    )
