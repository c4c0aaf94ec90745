"""Find named groups that are to lead."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import DivisionKind
from docgen.records.project import Project
from docgen.rules.assignment.called import place_called
from docgen.rules.rule import Finding

_REMEDY = Text(
    "在 lead 里写出其中牵头的一个单位；确要每个成员各自牵头的，写豁免并说明理由",
    "name the member that leads; where each member is to lead, waive this and say why",
)


def group_lead(project: Project) -> Iterator[Finding]:
    """Report a group of divisions that is named as the lead.

    单位集合作了牵头单位。

    Bad:
        assignment:
          lead: [各设区市]
    Good:
        assignment:
          lead: [健康促进处]
          support: [各设区市]
    Why: Where a whole group leads, no single division answers for the task or gathers its progress.
    为什么：一批单位一起牵头，没有哪一个对整个任务负总责，也没有人汇总进展。
    """
    groups = {
        name
        for name, division in project.division_index.items()
        if division.kind is DivisionKind.GROUP and not division.vague
    }
    for mention in project.mentions.leading(groups):
        where, name = place_called(mention), mention.name
        message = Text(
            f"{where.zh}牵头单位“{name}”是一批单位，不是一个单位", f"{where.en}{name}, a group, is to lead"
        )
        yield Finding(mention.record, mention.path, message, _REMEDY)
