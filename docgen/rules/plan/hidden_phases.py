"""Find plans with phases that no section shows."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    "在“时间要求”等部分写 shows_phases: true；只用于调度、不印的，不必改",
    "write shows_phases: true in one section; phases only for dispatch may stay unprinted",
)


def hidden_phases(project: Project) -> Iterator[Finding]:
    """Note a plan with phases that no section shows.

    计划的阶段没有哪个部分印出来。

    Bad:
        phases: [{id: start, number: 1, title: 动员部署, …}]
        sections:
          - {number: 1, title: 时间要求, text: 分三个阶段进行。}
    Good:
        phases: [{id: start, number: 1, title: 动员部署, …}]
        sections:
          - {number: 1, title: 时间要求, shows_phases: true}
    Why: Those who act learn of a phase from the printed plan; dates typed into a text instead are checked by
        nobody. A file of which something could not be read is not checked.
    为什么：执行的单位从印发的方案里知道分几个阶段；另在正文里手写日期，就没有核对。没有读全的文件不作此项检
        查。
    """
    for plan in project.plans:
        shown = any(section.shows_phases for section in plan.sections)
        if plan.phases and not shown and not project.is_damaged(plan):
            message = Text(
                f"计划 {plan.id} 有 {len(plan.phases)} 个阶段，没有哪个部分印出来",
                f"plan {plan.id} has {len(plan.phases)} phases, which no section shows",
            )
            yield Finding(plan, ("phases",), message, _REMEDY)
