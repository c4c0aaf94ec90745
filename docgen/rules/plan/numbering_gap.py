"""Find sections, tasks and phases whose numbers leave a gap or go back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.diagnostics import Text
from docgen.records.plan import Phase, Section, Task
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.plan.numbering import Misnumbered, misnumbered, misnumbered_tasks
from docgen.rules.rule import Finding


def numbering_gap(project: Project) -> Iterator[Finding]:
    """Report a section, task or phase whose number does not follow the one before it.

    序号不连续。

    Bad:
        sections:
          - {number: 1, title: 巩固保障成果}
          - {number: 3, title: 组织实施}
    Good:
        sections:
          - {number: 1, title: 巩固保障成果}
          - {number: 2, title: 组织实施}
    Why: A gap in print looks like a task that was lost. Sections and phases run from 1; tasks run through the
        plan, or begin again with 1 in a section. A file of which something could not be read is not checked.
    为什么：印出来序号跳号，像是漏了一项任务。部分和阶段从 1 起连续；任务全文连续，或每部分从 1 起。
        没有读全的文件不作此项检查。
    """
    for plan in project.plans:
        if project.is_damaged(plan):
            continue
        yield from _findings(plan.tasks, misnumbered_tasks(plan))
        yield from _findings(plan.sections, misnumbered([section.number for section in plan.sections]))
        yield from _findings(plan.phases, misnumbered([phase.number for phase in plan.phases]))


def _findings(records: Sequence[Task | Section | Phase], wrong: Iterator[Misnumbered]) -> Iterator[Finding]:
    for index, expected, first in wrong:
        if first is not None:
            continue
        record = records[index]
        called = record_called(record)
        before = f"前一项是 {records[index - 1].number}，" if index else ""
        yield Finding(
            record,
            ("number",),
            Text(
                f"{called.zh}的序号是 {record.number}，{before}应为 {expected}",
                f"{called.en} has number {record.number}; it should be {expected}",
            ),
            Text(
                f"写 number: {expected}，或补上漏掉的一项",
                f"write number: {expected}, or add what was left out",
            ),
        )
