"""Find sections that are to show the phases of a plan that has none, or to show them again."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.rule import Finding


def shown_phases(project: Project) -> Iterator[Finding]:
    """Report a section that shows the phases where the plan has none, or where a section before it does.

    要印出阶段的部分没有阶段可印，或阶段印了两次。

    Bad:
        - {number: 4, title: 时间要求, shows_phases: true}   # no phases in the plan
    Good:
        phases: [{id: start, number: 1, title: 动员部署, …}]
        ...
        - {number: 4, title: 时间要求, shows_phases: true}
    Why: The heading 时间要求 would be printed with nothing under it; phases that stand twice are read as two
        schedules. A file of which something could not be read is not checked for phases that are missing.
    为什么：印出来只有“时间要求”的标题，下面是空的；印两次会被当作两套安排。没有读全的文件不判断有没有阶段。
    """
    for plan in project.plans:
        showing = [section for section in plan.sections if section.shows_phases]
        if showing and not plan.phases and not project.is_damaged(plan):
            called = record_called(showing[0])
            message = Text(
                f"{called.zh}要印出阶段，计划 {plan.id} 没有阶段",
                f"{called.en} shows the phases, and plan {plan.id} has none",
            )
            remedy = Text("在计划里写 phases，或删去 shows_phases", "add phases, or delete shows_phases")
            yield Finding(showing[0], ("shows_phases",), message, remedy)
        for section in showing[1:]:
            called, first = record_called(section), record_called(showing[0])
            message = Text(
                f"{called.zh}又要印出阶段，{first.zh}已经印了",
                f"{called.en} shows the phases again; {first.en} does already",
            )
            yield Finding(section, ("shows_phases",), message, Text("留下一处", "keep one of them"))
