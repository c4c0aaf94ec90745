"""Find divisions that are named after they were dissolved or renamed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.assignment.validity import never_valid
from docgen.rules.rule import Finding


def dissolved_division(project: Project) -> Iterator[Finding]:
    """Report a division that is named on or after the day it was dissolved or renamed.

    单位在使用时已经撤销或更名。

    Bad:
        {id: family, name: 计划生育处, kind: division, valid_to: 2019-01-01, successor: 人口家庭处}
        ...
        lead: [计划生育处]   # 2022-03-01 的通知
    Good:
        lead: [人口家庭处]
    Why: A division that no longer exists cannot lead. The day that counts is the date of the document; for
        a plan, that of the earliest document that issues it, else the day the plan starts; for a return,
        the day it was received; for a figure, its date; for the receiving office, the latest document's
        date. Where there is no such day, or the division ceases before it begins (DG223), nothing is said.
    为什么：已撤销的单位不能承担任务。公文按成文日期判断；计划按最早印发它的公文日期，没有公文的按开始日期；
        报送按收到日期，数据按截至日期，受理报送的单位按最近一份公文的日期；没有日期的、
        撤销日期不晚于设立日期的（DG223）不作判断。
    """
    for division in project.divisions:
        if division.valid_to is None or never_valid(division):
            continue
        for name in dict.fromkeys(division.names):
            if project.division(name) is not division:
                continue
            for mention in project.mentions.of(name):
                if mention.on is None or mention.on < division.valid_to:
                    continue
                where, role = place_called(mention), ROLE[mention.role]
                message = Text(
                    f"{where.zh}{role.zh}“{name}”已于 {division.valid_to} 撤销或更名"
                    f"（此处按 {mention.on} 计）",
                    f"{where.en}{role.en} {name} ceased on {division.valid_to} (held against {mention.on})",
                )
                yield Finding(mention.record, mention.path, message, _remedy(project, division))


def _remedy(project: Project, division: Division) -> Text:
    """Return who took over, following the chain to one that has not ceased itself."""
    heir = project.heir(division)
    if heir is division:
        name = division.successor
        return Text(
            f"改成承接的单位“{name}”" if name else "改成承接其职责的单位，并在单位名录中写明 successor",
            f"write its successor, {name}" if name else "write its successor, and name it in the catalogue",
        )
    return Text(f"改成承接的单位“{heir.name}”", f"write its successor, {heir.name}")
