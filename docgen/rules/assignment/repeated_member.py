"""Find members that stand twice in their group."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text("留下一个，删去另一个", "keep one and delete the other")


def repeated_member(project: Project) -> Iterator[Finding]:
    """Warn of a division that stands twice among the members of a group, also under an alias.

    集合的成员重复（别名也算）。

    Bad:
        {id: cities, name: 各设区市, kind: group, members: [东市卫生健康委, 西市卫生健康委, 东市卫生健康委]}
    Good:
        {id: cities, name: 各设区市, kind: group, members: [东市卫生健康委, 西市卫生健康委]}
    Why: Mostly one line was copied and not changed, and the member that was meant is missing.
    为什么：多半是复制一行忘了改，本来要写的成员就漏掉了。
    """
    for group in project.divisions:
        seen: dict[str, str] = {}
        for index, name in enumerate(group.members):
            first = seen.setdefault(project.canonical.get(name, name), name)
            if index == group.members.index(first):
                continue
            message = (
                Text(
                    f"集合“{group.name}”的成员“{name}”写了两次", f"{name} stands twice in group {group.name}"
                )
                if first == name
                else Text(
                    f"集合“{group.name}”的成员“{first}”和“{name}”是同一个单位",
                    f"{first} and {name} in group {group.name} are one division",
                )
            )
            yield Finding(group, ("members", index), message, _REMEDY)
