"""Compose what a document says of its reporting period; all empty for a document without one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import replace
from typing import TypedDict

from docgen.context.progress import counts_view, progress_view
from docgen.context.reporting import days_overdue, period_view, status_of_one, status_view
from docgen.context.reporting_views import (
    ChangeRowView,
    ComparisonView,
    CountsView,
    ListedView,
    ListsView,
    PeriodView,
    ProgressView,
    ReportView,
    StatusView,
)
from docgen.layout.dates import date_words
from docgen.records.catalogue import ForEach
from docgen.records.document import Document
from docgen.records.plan import Plan, Task
from docgen.records.project import Project
from docgen.reporting.each import Each, concerns
from docgen.reporting.periods import Period, parse_period
from docgen.reporting.progress import (
    DutyProgress,
    LeadProgress,
    Progress,
    Standing,
    TaskProgress,
    gathered,
    gathered_of,
)
from docgen.reporting.regions import of_region, spoken_of
from docgen.reporting.status import ReturnState, reporting_status
from docgen.reporting.words import STANDINGS, STATES

_OF_ONE = (ForEach.DIVISION, ForEach.RETURNED, ForEach.MISSING)
"""A document for one of these speaks of what that division leads."""
_OF_REGION = (ForEach.REGION, ForEach.RETURNED_REGION)
_Reasons = dict[str, list[str]]
"""Why leads (by name) stand in a list."""


class PeriodViews(TypedDict, total=False):
    """The names of a context that a period fills in."""

    period: PeriodView
    status: StatusView
    progress: ProgressView
    counts: CountsView
    lists: ListsView
    report: ReportView
    comparison: ComparisonView


def period_views(
    project: Project, document: Document, plan: Plan | None, each: Each | None, *, as_of: datetime.date | None
) -> PeriodViews:
    """Return what is said of the document's period as it stood on `as_of`; nothing where it names none.

    Of what is made for a division, region or task, progress and counts hold only what concerns it, of a
    region only its own figures and parts, and its counts are of items: of a task it may have one of several.
    What is made for one division has its own line of the status and no lists: a return of another changes
    nothing.
    """
    if plan is None or not document.period:
        return {}
    try:
        period = parse_period(document.period)
    except ValueError:  # a rule reports it
        return {}
    whole = gathered(project, plan, period, as_of=as_of)
    own = _own(project, plan, period, each, as_of)
    alone = each is not None and each.kind in _OF_ONE
    key = (plan.id, period, as_of)
    return PeriodViews(
        period=period_view(project, period),
        status=status_of_one(whole.status, each.id)
        if each is not None and alone
        else project.once(("status_view", *key), lambda: status_view(project, whole.status)),
        progress=_progress(project, whole, own, each),
        counts=_counts(own, each),
        lists=ListsView() if alone else project.once(("lists_view", *key), lambda: lists_view(whole, as_of)),
        report=_report(own, each, as_of),
        comparison=_comparison(project, plan, own, each, as_of),
    )


def _progress(project: Project, whole: Progress, own: Progress, each: Each | None) -> ProgressView:
    """Return what was returned; a letter to who did not return rests on the other returns, samples or not."""
    view = progress_view(project, own)
    if each is None or each.kind is not ForEach.MISSING:
        return view
    sample = any(row.given is not None and row.given.sample for row in whole.status.returns)
    return replace(view, sample=sample)


def lists_view(found: Progress, day: datetime.date | None) -> ListsView:
    """Return the red and the yellow list.

    Red: a division whose return is overdue; leads that say that a task is delayed, or do not say that it is
    done after its own day. Yellow: a division that returned late; leads of a task that have not started it,
    name a problem, or have a figure that misses its target. A lead stands for a task in one list only, and
    only for what it says itself.
    """
    red = [*_overdue(found, day)]
    yellow = [
        (row.expected.division.name, _leads(found, row.expected.division.id), f"逾期{row.days_late}天")
        for row in found.status.of(ReturnState.LATE)
    ]
    for task in found.tasks:
        grave, slight = _reasons(task, day)
        if grave:
            red.append(("、".join(grave), task.task.title, _reasons_words(grave)))
        if slight:
            yellow.append(("、".join(slight), task.task.title, _reasons_words(slight)))
    return ListsView(_listed(red), _listed(yellow))


def _listed(rows: list[tuple[str, str, str]]) -> tuple[ListedView, ...]:
    return tuple(ListedView(number, *row) for number, row in enumerate(rows, start=1))


def _overdue(found: Progress, day: datetime.date | None) -> Iterator[tuple[str, str, str]]:
    for row in found.status.of(ReturnState.OVERDUE):
        division = row.expected.division
        yield division.name, _leads(found, division.id), f"逾期{days_overdue(row, day)}天未报送"


def _leads(found: Progress, division: str) -> str:
    """Return how many tasks a division leads: 牵头的3项任务."""
    tasks = sum(
        any(lead.division.id == division for duty in task.duties for lead in duty.leads)
        for task in found.tasks
    )
    return f"牵头的{tasks}项任务"


def _reasons(task: TaskProgress, day: datetime.date | None) -> tuple[_Reasons, _Reasons]:
    """Return why leads of a task stand in the red list, and why others do in the yellow one."""
    grave: dict[str, dict[str, list[str]]] = {}
    slight: dict[str, dict[str, list[str]]] = {}
    for duty in task.duties:
        for lead in duty.leads:
            name = lead.division.name
            for reasons, found in ((grave, _grave(task, duty, lead, day)), (slight, _slight(lead))):
                for reason in dict.fromkeys(found):
                    reasons.setdefault(name, {}).setdefault(reason, []).append(_part(task, duty))
    both = {
        name: [*_with_parts(of_one), *_with_parts(slight.pop(name, {}))] for name, of_one in grave.items()
    }
    return both, {name: _with_parts(of_one) for name, of_one in slight.items()}


def _part(task: TaskProgress, duty: DutyProgress) -> str:
    """Return which item of its task it is: 第2条; empty for the only one."""
    items = task.task.items
    number = next(index for index, item in enumerate(items, start=1) if item is duty.duty.item)
    return f"第{number}条" if len(items) > 1 else ""


def _with_parts(reasons: dict[str, list[str]]) -> list[str]:
    return [f"{'、'.join(parts)}{reason}" for reason, parts in reasons.items()]


def _reasons_words(reasons: _Reasons) -> str:
    """Return the reasons in words; who is meant by which only where leads differ."""
    if all(each == next(iter(reasons.values())) for each in reasons.values()):
        return "；".join(next(iter(reasons.values())))
    return "；".join(f"{name}：{'、'.join(each)}" for name, each in reasons.items())


def _grave(
    task: TaskProgress, duty: DutyProgress, lead: LeadProgress, day: datetime.date | None
) -> Iterator[str]:
    if lead.standing is Standing.DELAYED:
        yield "进展滞后"
    deadlines = (*task.task.deadlines, *duty.duty.item.deadlines)
    past = [d.date for d in deadlines if d.date is not None and day is not None and d.date < day]
    if past and lead.standing not in (Standing.DONE, Standing.NOT_RETURNED):
        yield f"应于{date_words(min(past))}前完成，尚未完成"


def _slight(lead: LeadProgress) -> Iterator[str]:
    if lead.standing is Standing.NOT_STARTED:
        yield "尚未启动"
    for figure in lead.figures:
        if figure.met is False:
            yield f"{figure.indicator.name}未达标"
    if lead.given is not None and lead.given.problems:
        yield "存在问题"


def _counts(own: Progress, each: Each | None) -> CountsView:
    """Return how many tasks stand how; of a region how many items."""
    if each is not None and each.kind in _OF_REGION:
        return counts_view((duty.standing for task in own.tasks for duty in task.duties), measure="条")
    return counts_view(task.standing for task in own.tasks)


def _own(
    project: Project, plan: Plan, period: Period, each: Each | None, day: datetime.date | None
) -> Progress:
    """Return what was returned of the items that a document for `each` speaks of."""
    if each is not None and each.kind in _OF_ONE:
        return gathered_of(project, plan, period, each.id, as_of=day)
    whole = gathered(project, plan, period, as_of=day)
    if each is None or each.kind is ForEach.DOCUMENT:
        return whole
    if each.kind is ForEach.RETURNED_REGION:
        return of_region(project, spoken_of(project, whole, each.name), each.name)
    cut = whole.cut(lambda duty: concerns(project, each, duty.duty.task, duty.duty.item))
    return of_region(project, cut, each.name) if each.kind is ForEach.REGION else cut


def _report(own: Progress, each: Each | None, day: datetime.date | None) -> ReportView:
    """Return what the one division says; empty where the document is not made for one that must return."""
    rows = [row for row in own.status.returns if each is not None and row.expected.division.id == each.id]
    if each is None or each.kind not in _OF_ONE or not rows:
        return ReportView()
    row = rows[0]
    counts = counts_view((lead.standing for lead in own.leads), measure="条")
    title = own.status.period.title
    said = f"{title}，{each.name}牵头的{len(own.tasks)}项任务、{counts.total}条分工中，{counts.sentence}。"
    given = row.given
    return ReportView(
        division=each.name,
        returned=given is not None,
        received_on=date_words(given.received_on if given is not None else None),
        state=STATES[row.state].zh,
        signed_by=given.signed_by if given is not None else "",
        counts=counts,
        sentence=said if given is not None else f"{each.name}没有报送{title}的落实情况。",
        due_on=date_words(row.expected.due_on),
        days_overdue=days_overdue(row, day),
    )


def _comparison(
    project: Project, plan: Plan, now: Progress, each: Each | None, day: datetime.date | None
) -> ComparisonView:
    """Return this period against the one before; empty where nobody returned then.

    Compared is what the counts beside it count: tasks, or of one division and of a region items, called
    加强监测（第2条分工） where the task has several.
    """
    if now.before is None or not reporting_status(project, plan, now.before, as_of=day).received:
        return ComparisonView()
    by_item = each is not None and each.kind in (*_OF_ONE, *_OF_REGION)
    before, present = (
        _stood(found, by_item=by_item) for found in (_own(project, plan, now.before, each, day), now)
    )
    changed = tuple(
        ChangeRowView(task.number, title, STANDINGS[before[key][2]].zh, STANDINGS[standing].zh)
        for key, (task, title, standing) in present.items()
        if key in before and before[key][2] is not standing
    )
    measure, what = ("条", "分工") if by_item else ("项", "任务")
    then, counts = (
        counts_view((standing for _, _, standing in found.values()), measure=measure)
        for found in (before, present)
    )
    pairs = (
        (Standing.DONE, then.done, counts.done),
        (Standing.UNDER_WAY, then.under_way, counts.under_way),
        (Standing.NOT_STARTED, then.not_started, counts.not_started),
        (Standing.DELAYED, then.delayed, counts.delayed),
        (Standing.NOT_RETURNED, then.not_returned, counts.not_returned),
    )
    said = "，".join(
        f"{STANDINGS[which].zh}由{old}{measure}{'增至' if new > old else '减至'}{new}{measure}"
        for which, old, new in pairs
        if old != new
    )
    same = f"各类{what}的数量没有变化" if changed else f"各{measure}{what}的进展状态没有变化"
    return ComparisonView(
        previous_title=now.before.title,
        before=then,
        change_rows=changed,
        sentence=f"与{now.before.title}相比，{said or same}。",
    )


def _stood(found: Progress, *, by_item: bool) -> dict[str, tuple[Task, str, Standing]]:
    """Return how each item or each task (by id) stands, with its task and what it is called."""
    if not by_item:
        return {each.task.id: (each.task, each.task.title, each.standing) for each in found.tasks}
    stood = {}
    for each in found.tasks:
        for duty in each.duties:
            number = next(index for index, item in enumerate(each.task.items, 1) if item is duty.duty.item)
            part = f"（第{number}条分工）" if len(each.task.items) > 1 else ""
            stood[duty.duty.item_id] = (each.task, f"{each.task.title}{part}", duty.standing)
    return stood
