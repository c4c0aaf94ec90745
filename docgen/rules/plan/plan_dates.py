"""Find plans that end before they start."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.project import Project
from docgen.rules.rule import Finding


def plan_dates(project: Project) -> Iterator[Finding]:
    """Report a plan that ends before it starts.

    计划的结束日期早于开始日期。

    Bad:
        starts_on: 2022-07-26
        ends_on: 2022-06-26
    Good:
        starts_on: 2022-07-26
        ends_on: 2022-08-26
    Why: No deadline and no phase can lie inside such a plan.
    为什么：这样的计划里放不下任何期限和阶段。
    """
    for plan in project.plans:
        start, end = plan.starts_on, plan.ends_on
        if start is not None and end is not None and end < start:
            yield Finding(
                plan,
                ("ends_on",),
                Text(
                    f"计划 {plan.id} 的结束日期 {date_words(end)} 早于开始日期 {date_words(start)}",
                    f"plan {plan.id} ends on {end}, before it starts on {start}",
                ),
                Text(
                    "改正 starts_on 或 ends_on，多半是年份写错",
                    "correct starts_on or ends_on; look at the year",
                ),
            )
