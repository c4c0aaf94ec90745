"""Find figures that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called
from docgen.rules.figure.units import WHOLE, is_counted
from docgen.rules.rule import Finding

_SIGNED = re.compile("增长|增幅|增速|增减|变化|差额|结余")
"""What may fall below zero, and rise by more than the whole."""
_ABOVE_WHOLE = re.compile("完成|使用率|周转|负荷|倍")
"""What can be more than all: 完成率 of a task, 使用率 of beds."""
_AVERAGE = re.compile("平均|人均|每千|每万|每百|均")

_Fault = tuple[str, Text, Text]


def impossible_figure(project: Project) -> Iterator[Finding]:
    """Report a figure that is negative, a share above the whole, or a count of parts of persons.

    数值不可能。

    Bad:
        {indicator: screening, value: 961, as_of: 2022-12-31}   # %
        {indicator: signed, value: 52362.5, as_of: 2022-12-31}   # 人
    Good:
        {indicator: screening, value: 96.1, as_of: 2022-12-31}
        {indicator: signed, value: 52362, as_of: 2022-12-31}
    Why: It is a slip of the keyboard, and it would be printed. Growth may be negative, and what is fulfilled
        or used (完成率, 使用率) may be above 100 %; averages may be fractions. The year before is held
        against the same bounds.
    为什么：这是输入错误，会照印出去。增长率可以是负数，完成率、使用率可以超过 100%，平均数可以有小数。上年同
        期数也按此核对。
    """
    returned = (figure for given in project.returns for item in given.items for figure in item.figures)
    for figure in (*(figure for file in project.figures for figure in file.figures), *returned):
        indicator = project.indicator_index.get(figure.indicator)
        if indicator is None:
            continue
        for key, wrong, remedy in _faults(indicator, figure):
            called = figure_called(indicator, figure)
            message = Text(f"{called.zh}不可能：{wrong.zh}", f"{called.en} cannot be: {wrong.en}")
            yield Finding(figure, (key,), message, remedy)


def impossible_value(indicator: Indicator, value: Decimal) -> tuple[Text, Text] | None:
    """Return why a value of `indicator` cannot be, and what to do; None where it can."""
    unit = indicator.unit.strip()
    return _wrong(indicator.name, value, unit, WHOLE.get(unit))


def _faults(indicator: Indicator, figure: Figure) -> Iterator[_Fault]:
    unit = (figure.unit or indicator.unit).strip()
    whole = WHOLE.get(unit)
    named = {
        "value": figure.value,
        "previous": figure.previous,
        "numerator": figure.numerator,
        "denominator": figure.denominator,
    }
    for key, value in named.items():
        if value is None:
            continue
        share = key in ("value", "previous")
        wrong = _wrong(indicator.name, value, unit if share else "", whole if share else None)
        if wrong is not None:
            yield key, *wrong


def _wrong(name: str, value: Decimal, unit: str, whole: Decimal | None) -> tuple[Text, Text] | None:
    """Return what is wrong with one value and what to do; None where it can be."""
    shown = f"{value:f}{unit}"
    if value < 0 and not _SIGNED.search(name):
        return Text(f"{shown} 是负数", f"{shown} is negative"), Text("核对后改正", "correct it")
    if whole is not None and value > whole and not (_SIGNED.search(name) or _ABOVE_WHOLE.search(name)):
        return (
            Text(f"{shown} 超过 {whole}{unit}", f"{shown} is above {whole}{unit}"),
            Text("核对数值、小数点和计量单位（% 还是 ‰）", "see the value, its point and the unit (% or ‰)"),
        )
    if unit and is_counted(unit) and value % 1 and not _AVERAGE.search(name + unit):
        return (
            Text(f"{shown} 不是整数", f"{shown} is no whole number"),
            Text(
                "改成整数；是平均数的，在名称里写明", "write a whole number; the name of an average says so"
            ),
        )
    return None
