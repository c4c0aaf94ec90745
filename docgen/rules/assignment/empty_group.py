"""Find groups of divisions that have no members."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import DivisionKind
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    "在 members 里逐个写出成员；本来就是泛指的，写 vague: true",
    "list the members in members; a group that is vague by nature says vague: true",
)


def empty_group(project: Project) -> Iterator[Finding]:
    """Report a group that is not vague and has no members.

    单位集合没有成员。

    Bad:
        {id: cities, name: 各设区市, kind: group}
    Good:
        {id: cities, name: 各设区市, kind: group, members: [东市卫生健康委, 西市卫生健康委]}
    Why: Work given to it reaches nobody: no return form, no recipient, no reminder.
    为什么：任务分给它就等于没有分给任何单位：发不出报送表，也无从催报和核对主送。
    """
    for division in project.divisions:
        if division.kind is DivisionKind.GROUP and not division.vague and not division.members:
            message = Text(f"单位集合“{division.name}”没有成员", f"group {division.name} has no members")
            yield Finding(division, ("members",), message, _REMEDY)
