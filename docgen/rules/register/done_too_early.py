"""Find follow-ups that were done before the time for which they are due."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.project import Project
from docgen.records.register import FollowUp
from docgen.rules.rule import Finding

_CHECK_UP = "体检"


def done_too_early(project: Project) -> Iterator[Finding]:
    """Warn of a follow-up done before the quarter, or a check-up before the year, for which it is due.

    随访、体检完成的日期早于应完成的那个季度、年度。

    Bad:
        {person: P01, kind: 随访, due_on: 2022-09-30, done_on: 2022-06-20}
    Good:
        {person: P01, kind: 随访, due_on: 2022-09-30, done_on: 2022-07-20}
    Why: One follow-up a quarter means one in each; a visit of June is that of the second quarter, and counted
        for the third it hides that none was made. A check-up (体检) is due once a year.
    为什么：每季度随访一次，六月的只能算第二季度；算到第三季度，就掩盖了没有随访。体检按年度计算。
    """
    for register in project.registers:
        for each in register.follow_ups:
            opens = _opens_on(each)
            if each.done_on is not None and each.done_on < opens:
                span = "年度" if _CHECK_UP in each.kind else "季度"
                message = Text(
                    f"“{each.person}”的{each.kind}应在{date_words(each.due_on)}前完成，"
                    f"完成日期{date_words(each.done_on)}在这个{span}（{date_words(opens)}起）之前",
                    f"{each.person}: done on {each.done_on}, before {opens}, when the time due by "
                    f"{each.due_on} begins",
                )
                remedy = Text(
                    "核对完成日期；属于上一期的，另写一条",
                    "see done_on; what was done before is a row of its own",
                )
                yield Finding(each, ("done_on",), message, remedy)


def _opens_on(follow_up: FollowUp) -> datetime.date:
    """Return the first day of the quarter, or for a check-up of the year, in which it is due."""
    due = follow_up.due_on
    month = 1 if _CHECK_UP in follow_up.kind else due.month - (due.month - 1) % 3
    return datetime.date(due.year, month, 1)
