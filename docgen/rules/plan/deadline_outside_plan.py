"""Find dated deadlines that lie outside the plan, outside its phases or outside the phase of their task."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.mentions import deadlines_in
from docgen.records.plan import Deadline, Plan
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.reference.listing import unread
from docgen.rules.rule import Finding

_REMEDY = Text("改正期限，或改正计划、阶段的起止日期", "correct the deadline, or the dates of plan or phase")
_REMEDY_UNSTARTED = Text(
    "改正期限；计划在印发之前已经开始的，写明 starts_on",
    "correct the deadline; where the plan started before it was issued, write starts_on",
)


def deadline_outside_plan(project: Project) -> Iterator[Finding]:
    """Report a dated deadline before the plan starts, after it ends, or outside the phase it belongs to.

    期限不在计划的起止日期之内，或不在所属阶段之内。

    Bad:
        ends_on: 2022-08-26
        deadlines:
          - {duty: 报送工作总结, date: 2022-09-26}
    Good:
        ends_on: 2022-08-26
        deadlines:
          - {duty: 报送工作总结, date: 2022-08-26}
    Why: A deadline after the end binds nobody any more, and one before the start cannot be kept; mostly the
        month or the year is a slip. A deadline of a task that names its phase must lie inside that phase, any
        other inside some phase. A plan without starts_on starts, at the earliest, on the date of the earliest
        document that issues it; where plan or documents could not be read in full, this is not judged.
    为什么：计划结束后的期限约束不了谁，开始前的期限没法做到；多半是年份或月份写错了。任务写明阶段的，期限要在该阶段之内；
        没有写明的，要在某个阶段之内。计划没有写 starts_on 的，期限不能早于最早印发它的公文的成文日期；
        计划或公文没有读全的，这一点不作判断。
    """
    for plan in project.plans:
        issued = _issued_on(project, plan)
        for deadline, phase in _dated(plan):
            if deadline.date is None:
                continue
            outside = _outside(plan, phase, deadline.date, issued)
            if outside is not None:
                called, day = record_called(deadline), date_words(deadline.date)
                words, remedy = outside
                yield Finding(
                    deadline,
                    ("date",),
                    Text(f"{called.zh}（{day}）{words.zh}", f"{called.en} ({deadline.date}) {words.en}"),
                    remedy,
                )


def _dated(plan: Plan) -> Iterator[tuple[Deadline, str]]:
    """Yield the deadlines of a plan, of its tasks and of their items, each with the phase of its task."""
    phase_of = {
        id(deadline): task.phase
        for task in plan.tasks
        for deadlines in (task.deadlines, *(item.deadlines for item in task.items))
        for deadline in deadlines
    }
    for deadline in deadlines_in(plan):
        yield deadline, phase_of.get(id(deadline), "")


def _issued_on(project: Project, plan: Plan) -> datetime.date | None:
    """Return the date of the earliest document that issues a plan without a start; None if unsure."""
    if plan.starts_on is not None or project.is_damaged(*project.documents) or unread(project, plan):
        return None
    return project.plan_dates.get(plan.id)


def _outside(
    plan: Plan, phase: str, day: datetime.date, issued: datetime.date | None
) -> tuple[Text, Text] | None:
    """Return what `day` lies outside of and what to do; None where it lies inside."""
    if plan.starts_on is not None and day < plan.starts_on:
        words = Text(
            f"早于计划 {plan.id} 的开始日期 {date_words(plan.starts_on)}",
            f"is before plan {plan.id} starts on {plan.starts_on}",
        )
        return words, _REMEDY
    if plan.ends_on is not None and day > plan.ends_on:
        words = Text(
            f"晚于计划 {plan.id} 的结束日期 {date_words(plan.ends_on)}",
            f"is after plan {plan.id} ends on {plan.ends_on}",
        )
        return words, _REMEDY
    if issued is not None and day < issued:
        words = Text(
            f"早于印发计划 {plan.id} 的公文的成文日期 {date_words(issued)}",
            f"is before plan {plan.id} was issued on {issued}",
        )
        return words, _REMEDY_UNSTARTED
    words_of_phases = _outside_phases(plan, phase, day)
    return None if words_of_phases is None else (words_of_phases, _REMEDY)


def _outside_phases(plan: Plan, phase: str, day: datetime.date) -> Text | None:
    """Return how `day` lies outside the task's own phase, or outside all where it has none that is listed."""
    own = [listed for listed in plan.phases if listed.id == phase]
    if any(listed.ends_on < listed.starts_on for listed in own):
        return None
    if any(listed.starts_on <= day <= listed.ends_on for listed in own or plan.phases):
        return None
    if own:
        called = record_called(own[0])
        return Text(f"不在本任务所属的{called.zh}之内", f"is outside {called.en}, to which its task belongs")
    if plan.phases:
        return Text(f"不在计划 {plan.id} 的任何一个阶段之内", f"is inside no phase of plan {plan.id}")
    return None
