"""Find divisions with the marks of a group that are none."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import DivisionKind
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    "是单位集合的，写 kind: group；不是的，删去这一项，下级单位用它们自己的 parent 写明",
    "a group says kind: group; else delete this, and let subordinate units name it as their parent",
)


def members_on_non_group(project: Project) -> Iterator[Finding]:
    """Warn of members, or of vague: true, on a division that is not a group.

    不是集合的单位写了成员或泛指。

    Bad:
        {id: centre, name: 省卫生健康信息中心, kind: institution, members: [信息科]}
    Good:
        {id: centre, name: 省卫生健康信息中心, kind: institution}
    Why: Only a group has members; on another kind they are a slip in kind, or a parent written from the
        wrong end.
    为什么：只有集合才有成员；写在别的单位上，多半是 kind 写错了，或把上下级写反了。
    """
    for division in project.divisions:
        if division.kind is DivisionKind.GROUP:
            continue
        for key, given in (("members", bool(division.members)), ("vague", division.vague)):
            if given:
                message = Text(
                    f"“{division.name}”的类别是 {division.kind.value}，不是集合，却写了 {key}",
                    f"{division.name} is of kind {division.kind.value}, no group, but has {key}",
                )
                yield Finding(division, (key,), message, _REMEDY)
