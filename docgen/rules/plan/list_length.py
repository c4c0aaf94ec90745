"""Find enumerations with another number of members than they state."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Enumeration, Item, Task
from docgen.records.project import Project
from docgen.rules.called import item_called
from docgen.rules.rule import Finding


def list_length(project: Project) -> Iterator[Finding]:
    """Report an enumeration that has another number of members than it states.

    列举的个数与写明的不符。

    Bad:
        enumerations:
          - {name: 主要慢病, stated: 4, members: [高血压, 糖尿病, 肺结核]}
    Good:
        enumerations:
          - {name: 主要慢病, stated: 4, members: [高血压, 糖尿病, 肺结核, 严重精神障碍]}
    Why: "Ten key infectious diseases" with nine named is a mistake that readers find and writers do not.
    为什么：写“10种重点传染病”却只列了九种，写的人看不出，收文的人一数便知。
    """
    for plan in project.plans:
        if project.is_damaged(plan):
            continue
        for task in plan.tasks:
            for item in task.items:
                for index, listed in enumerate(item.enumerations):
                    if listed.stated != len(set(listed.members)) or listed.stated != len(listed.members):
                        yield _finding(task, item, index, listed)


def _finding(task: Task, item: Item, index: int, listed: Enumeration) -> Finding:
    where, count = item_called(task, item), len(listed.members)
    twice = [name for name, times in Counter(listed.members).items() if times > 1]
    named = f"，其中“{'”、“'.join(twice)}”写了两次" if twice else ""
    return Finding(
        item,
        ("enumerations", index, "members"),
        Text(
            f"{where.zh}：“{listed.name}”写明 {listed.stated} 个，列了 {count} 个{named}",
            f"{where.en}: {listed.name} states {listed.stated} and lists {count}"
            + (f"; twice: {', '.join(twice)}" if twice else ""),
        ),
        Text(
            "补上漏掉的或删去重复的，并核对正文",
            "add what is missing or delete what is doubled; see the text too",
        ),
    )
