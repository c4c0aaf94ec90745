"""Find returns on plans, tasks and items that there are not."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import plan_file
from docgen.records.plan import Plan
from docgen.records.progress import Extension, ItemProgress, Return
from docgen.records.project import Project
from docgen.rules.returned.gathering import return_called
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_return_task(project: Project) -> Iterator[Finding]:
    """Report a return or an extension whose plan, task or item there is not.

    报送或延期所写的任务计划、任务、分项在计划里没有。

    Bad:
        items: [{task: T30, status: done}]   # p has T1 to T3
    Good:
        items: [{task: T3, status: done}]
    Why: What is said of a task nobody knows is printed nowhere, and the task itself stands as not returned. A
        plan that could not be read in full is not judged.
    为什么：对不上任务的情况哪里也印不出来，任务本身反倒成了未报送。计划没有读全时，不作判断。
    """
    records: tuple[Return | Extension, ...] = (*project.returns, *project.extensions)
    for record in records:
        plan = project.plan_index.get(record.plan)
        if plan is None and not project.is_damaged(plan_file(record.plan)):
            message = Text(f"没有编号为 {record.plan} 的任务计划", f"there is no plan {record.plan}")
            yield Finding(record, ("plan",), message, _offer(record.plan, tuple(project.plan_index)))
        elif plan is not None and isinstance(record, Return) and not project.is_damaged(plan):
            for item in record.items:
                yield from _in_item(record, item, plan)


def _in_item(given: Return, item: ItemProgress, plan: Plan) -> Iterator[Finding]:
    tasks = {task.id: task for task in plan.tasks}
    called = return_called(given)
    task = tasks.get(item.task)
    if task is None:
        message = Text(
            f"{called.zh}：计划 {plan.id} 里没有任务“{item.task}”",
            f"{called.en}: no task {item.task} in {plan.id}",
        )
        yield Finding(item, ("task",), message, _offer(item.task, tuple(tasks)))
        return
    ids = tuple(task.item_id(index) for index in range(len(task.items)))
    if item.item and item.item not in ids:
        message = Text(
            f"{called.zh}：任务 {task.id} 里没有分项“{item.item}”",
            f"{called.en}: no item {item.item} in {task.id}",
        )
        yield Finding(item, ("item",), message, _offer(item.item, ids))


def _offer(written: str, known: tuple[str, ...]) -> Text:
    close = nearest(written, known, 1)
    if close:
        return Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
    return Text(f"可用的有 {'、'.join(known) or '（没有）'}", f"known: {', '.join(known) or 'none'}")
