"""Find numbers of checks that cannot be."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.figure.units import is_counted
from docgen.rules.rule import Finding

_REMEDY = Text("核对后改正", "correct it")


def impossible_check(project: Project) -> Iterator[Finding]:
    """Report a check whose numbers are negative, or parts of what is counted whole.

    核查的数不可能。

    Bad:
        {where: 甲村, standard: 三合格, item: 合格乡村医生, target: 1, actual: -1, unit: 名}
    Good:
        {where: 甲村, standard: 三合格, item: 合格乡村医生, target: 1, actual: 1, unit: 名}
    Why: It is a slip of the keyboard, and the shortfall that is printed would be wrong.
    为什么：这是输入错误，算出来的缺口也会错。
    """
    for register in project.registers:
        for check in register.facility_checks:
            for key, value in (("target", check.target), ("actual", check.actual)):
                whole = not value % 1 or not is_counted(check.unit)
                if value >= 0 and whole:
                    continue
                wrong = Text("是负数", "is negative") if value < 0 else Text("不是整数", "is no whole number")
                message = Text(
                    f"{check.where}“{check.standard}”的{check.item}：{value:f}{check.unit} {wrong.zh}",
                    f"{check.where}, {check.standard}, {check.item}: {value:f}{check.unit} {wrong.en}",
                )
                yield Finding(check, (key,), message, _REMEDY)
