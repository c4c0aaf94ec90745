"""Find texts that state another figure than the records hold."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import ROUND_DOWN, ROUND_HALF_UP, Decimal

from docgen.diagnostics import Text
from docgen.records.printed import Printed
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.stated import Stated, stated_in, texts_of_documents, years_in
from docgen.rules.figure.units import is_same, is_share
from docgen.rules.rule import Finding

_REMEDY = Text(
    "核实后改成一样；口径不同的，在文中写明", "see which is right; or say in the text how they differ"
)
_NEAR = Decimal("0.1")
"""How far from a record a number may be that is said to be about so many."""


def text_differs(project: Project) -> Iterator[Finding]:
    """Warn of a text that states a figure of an indicator which no record of it holds.

    正文里的数与数据记录不一致。

    Bad:
        text: 电子健康档案建档率达到81.57%。
        # data/figures: {indicator: records, value: 81.75, as_of: 2022-12-31}
    Good:
        text: 电子健康档案建档率达到81.75%。
    Why: Text and table of one brief are read side by side. A figure is known by the name or an alias of its
        indicator right before the number. What is asked for (达到90%以上), the year before and years of which
        there are no records are left alone; so are rounded numbers.
    为什么：同一份简报，文字和表格对着看。指标的名称或别名后面紧跟数字的，与 data/figures 核对；目标（达到90%
        以上）、上年同期、没有记录的年份不核对，四舍五入的算一致。
    """
    if not project.figure_index:
        return
    for _, printed in texts_of_documents(project):
        for stated in stated_in(project, printed.text):
            figures = project.figure_index.get(stated.indicator.id, ())
            years = years_in(printed.text)
            of_years = [figure for figure in figures if not years or figure.as_of.year in years]
            if not of_years or any(_is_that(stated, figure) for figure in figures):
                continue
            unit = stated.unit
            if unit and not is_share(unit) and not is_same(unit, stated.indicator.unit[:1]):
                continue  # it counts something else: 签约率52362人 speaks of persons
            if not unit:
                continue  # a bare rate is another finding; a bare count may be anything
            yield _finding(printed, stated, max(of_years, key=lambda figure: figure.as_of))


def _is_that(stated: Stated, figure: Figure) -> bool:
    """Say whether a text states this figure, one of its counts, or the year before, in the right unit."""
    unit = figure.unit or stated.indicator.unit
    known = [figure.value, figure.previous]
    if not is_share(stated.unit):
        known += [figure.numerator, figure.denominator]
    elif not is_same(stated.unit, unit):
        return False
    known += [target.value for target in stated.indicator.targets]
    return any(value is not None and _rounds_to(value, stated) for value in known)


def _rounds_to(value: Decimal, stated: Stated) -> bool:
    digit = Decimal(1).scaleb(-stated.decimals)
    rounded = (value.quantize(digit, ROUND_HALF_UP), value.quantize(digit, ROUND_DOWN))
    if stated.value in rounded and (stated.decimals != 0 or value == stated.value or stated.approximate):
        return True
    return stated.approximate and abs(value - stated.value) <= _NEAR * abs(value)


def _finding(printed: Printed, stated: Stated, figure: Figure) -> Finding:
    where, called = text_called(printed), figure_called(stated.indicator, figure)
    value, place = value_called(stated.indicator, figure), figure.place("value")
    message = Text(
        f"{where.zh}：“{stated.words}”与数据记录不一致，{called.zh}是 {value}（{place}）",
        f"{where.en}: {stated.words} differs from the records: {called.en} is {value} ({place})",
    )
    return Finding(printed.record, printed.path, message, _REMEDY)
