"""Find returned figures far from those of the last period."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from docgen.diagnostics import Text
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.reporting.progress import ReturnedFigure
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.jump import jumps
from docgen.rules.returned.gathering import leads_returned, return_called
from docgen.rules.rule import Finding


def returned_jump(project: Project) -> Iterator[Finding]:
    """Warn of a returned figure that is the stated factor above or below that of the period before.

    数据与上一报送周期相差悬殊。

    Bad:
        2022-H1: {indicator: visits, value: 1200}
        2022-H2: {indicator: visits, value: 12500}
    Good:
        2022-H2: {indicator: visits, value: 1250}
    Why: Such a jump is mostly a digit too many, a lost point, or another unit or population. The factor is
        `jump_factor` in the reporting part of office.yaml, 3 by default. Counts below twenty are left
        alone.
    为什么：多半是多打一位、漏了小数点，或单位、口径变了。相差几倍才提示，由 office.yaml 报送安排里的
        jump_factor规定，不写为 3 倍。二十以下的数不提示。
    """
    factor = jump_factor(project)
    if factor is None:
        return
    for given, lead in leads_returned(project):
        for each in lead.figures:
            if each.last is None or not jumps_since(each, each.last, factor):
                continue
            called, figure = return_called(given), figure_called(each.indicator, each.figure)
            value = value_called(each.indicator, each.figure)
            message = Text(
                f"{called.zh}：{figure.zh} {value}，上期 {each.last.value:f}，相差 {factor:f} 倍以上",
                f"{called.en}: {figure.en} is {value} after {each.last.value:f}, {factor:f} times or more",
            )
            remedy = Text(
                "核对两期的位数、单位和口径；无误的，请单位说明原因",
                "see digits, unit and population; if right, ask why",
            )
            yield Finding(each.figure, ("value",), message, remedy)


def jump_factor(project: Project) -> Decimal | None:
    """Return how many times two figures must be apart to be a jump; None where the office reports nothing."""
    reporting = project.office.reporting if project.office is not None else None
    return reporting.jump_factor if reporting is not None else None


def jumps_since(found: ReturnedFigure, last: Figure, factor: Decimal) -> bool:
    """Say whether a returned figure is `factor` above or below its `last`."""
    unit = found.figure.unit or found.indicator.unit
    return jumps(found.figure.value, last.value, unit, factor)
