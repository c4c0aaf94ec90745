"""Tell apart what single divisions did, where a lead gathers it in the box of a group (各设区市)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.records.division import Division, DivisionKind
from docgen.records.project import Project

_SAID_BY = re.compile(r"([^：:\n]{2,40})[：:][ \t]*(\S.*)")
"""A line that says of whom it speaks: 宝鸡市：…, or 宝鸡市卫生健康委：…"""


def supporter_parts(project: Project, supporter: str, text: str) -> Iterator[tuple[str, str]]:
    """Yield the name of each division, and what the box of `supporter` says of it.

    A line that begins with the name or the region of a member of the group, and a colon, speaks of it, and so
    do the lines below; a vague group (有关处室) may be any division. What stands before is said of all.
    """
    division = project.division(supporter)
    known = _named(project, division) if division is not None else {}
    lines: dict[str, list[str]] = {}
    speaker = supporter
    for line in text.split("\n"):
        found = _SAID_BY.fullmatch(line)
        other = known.get(found[1].strip()) if found is not None else None
        speaker = other.name if other is not None else speaker
        lines.setdefault(speaker, []).append(found[2] if found is not None and other is not None else line)
    for name, said in lines.items():
        whole = "\n".join(said).strip()
        if whole:
            yield name, whole


def _named(project: Project, group: Division) -> dict[str, Division]:
    """Return whom a line in the box of a group can speak of, by name and region; nobody for a division."""
    if group.kind is not DivisionKind.GROUP:
        return {}
    members = project.members(group)
    own = [each for each in project.divisions if each.name in members or (group.vague and not members)]
    regions = {each.region: each for each in own if each.region}
    return {**regions, **{name: each for each in own for name in each.names}}
