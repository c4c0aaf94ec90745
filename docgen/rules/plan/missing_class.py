"""Find tasks without a class."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import task_called
from docgen.rules.rule import Finding

_REMEDY = Text(
    "写 class: institution（制度建设）、project（项目行动）或 principle（原则要求）",
    "write class: institution, project or principle",
)


def missing_class(project: Project) -> Iterator[Finding]:
    """Note a task of a plan that divides labour that has no class.

    任务没有写明性质。

    Bad:
        - id: T06
          title: 加强医疗卫生服务体系建设
    Good:
        - id: T06
          title: 加强医疗卫生服务体系建设
          class: project
    Why: The class decides what the lead hands in first: a proposal, a plan with a schedule, or a study.
        A plan without any classes gives one note, not one a task.
    为什么：性质决定牵头单位先交什么：制度建设先提方案，项目行动先定方案和进度，原则要求先调研。
        整个计划都不分性质的，只提示一次。
    """
    for plan in project.plans:
        if not plan.divides_labour or project.is_damaged(plan):
            continue
        without = [task for task in plan.tasks if task.kind is None]
        if without and len(without) == len(plan.tasks) and len(without) > 1:
            message = Text(
                f"计划 {plan.id} 的任务都没有写明性质（class），不能确定首先要交的成果",
                f"no task of plan {plan.id} has a class: what its lead hands in first is not known",
            )
            yield Finding(plan, ("sections",), message, _REMEDY)
            continue
        for task in without:
            called = task_called(task)
            message = Text(
                f"{called.zh}没有写明性质（class），不能确定首先要交的成果",
                f"{called.en} has no class: what its lead hands in first is not known",
            )
            yield Finding(task, ("class",), message, _REMEDY)
