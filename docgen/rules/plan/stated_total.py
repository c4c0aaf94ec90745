"""Find plans whose stated totals are not what they hold."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.rule import Finding


def stated_total(project: Project) -> Iterator[Finding]:
    """Report a plan that states another number of tasks or assignments than it holds.

    任务数、分工数与写明的不符。

    Bad:
        task_count: 18   # 17 tasks follow
    Good:
        task_count: 18   # 18 tasks follow
    Why: A task that was deleted by mistake or copied twice shows up here and nowhere else. An assignment
        counts once for each item that has its own, and once for a task that has one as a whole.
    为什么：误删一项、误粘一遍，只有核对总数才看得出来。分工按处计：分项自有分工的各算一处，整个任务的分工算一处。
    """
    for plan in project.plans:
        if not project.is_damaged(plan):
            if plan.task_count is not None:
                yield from _differs(plan, "task_count", plan.task_count, len(plan.tasks))
            if plan.assignment_count is not None:
                yield from _differs(plan, "assignment_count", plan.assignment_count, _assignments(plan))


def _assignments(plan: Plan) -> int:
    """Return at how many places labour is divided."""
    tasks = plan.tasks
    of_tasks = sum(task.assignment is not None for task in tasks)
    return of_tasks + sum(item.assignment is not None for task in tasks for item in task.items)


def _differs(plan: Plan, field: str, stated: int, found: int) -> Iterator[Finding]:
    if stated == found:
        return
    zh, unit, en = ("任务", "项", "tasks") if field == "task_count" else ("分工", "处", "assignments")
    yield Finding(
        plan,
        (field,),
        Text(
            f"计划 {plan.id} 写明{zh} {stated} {unit}，实有 {found} {unit}",
            f"plan {plan.id} states {stated} {en} and holds {found}",
        ),
        Text(
            f"查一查是否漏了或重复了{zh}；确实是 {found} {unit}的，写 {field}: {found}",
            f"look for {en} left out or doubled; if {found} is right, write {field}: {found}",
        ),
    )
