"""Tell apart what single divisions did, where a lead gathers it in the box of a group (各设区市)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from docgen.records.division import Division, DivisionKind
from docgen.records.project import Project

_SAID_BY = re.compile(
    r"(?:[（(]?[\d一二三四五六七八九十]+[)）.、．]\s*)?([^：:\n]{2,40})(?:：|:(?!\d)|(?<=\D):)[ \t]*(\S.*)"
)
"""A line that says of whom it speaks: 宝鸡市：…, 2.宝鸡市卫生健康委：…, but not 会议9:30开始."""
_HEALTH = re.compile(r"(?:卫生健康|卫健|卫计)(?:委员会|委|局)$")
"""The bureau in the name of a region's bureau: it is called in many ways."""
_PLACE = re.compile(r"(?<=..)[市县区州盟]$")
_NAME = re.compile(r"[^，。；,;\s]*(?:[市县区州盟旗处局委办]|委员会|中心|医院|学会|协会)")
_SHORT = re.compile(r"[\u4e00-\u9fff]{2,4}")
_HEADING = re.compile(
    "进度|进展|情况|问题|困难|不足|措施|做法|成[效果绩]|亮点|下一?步|安排|打算|计划|目标|数据|其中|备注|说明|附?注"
    "|原因|建议|时间|内容|总体|全[省市区]|截[至止]|如下|例如|[一二三四五六七八九十]是|首先|其次|[0-9]"
)
"""What stands before a colon and is nobody's name."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the box of a group says."""

    parts: tuple[tuple[str, str], ...]
    """The name of each division and what is said of it."""
    unknown: tuple[str, ...]
    """The lines that speak of somebody whom the group does not have; they count as said of all."""


def gathered(project: Project, supporter: str, text: str) -> Gathered:
    """Return what the box of `supporter` says, by division.

    A line that begins with the name or the region of a member of the group, and a colon, speaks of it, and so
    do the lines below, down to one that names somebody else; a vague group (有关处室) may be any division.
    What stands before, and what is said of somebody unknown, is said of all.
    """
    division = project.division(supporter)
    known = _named(project, division) if division is not None else {}
    lines: dict[str, list[str]] = {}
    unknown: list[str] = []
    speaker = supporter
    for line in text.split("\n"):
        found = _SAID_BY.fullmatch(line)
        other = known.get(found[1].strip()) or known.get(_short(found[1])) if found is not None else None
        own = found[2] if found is not None and other is not None else line
        if other is not None:
            speaker = other.name
        elif known and (_speaks_of_another(found) or _begins_with_another(line, known, speaker)):
            speaker = supporter
            unknown.append(line)
        lines.setdefault(speaker, []).append(own)
    wholes = ((name, "\n".join(said).strip()) for name, said in lines.items())
    return Gathered(tuple((name, whole) for name, whole in wholes if whole), tuple(unknown))


def _speaks_of_another(found: re.Match[str] | None) -> bool:
    """Say whether what stands before the colon of a line is a name, and no heading (进度：)."""
    names = re.split("[、和及]", found[1].strip()) if found is not None else ()
    return any(
        _NAME.fullmatch(name) or (_SHORT.fullmatch(name) and not _HEADING.search(name)) for name in names
    )


def _begins_with_another(line: str, known: dict[str, Division], speaker: str) -> bool:
    """Say whether a line without a colon begins with the name of a member that is not the speaker."""
    others = (name for name, each in known.items() if each.name != speaker and _NAME.fullmatch(name))
    return any(line.startswith(name) for name in others)


def _named(project: Project, group: Division) -> dict[str, Division]:
    """Return whom a line in the box of a group can speak of, by name and region; nobody for a division.

    Regions stand with and without 市; what could be either of two members is nobody's name.
    """
    if group.kind is not DivisionKind.GROUP:
        return {}
    members = project.members(group)
    own = [each for each in project.divisions if each.name in members or (group.vague and not members)]
    regions = {each.region: each for each in own if each.region}
    exact = {**regions, **{name: each for each in own for name in each.names}}
    short: dict[str, list[Division]] = {}
    for name, each in exact.items():
        bare = _HEALTH.sub("", name)
        for key in {bare, _short(bare)}:
            short.setdefault(key, []).append(each)
    single = {key: each[0] for key, each in short.items() if key and all(other is each[0] for other in each)}
    return {**single, **exact}


def _short(name: str) -> str:
    """Return the name of a region or of its bureau without 市 and 卫生健康委: 宝鸡."""
    return _PLACE.sub("", _HEALTH.sub("", name.strip()))
