"""Find the tasks and items that have joint responsibility only."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.assignment.called import entry_called
from docgen.rules.assignment.unread import assignment_unread
from docgen.rules.rule import Finding

_REMEDY = Text(
    "从责任单位中定一个牵头单位写进 lead，其余写进 support，或留在 responsible",
    "name one of them in lead; the others go to support or stay in responsible",
)


def only_joint(project: Project) -> Iterator[Finding]:
    """Report a task or item that has jointly responsible divisions but no lead.

    任务或分项只有共同责任单位，没有牵头单位。

    Bad:
        assignment:
          responsible: [健康促进处, 人事处]
    Good:
        assignment:
          lead: [健康促进处]
          responsible: [人事处]
    Why: Where all answer by their own duties, nobody gathers the progress and returns it.
    为什么：都“按职责分工负责”，就没有人汇总和报送进展；需要牵头的任务至少要有一个牵头单位。
    """
    for entry in project.assigned:
        assignment = entry.assignment
        if not entry.plan.divides_labour or not assignment or assignment.lead or not assignment.responsible:
            continue
        if project.damaged and assignment_unread(entry):
            continue
        what = entry_called(entry)
        message = Text(
            f"{what.zh}只有责任单位，没有牵头单位", f"{what.en} has joint responsibility but no lead"
        )
        yield Finding(entry.record, ("assignment", "responsible"), message, _REMEDY)
