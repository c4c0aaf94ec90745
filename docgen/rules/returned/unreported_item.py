"""Find items of which their lead says nothing in its return."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.returned.gathering import leads_returned, return_called
from docgen.rules.rule import Finding


def unreported_item(project: Project) -> Iterator[Finding]:
    """Warn of a return that says nothing of an item its division leads.

    牵头单位没有报送自己牵头的某一条。

    Bad:
        division: 健康促进处   # leads T1-2 and T2-1
        items: [{task: T1, item: T1-2, status: done}]
    Good:
        items:
          - {task: T1, item: T1-2, status: done}
          - {task: T2, item: T2-1, status: under_way, progress: 机制已经建立，正在试运行。}
    Why: The lead answers for all of it; the office prints 未报送 beside the item. A return that could not be
        read in full is not judged.
    为什么：牵头单位对所牵头的任务负总责，没有报的会印成“未报送”。报送没有读全时，不作判断。
    """
    for given, lead in leads_returned(project):
        if lead.given is not None or project.is_damaged(given):
            continue
        duty = next(duty for duty in lead.status.expected.duties if duty.item_id == lead.item_id)
        called = return_called(given)
        message = Text(
            f"{called.zh}没有写 {lead.item_id}（{duty.task.title}）",
            f"{called.en} says nothing of {lead.item_id}",
        )
        remedy = Text("请单位补报这一条", "ask the division for it")
        yield Finding(given, ("items",), message, remedy)
