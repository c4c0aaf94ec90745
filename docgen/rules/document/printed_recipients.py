"""Say which recipients the printed text of a group holds, and which it misses.

A text may say 各设区市 for ten bureaus, or 韩城市、神木市、府谷县卫生健康局 for three whose names
end alike.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.document import RecipientGroup
from docgen.records.project import Project

LISTS = {
    "recipients": Text("主送", "recipients"),
    "copies_to": Text("抄送", "copies"),
    "reports_to": Text("报送", "reports"),
    "sends_to": Text("抄送", "copies"),
    "distributes_to": Text("分发", "distribution"),
}
"""What the lists of organs that a document goes to are called, by their fields."""
EACH_INTERNAL = re.compile("各(?:处室|处|科室|科|室)$")
"""The end of a name that means every internal division of the office."""

_EACH_INTERNAL_IN_TEXT = re.compile("各(?:处室|处|科室|科|室)")
_JOINTS = (re.compile("[、，,；;]|和|及|与"), re.compile("[、，,；;（）()]|和|及|与"))
"""What stands between the parts of a text; brackets may be a part of a name, or hold names."""


def receiving(project: Project, group: RecipientGroup) -> frozenset[str]:
    """Return the names of all that receive by one group: its divisions and their members, as printed."""
    return project.once(("receiving", group.divisions, group.text), lambda: _receiving(project, group))


def _receiving(project: Project, group: RecipientGroup) -> frozenset[str]:
    received: set[str] = set()
    for division in filter(None, map(project.division, group.divisions)):
        left = unprinted(project, group, division)
        if division.name in left:
            continue
        received |= project.members(division).difference(left)
        if not left:
            received.add(division.name)
            if any(EACH_INTERNAL.search(name) for name in division.names):
                received.update(each.name for each in project.divisions if project.is_internal(each))
    return frozenset(received)


def unprinted(project: Project, group: RecipientGroup, division: Division) -> tuple[str, ...]:
    """Return what of a division the text of its group misses: its name, or those of some members.

    Without a text the names themselves are printed, and nothing is missed.
    """
    if not group.text:
        return ()
    return project.once(("unprinted", group.text, division.id), lambda: _unprinted(project, group, division))


def _unprinted(project: Project, group: RecipientGroup, division: Division) -> tuple[str, ...]:
    text = "".join(group.text.split())
    if not text or _stands_in(project, text, division):
        return ()
    members = [member for member in map(project.division, project.members(division)) if member is not None]
    leaves = [member for member in members if not member.members]
    missed = {member.name for member in leaves if not _stands_in(project, text, member)}
    if len(missed) == len(leaves):
        return (division.name,)
    return tuple(each.name for each in project.divisions if each.name in missed)


def _stands_in(project: Project, text: str, division: Division) -> bool:
    """Say whether a text means a division: by a name, its region, or the name of a group that holds it."""
    spellings = (division.name, *division.aliases, division.region)
    if any(spelling and _named_in(project, text, division, spelling) for spelling in spellings):
        return True
    if project.is_internal(division) and _EACH_INTERNAL_IN_TEXT.search(text):
        return True
    return any(
        any(_named_in(project, text, group, name) for name in (group.name, *group.aliases))
        for group in project.divisions
        if division.name in project.members(group)
    )


def _named_in(project: Project, text: str, division: Division, spelling: str) -> bool:
    """Say whether `spelling` stands in a text by itself: 办公室 does not in 委乡村振兴领导小组办公室."""
    if spelling not in text:
        return _shortened(spelling, text)
    for name, holder in project.division_index.items():
        if spelling in name and holder is not division and name in text:
            text = text.replace(name, "；")
    return spelling in text


def _shortened(name: str, text: str) -> bool:
    """Say whether a part of the text is `name` without what it shares with the parts beside it.

    韩城市 of 韩城市、神木市卫生健康局 is 韩城市卫生健康局; 医保局 of 东县卫健局、医保局 is 东县医保局.
    """
    for joints in _JOINTS:
        parts = [part for part in joints.split(text) if part]
        for index, part in enumerate(parts):
            before, found, after = name.partition(part)
            begins = not before or any(other.startswith(before) for other in parts[:index])
            ends = not after or any(other.endswith(after) for other in parts[index + 1 :])
            if found and begins and ends:
                return True
    return False


def missing_from(project: Project, group: RecipientGroup) -> Iterator[str]:
    """Yield the names of those among a group's divisions, and members of them, that its text misses."""
    for division in dict.fromkeys(map(project.division, group.divisions)):
        if division is not None:
            yield from unprinted(project, group, division)
