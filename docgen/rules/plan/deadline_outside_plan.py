"""Find dated deadlines that lie outside the plan or outside its phases."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.mentions import deadlines_in
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.rule import Finding


def deadline_outside_plan(project: Project) -> Iterator[Finding]:
    """Report a dated deadline before the plan starts, after it ends, or inside none of its phases.

    期限不在计划的起止日期之内。

    Bad:
        ends_on: 2022-08-26
        deadlines:
          - {duty: 报送工作总结, date: 2022-09-26}
    Good:
        ends_on: 2022-08-26
        deadlines:
          - {duty: 报送工作总结, date: 2022-08-26}
    Why: A deadline after the end binds nobody any more, and one before the start cannot be kept; mostly the
        month or the year is a slip.
    为什么：计划结束后的期限约束不了谁，开始前的期限没法做到；多半是年份或月份写错了。
    """
    for plan in project.plans:
        if plan.starts_on is None and plan.ends_on is None and not plan.phases:
            continue
        for deadline in deadlines_in(plan):
            if deadline.date is None:
                continue
            outside = _outside(plan, deadline.date)
            if outside is not None:
                called, day = record_called(deadline), date_words(deadline.date)
                yield Finding(
                    deadline,
                    ("date",),
                    Text(f"{called.zh}（{day}）{outside.zh}", f"{called.en} ({deadline.date}) {outside.en}"),
                    Text(
                        "改正期限，或改正计划、阶段的起止日期",
                        "correct the deadline, or the dates of plan or phase",
                    ),
                )


def _outside(plan: Plan, day: datetime.date) -> Text | None:
    """Return what `day` lies outside of; None where it lies inside."""
    if plan.starts_on is not None and day < plan.starts_on:
        return Text(
            f"早于计划 {plan.id} 的开始日期 {date_words(plan.starts_on)}",
            f"is before plan {plan.id} starts on {plan.starts_on}",
        )
    if plan.ends_on is not None and day > plan.ends_on:
        return Text(
            f"晚于计划 {plan.id} 的结束日期 {date_words(plan.ends_on)}",
            f"is after plan {plan.id} ends on {plan.ends_on}",
        )
    if plan.phases and not any(phase.starts_on <= day <= phase.ends_on for phase in plan.phases):
        return Text(f"不在计划 {plan.id} 的任何一个阶段之内", f"is inside no phase of plan {plan.id}")
    return None
