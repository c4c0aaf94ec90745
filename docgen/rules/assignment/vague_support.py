"""Find vague groups among those that support or are responsible."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.mentions import Mention, Role
from docgen.records.plan import SupportGroup
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.rule import Finding

_REMEDY = Text(
    "照印不误；能指明的，用 {group: 集合, including: [单位]} 点名，或逐个写出",
    "it is printed as it is; where you can, name some with {group: …, including: […]}, or name all",
)


def vague_support(project: Project) -> Iterator[Finding]:
    """Note a vague group that supports or is responsible; it is kept and printed.

    配合单位或责任单位是泛指。

    Bad:
        support: [有关处室, 各设区市]
    Good:
        support: [妇幼健康处, {group: 有关处室, including: [老龄健康处]}, 各设区市]
    Why: Nobody knows from the text that it is meant; so nobody is asked for a return, and recipients cannot
        be checked against it.
    为什么：看不出指的是谁，无法据此催报进展，也无法核对主送机关。
    """
    for name in project.mentions.names:
        division = project.division(name)
        if division is None or not division.vague:
            continue
        for mention in project.mentions.of(name):
            if mention.role not in (Role.SUPPORT, Role.RESPONSIBLE):
                continue
            where, role = place_called(mention), ROLE[mention.role]
            some = "、".join(_named_beside(mention))
            message = Text(
                f"{where.zh}{role.zh}“{some + '等' if some else ''}{name}”是泛指，"
                f"{'除点名的以外' if some else ''}没有指明是哪些单位",
                f"{where.en}{role.en} {name} is vague{f' beyond {some}' if some else ''}",
            )
            yield Finding(mention.record, mention.path, message, _REMEDY)


def _named_beside(mention: Mention) -> tuple[str, ...]:
    """Return the divisions named together with a group: 健康促进处 of 健康促进处等有关处室."""
    assignment = mention.assigned.assignment if mention.assigned else None
    if assignment is None or mention.path[-1] != "group":
        return ()
    entries = assignment.support if mention.role is Role.SUPPORT else assignment.responsible
    entry = entries[int(mention.path[-2])]
    return entry.including if isinstance(entry, SupportGroup) else ()
