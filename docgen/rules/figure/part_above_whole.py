"""Find figures of a part that are above those of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.units import is_same, is_share
from docgen.rules.rule import Finding

_Pair = tuple[Indicator, Figure]

_REMEDY = Text(
    "核实两个数；范围、口径不同的，用 scope、population 写明",
    "see both figures; where scope or population differ, write them",
)


def part_above_whole(project: Project) -> Iterator[Finding]:
    """Report a count of a part that is above the count of the whole on the same day in the same scope.

    部分的数大于总数。

    Bad:
        indicators: [{id: paid_later, part_of: inpatients, unit: 人, …}]
        ...
        - {indicator: inpatients, value: 4065, as_of: 2022-12-31}
        - {indicator: paid_later, value: 6609, as_of: 2022-12-31}
    Good:
        - {indicator: inpatients, value: 6609, as_of: 2022-12-31}
        - {indicator: paid_later, value: 4065, as_of: 2022-12-31}
    Why: A part cannot be more than the whole; the two are mixed up, or they count different people. What a
        part is of, part_of says; a figure for a population is a part of that for all. Shares are left alone.
    为什么：部分不可能多于总数，多半是写颠倒了，或口径不同。谁是谁的部分由 part_of 写明；同一指标某一人群的数
        也是全体的一部分。比例不比大小。
    """
    for identifier, figures in project.figure_index.items():
        indicator = project.indicator_index.get(identifier)
        if indicator is None:
            continue
        whole = project.indicator_index.get(indicator.part_of)
        for figure in figures:
            totals: list[_Pair] = [
                (indicator, each) for each in figures if figure.population and not each.population
            ]
            if whole is not None and whole is not indicator:
                totals += [(whole, each) for each in project.figure_index.get(whole.id, ())]
            for total in totals:
                if exceeds((indicator, figure), total):
                    yield _finding((indicator, figure), total)


def exceeds(part: _Pair, total: _Pair) -> bool:
    """Say whether two counts can be compared, and the first, which is a part, is above the second."""
    (indicator, figure), (whole, other) = part, total
    unit = figure.unit or indicator.unit
    comparable = (
        (figure.as_of, figure.scope) == (other.as_of, other.scope)
        and other.population in ("", figure.population)
        and is_same(unit, other.unit or whole.unit)
        and not is_share(unit)
    )
    return comparable and figure.value > other.value


def _finding(part: _Pair, total: _Pair) -> Finding:
    called, whole = figure_called(*part), figure_called(*total)
    more, less = value_called(*part), value_called(*total)
    message = Text(
        f"{called.zh} {more} 大于总数：{whole.zh} {less}",
        f"{called.en} is {more}, above its whole: {whole.en} is {less}",
    )
    return Finding(part[1], ("value",), message, _REMEDY)
