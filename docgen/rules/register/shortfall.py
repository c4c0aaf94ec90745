"""Note checks that fall short of their standard."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    "记入问题台账，限期补齐；数写错的，改正", "put it into the problem ledger; or correct the number"
)


def shortfall(project: Project) -> Iterator[Finding]:
    """Note a check of a facility whose actual number is below the standard.

    核查结果低于标准。

    Bad:
        {where: 乙村, standard: 三合格, item: 合格乡村医生, target: 1, actual: 0}
    Good:
        {where: 乙村, standard: 三合格, item: 合格乡村医生, target: 1, actual: 1}
    Why: It is printed as 未达标. That may well be so; the note is for whoever has to see to it.
    为什么：表上会印“未达标”。可能确实如此，提示有关单位补齐。
    """
    for register in project.registers:
        for check in register.facility_checks:
            if 0 <= check.actual < check.target:
                message = Text(
                    f"{check.where}“{check.standard}”的{check.item}实有 {check.actual:f}{check.unit}，"
                    f"标准 {check.target:f}{check.unit}，缺 {check.target - check.actual:f}{check.unit}",
                    f"{check.where}, {check.standard}, {check.item}: "
                    f"{check.actual:f} of {check.target:f}{check.unit}",
                )
                yield Finding(check, ("actual",), message, _REMEDY)
