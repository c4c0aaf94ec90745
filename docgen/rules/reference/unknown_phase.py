"""Find tasks that belong to a phase the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.called import task_called
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_phase(project: Project) -> Iterator[Finding]:
    """Report a task whose phase is no id of a phase of the plan.

    任务的阶段在计划里没有。

    Bad:
        phases: [{id: start, number: 1, title: 动员部署, …}]
        ...
        - {id: T01, phase: strat, …}
    Good:
        phases: [{id: start, number: 1, title: 动员部署, …}]
        ...
        - {id: T01, phase: start, …}
    Why: A task of no phase is never under way and never overdue, and its deadlines are held against nothing.
        Where the plan could not be read in full, the rule keeps silent.
    为什么：阶段对不上，任务就不知何时开始、是否逾期，期限也无从核对；计划没有读全时，本检查不作判断。
    """
    for plan in project.plans:
        if project.is_damaged(plan):
            continue
        known = {phase.id for phase in plan.phases}
        for task in plan.tasks:
            if task.phase and task.phase not in known:
                where = task_called(task)
                message = Text(
                    f"{where.zh}的阶段“{task.phase}”在计划 {plan.id} 里没有",
                    f"{where.en} is of phase {task.phase}, which plan {plan.id} does not have",
                )
                yield Finding(task, ("phase",), message, _remedy(plan, task.phase))


def _remedy(plan: Plan, written: str) -> Text:
    """Return the id that was meant, or how to add the phase."""
    meant = [phase.id for phase in plan.phases if written in (phase.title, str(phase.number))]
    if meant:
        return Text(f"写编号 {meant[0]}", f"write the id {meant[0]}")
    close = nearest(written, [phase.id for phase in plan.phases])
    if close:
        return Text(f"是不是 {'、'.join(close)}？", f"did you mean {', '.join(close)}?")
    return Text(
        "在计划的 phases 里写明这个阶段，或删去 phase",
        "add the phase to phases of the plan, or delete the key phase",
    )
