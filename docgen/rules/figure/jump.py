"""Find figures far from those of the year before."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.units import is_share
from docgen.rules.rule import Finding

_FACTOR = Decimal(3)
_FEW = 20
"""Counts below this jump by chance: 2 cases after 9."""


def jump(project: Project) -> Iterator[Finding]:
    """Warn of a figure that is three times, or a third, of that of the year before.

    数据与上年同期相差三倍以上。

    Bad:
        {indicator: inpatients, value: 66090, previous: 6105, as_of: 2022-12-31}
    Good:
        {indicator: inpatients, value: 6609, previous: 6105, as_of: 2022-12-31}
    Why: Such a jump is mostly a digit too many, a lost point, or another unit or population. Where it is true
        the document should say why. Counts below twenty are left alone.
    为什么：多半是多打一位、漏了小数点，或单位、口径变了；确实如此的，文中应当说明原因。二十以下的数不提示。
    """
    for identifier, figures in project.figure_index.items():
        indicator = project.indicator_index.get(identifier)
        if indicator is None:
            continue
        for figure in figures:
            unit = figure.unit or indicator.unit
            if figure.previous is not None and jumps(figure.value, figure.previous, unit, _FACTOR):
                called, value = figure_called(indicator, figure), value_called(indicator, figure)
                message = Text(
                    f"{called.zh} {value}，上年同期 {figure.previous:f}，相差三倍以上",
                    f"{called.en} is {value} after {figure.previous:f} a year before",
                )
                remedy = Text(
                    "核对两个数的位数、单位和口径；无误的，在文中说明原因",
                    "see digits, unit and population of both; if right, say why in the text",
                )
                yield Finding(figure, ("value",), message, remedy)


def jumps(value: Decimal, before: Decimal, unit: str, factor: Decimal) -> bool:
    """Say whether two values in `unit` are `factor` apart; counts too small to tell, and 0, are not."""
    small, large = sorted((value, before))
    if small <= 0 or (large < _FEW and not is_share(unit)):
        return False
    return large >= factor * small
