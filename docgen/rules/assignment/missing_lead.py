"""Find the tasks and items that nobody leads."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.assignment.called import entry_called
from docgen.rules.assignment.unread import assignment_unread
from docgen.rules.rule import Finding

_REMEDY = Text(
    "在 assignment 里写 lead: [牵头单位]；确实不分工的计划写 divides_labour: false 并说明理由",
    "write lead: [division] in assignment; a plan that divides no labour says divides_labour: false and why",
)


def missing_lead(project: Project) -> Iterator[Finding]:
    """Report a task or item that has no lead division.

    任务或分项没有牵头单位。

    Bad:
        assignment:
          support: [各设区市]
    Good:
        assignment:
          lead: [健康促进处]
          support: [各设区市]
    Why: The lead division answers for the whole task and returns its progress; without one nobody does.
        The lead is never guessed. An assignment that could not be read has its own finding.
    为什么：牵头单位对分工任务负总责并报送进展；没有牵头单位就没有人负责。本工具从不猜测牵头单位。
        写了但读不出来的分工另有提示。
    """
    for entry in project.assigned:
        assignment = entry.assignment
        if not entry.plan.divides_labour or (assignment and (assignment.lead or assignment.responsible)):
            continue
        if project.damaged and assignment_unread(entry):
            continue
        what = entry_called(entry)
        message = Text(f"{what.zh}没有牵头单位", f"{what.en} has no lead division")
        yield Finding(entry.record, ("assignment", "lead"), message, _REMEDY)
