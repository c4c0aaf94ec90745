"""Find returned figures of a part that are above those of the whole."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure, Return
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.part_above_whole import exceeds
from docgen.rules.returned.gathering import return_called
from docgen.rules.rule import Finding


def returned_part(project: Project) -> Iterator[Finding]:
    """Report a returned count of a part that is above the whole in the same return.

    同一份报送里，部分的数大于总数。

    Bad:
        figures: [{indicator: inpatients, value: 4065, as_of: 2022-06-30},
                  {indicator: paid_later, value: 6609, as_of: 2022-06-30}]   # paid_later: part_of: inpatients
    Good:
        figures: [{indicator: inpatients, value: 6609, as_of: 2022-06-30},
                  {indicator: paid_later, value: 4065, as_of: 2022-06-30}]
    Why: A part cannot be more than the whole; the two are mixed up, or they count different people. What a
        part is of, part_of says; a figure for a population is a part of that for all.
    为什么：部分不可能多于总数，多半是写颠倒了，或口径不同。谁是谁的部分由 part_of 写明；同一指标某一人群的
        数也是全体的一部分。
    """
    for given in project.returns:
        figures = [
            (project.indicator_index[figure.indicator], figure)
            for item in given.items
            for figure in item.figures
            if figure.indicator in project.indicator_index
        ]
        for part in figures:
            for whole in figures:
                if _belongs(part, whole) and exceeds(part, whole):
                    yield _finding(given, part, whole)


def _belongs(part: tuple[Indicator, Figure], whole: tuple[Indicator, Figure]) -> bool:
    same = part[0] is whole[0] and bool(part[1].population) and not whole[1].population
    return same or (part[0] is not whole[0] and part[0].part_of == whole[0].id)


def _finding(given: Return, part: tuple[Indicator, Figure], whole: tuple[Indicator, Figure]) -> Finding:
    called, less, more = return_called(given), figure_called(*whole), figure_called(*part)
    message = Text(
        f"{called.zh}：{more.zh} {value_called(*part)} 大于总数：{less.zh} {value_called(*whole)}",
        f"{called.en}: {more.en} is {value_called(*part)}, "
        f"above its whole: {less.en} is {value_called(*whole)}",
    )
    remedy = Text(
        "核实两个数；范围、口径不同的，用 scope、population 写明",
        "see both; where scope or population differ, write them",
    )
    return Finding(part[1], ("value",), message, remedy)
