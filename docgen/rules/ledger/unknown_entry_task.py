"""Find ledger entries that belong to a task the plan does not have."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.ledger import Ledger
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_entry_task(project: Project) -> Iterator[Finding]:
    """Report a ledger entry whose task is no task of the ledger's plan.

    台账条目对应的任务在计划里没有。

    Bad:
        plan: p
        entries: [{id: F01, problem: 随访记录不完整, task: T30}]   # p has T1 to T3
    Good:
        plan: p
        entries: [{id: F01, problem: 随访记录不完整, task: T3}]
    Why: Who puts the problem right is taken from the task; with no such task nobody does. A ledger whose
        entries name tasks names its plan. A plan that could not be read in full is not judged.
    为什么：由谁整改取自对应的任务，任务找不到就没有人整改。条目写了任务的，台账要写 plan。计划没有读全时，不
        作判断。
    """
    for ledger in project.ledgers:
        named = [entry for entry in ledger.entries if entry.task]
        plan = project.plan_index.get(ledger.plan)
        if not named or (plan is not None and project.is_damaged(plan)):
            continue
        if plan is not None:
            known = {task.id: task.title for task in plan.tasks}
            for entry in named:
                if entry.task not in known:
                    called = record_called(entry)
                    message = Text(
                        f"{called.zh} 对应的任务“{entry.task}”在计划 {plan.id} 里没有",
                        f"{called.en} is of task {entry.task}, which plan {plan.id} does not have",
                    )
                    yield Finding(entry, ("task",), message, _remedy(entry.task, known))
        elif not ledger.plan and not left_out(ledger, "plan"):
            yield _without_plan(ledger)


def _without_plan(ledger: Ledger) -> Finding:
    message = Text(
        f"台账 {ledger.id} 的条目写了任务（task），台账没有写 plan",
        f"entries of ledger {ledger.id} name tasks, and the ledger names no plan",
    )
    return Finding(ledger, ("plan",), message, Text("写 plan: 任务计划的编号", "write plan"))


def _remedy(written: str, known: dict[str, str]) -> Text:
    close = nearest(written, known)
    if close:
        offered = "、".join(f"{each}（{known[each]}）" for each in close)
        return Text(f"是不是 {offered}？", f"did you mean {', '.join(close)}?")
    return Text("写计划里的任务编号，或删去 task", "write the id of a task of the plan, or delete task")
