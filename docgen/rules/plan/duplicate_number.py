"""Find sections, tasks and phases that carry the number of another."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.called import record_called, task_called
from docgen.rules.plan.numbering import misnumbered, misnumbered_tasks
from docgen.rules.rule import Finding


def duplicate_number(project: Project) -> Iterator[Finding]:
    """Report a section, task or phase that carries the number of one before it.

    序号重复。

    Bad:
        tasks:
          - {id: T01, number: 1}
          - {id: T02, number: 1}
    Good:
        tasks:
          - {id: T01, number: 1}
          - {id: T02, number: 2}
    Why: The number is printed, and people cite it: "task 6" must be one task. Numbers of tasks run through
        the plan, or begin again with 1 in a section; both are right.
    为什么：序号印在公文上，也用来引用，“第六项任务”只能有一项。任务序号全文连续，或每部分从 1 起，均可。
    """
    for plan in project.plans:
        yield from _tasks(plan, whole=not project.is_damaged(plan))
        for records in (plan.sections, plan.phases):
            for wrong in misnumbered([record.number for record in records]):
                if wrong.first is not None:
                    record, first = records[wrong.position], records[wrong.first]
                    called, other = record_called(record), record_called(first)
                    yield Finding(
                        record,
                        ("number",),
                        Text(
                            f"{called.zh}的序号 {record.number} 与{other.zh}相同",
                            f"{called.en} has the number {record.number} of {other.en}",
                        ),
                        _remedy(wrong.expected),
                    )


def _tasks(plan: Plan, *, whole: bool) -> Iterator[Finding]:
    """Yield the tasks whose number is taken; in a damaged plan only by a task of the same section."""
    tasks, sections = plan.tasks, [section for section in plan.sections for _ in section.tasks]
    for wrong in misnumbered_tasks(plan):
        if wrong.first is None or not (whole or sections[wrong.first] is sections[wrong.position]):
            continue
        task, first = tasks[wrong.position], tasks[wrong.first]
        yield Finding(
            task,
            ("number",),
            Text(
                f"{task_called(task).zh}的序号 {task.number} 与{task_called(first).zh}相同",
                f"{task_called(task).en} has the number {task.number} of {task_called(first).en}",
            ),
            _remedy(wrong.expected),
        )


def _remedy(expected: int) -> Text:
    return Text(f"应为 number: {expected}", f"it should be number: {expected}")
