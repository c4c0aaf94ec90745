"""Find divisions that are named before they were founded."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.assignment.validity import never_valid
from docgen.rules.rule import Finding


def unfounded_division(project: Project) -> Iterator[Finding]:
    """Report a division that is named before the day it was founded.

    单位在使用时尚未设立。

    Bad:
        {id: ageing, name: 老龄健康处, kind: division, valid_from: 2022-04-01}
        ...
        lead: [老龄健康处]   # 2022-03-01 的通知
    Good:
        lead: [家庭发展处]
    Why: The division did not exist on the day of the document, so either the name or the date is wrong.
        The day that counts is chosen as for a dissolved division (DG209); a division that
        ceases before it begins (DG223) is left alone.
    为什么：成文时还没有这个单位，单位或日期总有一个写错了；按哪一天计，同 DG209；
        撤销日期不晚于设立日期的（DG223）不作判断。
    """
    predecessors = {heir.name: old for old in project.divisions if (heir := project.division(old.successor))}
    for division in project.divisions:
        if division.valid_from is None or never_valid(division):
            continue
        for name in dict.fromkeys(division.names):
            if project.division(name) is not division:
                continue
            for mention in project.mentions.of(name):
                if mention.on is None or mention.on >= division.valid_from:
                    continue
                where, role = place_called(mention), ROLE[mention.role]
                message = Text(
                    f"{where.zh}{role.zh}“{name}”{division.valid_from} 才设立（此处按 {mention.on} 计）",
                    f"{where.en}{role.en} {name} began on {division.valid_from} (held against {mention.on})",
                )
                yield Finding(mention.record, mention.path, message, _remedy(predecessors.get(division.name)))


def _remedy(predecessor: Division | None) -> Text:
    """Return whom to name instead."""
    if predecessor is None:
        return Text("改成当时的单位，或核对日期", "name the division of that day, or correct the date")
    name = predecessor.name
    return Text(f"改成当时的单位“{name}”，或核对日期", f"name {name}, its predecessor, or correct the date")
