"""Find parents, members and successors that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.assignment.misnamed import remedy_for
from docgen.rules.rule import Finding

_KINDS = {
    "parent": Text("上级单位", "parent"),
    "members": Text("成员", "member"),
    "successor": Text("承接单位", "successor"),
}


def broken_division_link(project: Project) -> Iterator[Finding]:
    """Report a parent, member or successor that is not in the catalogue.

    名录中的上级、成员或承接单位不在名录中。

    Bad:
        {id: cities, name: 各设区市, kind: group, members: [东市卫健委]}
    Good:
        {id: cities, name: 各设区市, kind: group, members: [东市卫生健康委]}
    Why: An unknown member is left out of the group: it gets no task, no form and no reminder. The parent may
        also be the issuing office itself.
    为什么：不在名录中的成员等于不在集合里，分不到任务，也收不到报送表；上级单位也可以写发文机关。
    """
    if project.is_damaged(DIVISIONS):
        return
    office = frozenset((project.office.name, project.office.short_name)) if project.office else frozenset()
    for division in project.divisions:
        for path, name in _links(division):
            if name in project.division_index or (path[0] == "parent" and name in office):
                continue
            kind = _KINDS[str(path[0])]
            message = Text(
                f"“{division.name}”的{kind.zh}“{name}”不在单位名录中",
                f"{kind.en} {name} of {division.name} is not in the catalogue",
            )
            yield Finding(division, path, message, remedy_for(project, name))


def _links(division: Division) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the divisions that a division refers to, with the places."""
    if division.parent:
        yield ("parent",), division.parent
    for index, member in enumerate(division.members):
        yield ("members", index), member
    if division.successor:
        yield ("successor",), division.successor
