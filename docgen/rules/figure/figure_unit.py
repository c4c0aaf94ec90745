"""Find figures in another unit than their indicator's."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.units import is_same, is_share
from docgen.rules.rule import Finding


def figure_unit(project: Project) -> Iterator[Finding]:
    """Report a figure in another unit than its indicator has, such as % instead of ‰.

    数据的计量单位与指标的不同。

    Bad:
        {indicator: infant_mortality, value: 3.09, unit: "%", as_of: 2022-12-31}   # the indicator: ‰
    Good:
        {indicator: infant_mortality, value: 3.09, as_of: 2022-12-31}
    Why: 3.09 % of infants would be ten times as many as 3.09 ‰. Targets, other figures and the year before
        are in the indicator's unit; one in another unit is held against the wrong thing. 人 and 名 count the
        same.
    为什么：3.09% 是 3.09‰ 的十倍。目标值、别的数、上年同期数都按指标的单位，换了单位就比错了。“人”和“名”一类
        算一样。
    """
    for identifier, figures in project.figure_index.items():
        indicator = project.indicator_index.get(identifier)
        if indicator is None or not indicator.unit.strip():
            continue
        for figure in figures:
            if figure.unit and not is_same(figure.unit, indicator.unit):
                yield _finding(indicator, figure)


def _finding(indicator: Indicator, figure: Figure) -> Finding:
    called, unit = figure_called(indicator, figure), indicator.unit
    mixed = is_share(figure.unit) and is_share(unit)
    message = Text(
        f"{called.zh}写的是 {value_called(indicator, figure)}，指标的计量单位是“{unit}”",
        f"{called.en} is in {figure.unit}; the unit of the indicator is {unit}",
    )
    remedy = (
        Text("查明是 % 还是 ‰，改正写错的一处", "find out whether it is % or ‰, and correct the wrong one")
        if mixed
        else Text(f"换算成 {unit} 再写，删去 unit", f"convert it to {unit}, and delete unit")
    )
    return Finding(figure, ("unit",), message, remedy)
