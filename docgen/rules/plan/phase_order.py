"""Find phases that overlap, leave a gap, end before they start or leave the plan."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.plan import Phase, Plan
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_DAY = datetime.timedelta(days=1)


def phase_order(project: Project) -> Iterator[Finding]:
    """Report phases that overlap, leave a gap, end before they start, or lie outside the plan.

    阶段重叠、中断、起止颠倒，或超出计划。

    Bad:
        phases:
          - {number: 1, starts_on: 2022-07-26, ends_on: 2022-07-31}
          - {number: 2, starts_on: 2022-08-02, ends_on: 2022-08-07}
    Good:
        phases:
          - {number: 1, starts_on: 2022-07-26, ends_on: 2022-07-31}
          - {number: 2, starts_on: 2022-08-01, ends_on: 2022-08-07}
    Why: On every day of an action exactly one phase is under way; the current phase, the days left and what
        is overdue are counted from it. The last day of a phase belongs to it.
    为什么：活动期间每一天都应当正好处在一个阶段，当前阶段、剩余天数、是否逾期都由此推算。结束日期当天算在阶段之内。
    """
    for plan in project.plans:
        for phase in plan.phases:
            yield from _alone(plan, phase)
        whole = not project.is_damaged(plan)
        for before, after in pairwise(plan.phases):
            yield from _joint(before, after, whole=whole)


def _alone(plan: Plan, phase: Phase) -> Iterator[Finding]:
    """Yield what is wrong with the dates of one phase."""
    called = record_called(phase)
    if phase.ends_on < phase.starts_on:
        yield Finding(
            phase,
            ("ends_on",),
            Text(
                f"{called.zh}的结束日期 {date_words(phase.ends_on)} "
                f"早于开始日期 {date_words(phase.starts_on)}",
                f"{called.en} ends on {phase.ends_on}, before it starts on {phase.starts_on}",
            ),
            Text("改正 starts_on 或 ends_on", "correct starts_on or ends_on"),
        )
    if plan.starts_on is not None and phase.starts_on < plan.starts_on:
        yield Finding(
            phase,
            ("starts_on",),
            Text(
                f"{called.zh}早于计划 {plan.id} 的开始日期 {date_words(plan.starts_on)}",
                f"{called.en} starts before plan {plan.id} does on {plan.starts_on}",
            ),
            Text("改正阶段或计划的开始日期", "correct the start of the phase or of the plan"),
        )
    if plan.ends_on is not None and phase.ends_on > plan.ends_on:
        yield Finding(
            phase,
            ("ends_on",),
            Text(
                f"{called.zh}晚于计划 {plan.id} 的结束日期 {date_words(plan.ends_on)}",
                f"{called.en} ends after plan {plan.id} does on {plan.ends_on}",
            ),
            Text("改正阶段或计划的结束日期", "correct the end of the phase or of the plan"),
        )


def _joint(before: Phase, after: Phase, *, whole: bool) -> Iterator[Finding]:
    """Yield how a phase fails to follow the one before; what is missing in a damaged plan proves nothing."""
    due = before.ends_on + _DAY if before.ends_on >= before.starts_on else None
    if due is None or after.starts_on == due or (after.starts_on > due and not whole):
        return
    called, other = record_called(after), record_called(before)
    overlap = after.starts_on < due
    zh, en = ("重叠", "overlaps with") if overlap else ("之间有中断", "leaves a gap after")
    yield Finding(
        after,
        ("starts_on",),
        Text(
            f"{called.zh}与{other.zh}{zh}：前者 {date_words(after.starts_on)}开始，"
            f"后者 {date_words(before.ends_on)}结束",
            f"{called.en} starts on {after.starts_on} and {en} {other.en}, which ends on {before.ends_on}",
        ),
        Text(f"首尾相接应为 starts_on: {due}", f"to follow at once, write starts_on: {due}"),
    )
