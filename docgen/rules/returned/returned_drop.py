"""Find returned figures that went the wrong way since the last period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.diagnostics import Text
from docgen.records.indicator import Operator
from docgen.records.project import Project
from docgen.records.standing import targets_for
from docgen.reporting.progress import ReturnedFigure
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.returned.gathering import leads_returned, return_called
from docgen.rules.returned.returned_jump import jump_factor, jumps_since
from docgen.rules.rule import Finding

_RISING = (Operator.AT_LEAST, Operator.MORE_THAN)
_FALLING = (Operator.AT_MOST, Operator.LESS_THAN)


def returned_drop(project: Project) -> Iterator[Finding]:
    """Warn of a returned figure that moved away from its target since the period reported on before.

    数据比上一报送周期退步了。

    Bad:
        2022-H1: {indicator: screening, value: 92}   # at least 90
        2022-H2: {indicator: screening, value: 85}
    Good:
        2022-H2: {indicator: screening, value: 93}
    Why: A rate that was 92 % and is 85 % is a slip of the pen, another population, or news that the report
        must explain. Lower is worse where the target is a least, higher where it is a most; where there is
        no such target nothing is said. What starts anew each year is compared within the year only. Of a fall
        that is a jump, too, DG790 alone speaks.
    为什么：92% 变成 85%，不是写错、换了口径，就是报告里必须说明的情况。目标是“不少于”的，降了是退步；是
        “不超过”的，升了是退步；没有这样目标的不作判断。每年重新计数的，只在同一年里比较。退步同时相差悬殊的，
        只由 DG790 提示。
    """
    factor = jump_factor(project)
    for given, lead in leads_returned(project):
        for each in lead.figures:
            last = each.last
            if last is None or not _is_worse(
                each, last.value, within_year=last.as_of.year == each.figure.as_of.year
            ):
                continue
            if factor is not None and jumps_since(each, last, factor):
                continue
            called, figure = return_called(given), figure_called(each.indicator, each.figure)
            value = value_called(each.indicator, each.figure)
            message = Text(
                f"{called.zh}：{figure.zh} {value}，比上期的 {last.value:f} 退步",
                f"{called.en}: {figure.en} is {value}, worse than {last.value:f} in the period before",
            )
            remedy = Text("核对两期的数和口径；属实的，请单位说明原因", "see both figures; if right, ask why")
            yield Finding(each.figure, ("value",), message, remedy)


def _is_worse(found: ReturnedFigure, before: Decimal, *, within_year: bool) -> bool:
    targets = targets_for(found.indicator, found.figure)
    if any(target.every for target in targets) and not within_year:
        return False
    operators = {target.operator for target in targets}
    if operators & set(_RISING):
        return found.figure.value < before
    return bool(operators & set(_FALLING)) and found.figure.value > before
