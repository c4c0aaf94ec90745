"""Find items that are returned as done and with a problem."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.progress import Status
from docgen.records.project import Project
from docgen.rules.returned.gathering import return_called
from docgen.rules.rule import Finding


def done_with_problem(project: Project) -> Iterator[Finding]:
    """Warn of an item that is returned as done and still names a problem.

    报送为已完成，又写了存在问题。

    Bad:
        {task: T1, item: T1-2, status: done, problems: 少数村还没有签约医生。}
    Good:
        {task: T1, item: T1-2, status: under_way, problems: 少数村还没有签约医生。}
    Why: What is done has nothing left to be put right; the problem goes into the ledger and stays open, while
        the report says done.
    为什么：已经完成就没有未解决的问题；问题会记入台账等待销号，报告里却写已完成，前后矛盾。
    """
    for given in project.returns:
        for item in given.items:
            if item.status is Status.DONE and item.problems.strip():
                called, name = return_called(given), item.item or item.task
                message = Text(
                    f"{called.zh}：{name} 写已完成，又写了存在问题",
                    f"{called.en}: {name} is done, and names a problem",
                )
                remedy = Text(
                    "问题已解决的删去，没有解决的改为 under_way",
                    "delete a problem that is solved, else under_way",
                )
                yield Finding(item, ("problems",), message, remedy)
