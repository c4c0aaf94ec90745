"""Find members that are named beside the group they belong to."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.mentions import Mention, mentions_in
from docgen.records.project import Assigned, Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.rule import Finding


def member_beside_group(project: Project) -> Iterator[Finding]:
    """Warn of a group and one of its members in the same list of an assignment.

    集合与它的成员并列在同一处。

    Bad:
        support: [各设区市, 东市卫生健康委]
    Good:
        support: [{group: 各设区市, including: [东市卫生健康委]}]
    Why: The member is named twice, once in the group: a return is asked of it twice. If the member matters
        most, the group form names it.
    为什么：该成员算了两次；要突出它，就用“某单位等各设区市”的写法。
    """
    for name in project.mentions.names:
        group = project.division(name)
        if group is None or not group.members:
            continue
        written = {spelling for member in project.members(group) for spelling in _spellings(project, member)}
        for entry, names in project.named:
            if name in names and not written.isdisjoint(names):
                yield from _beside(entry, name, written)


def _spellings(project: Project, name: str) -> tuple[str, ...]:
    """Return every name by which a member may be written."""
    division: Division | None = project.division(name)
    return division.names if division else (name,)


def _beside(entry: Assigned, name: str, members: set[str]) -> Iterator[Finding]:
    """Yield the members that stand in the same list as the group, outside its own including."""
    mentions = tuple(mentions_in(entry))
    groups = [mention for mention in mentions if mention.name == name]
    for mention in mentions:
        if mention.name in members and any(_same_list(mention, group) for group in groups):
            where, role = place_called(mention), ROLE[mention.role]
            message = Text(
                f"{where.zh}{role.zh}“{mention.name}”已在“{name}”之内",
                f"{where.en}{role.en} {mention.name} is already in {name}",
            )
            yield Finding(mention.record, mention.path, message, _remedy(name, mention.name))


def _same_list(mention: Mention, group: Mention) -> bool:
    """Say whether both stand in one list, and the member is not named in the group's own entry."""
    return mention.role is group.role and mention.path[:3] != group.path[:3]


def _remedy(group: str, member: str) -> Text:
    form = f"{{group: {group}, including: [{member}]}}"
    return Text(f"删去“{member}”；要点名的，写成 {form}", f"delete {member}, or write {form} to name it")
