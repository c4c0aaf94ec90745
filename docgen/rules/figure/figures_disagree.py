"""Find figures of one thing on one day that have two values."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.figure.units import is_same
from docgen.rules.rule import Finding


def figures_disagree(project: Project) -> Iterator[Finding]:
    """Report two figures of one indicator, day, scope and population with two values.

    同一指标、同一日期、同一范围和口径有两个数。

    Bad:
        - {indicator: trainees, value: 25, as_of: 2022-12-31, scope: 全县}
        - {indicator: trainees, value: 33, as_of: 2022-12-31, scope: 全县}
    Good:
        - {indicator: trainees, value: 33, as_of: 2022-12-31, scope: 全县}
    Why: One of them is wrong, or they count different people; print neither before that is settled. Where
        populations differ, say so in population. The year before that a figure names (previous) is held
        against the figure of that day, where there is one.
    为什么：总有一个是错的，或者口径不同；没有弄清以前哪个都不能印。口径不同的写明 population。上年同期数（
        previous）也与那一天的数核对。
    """
    for identifier, figures in project.figure_index.items():
        indicator = project.indicator_index.get(identifier)
        if indicator is not None and len(figures) > 1:
            yield from _two_values(indicator, figures)
            yield from _other_previous(indicator, figures)


def _two_values(indicator: Indicator, figures: tuple[Figure, ...]) -> Iterator[Finding]:
    first: dict[tuple[object, ...], Figure] = {}
    for figure in figures:
        other = first.setdefault((figure.as_of, figure.scope, figure.population), figure)
        same_unit = is_same(figure.unit or indicator.unit, other.unit or indicator.unit)
        if other.value == figure.value or not same_unit:
            continue
        called, place = figure_called(indicator, figure), other.place("value")
        yield Finding(
            figure,
            ("value",),
            Text(
                f"{called.zh}有两个数：{value_called(indicator, figure)}{_source(figure)}，"
                f"{place} 是 {value_called(indicator, other)}{_source(other)}",
                f"{called.en}: {value_called(indicator, figure)} here, "
                f"{value_called(indicator, other)} at {place}",
            ),
            Text(
                "向提供单位核实，留下正确的一个；口径不同的，用 population 或 scope 写明",
                "ask who provides them, keep the right one, or say how population or scope differ",
            ),
        )


def _source(figure: Figure) -> str:
    return f"（{figure.source}）" if figure.source else ""


def _other_previous(indicator: Indicator, figures: tuple[Figure, ...]) -> Iterator[Finding]:
    """Yield each figure whose `previous` is not the value of the same day a year before."""
    of_day = {(f.as_of.timetuple()[:3], f.scope, f.population): f for f in figures}
    for figure in figures:
        year, month, day = figure.as_of.timetuple()[:3]
        before = of_day.get(((year - 1, month, day), figure.scope, figure.population))
        if before is None or figure.previous is None or figure.previous == before.value:
            continue
        called = figure_called(indicator, figure)
        yield Finding(
            figure,
            ("previous",),
            Text(
                f"{called.zh}的上年同期数写 {figure.previous:f}，{before.place('value')} 是 {before.value:f}",
                f"{called.en}: previous is {figure.previous:f}; {before.place('value')} has {before.value:f}",
            ),
            Text("核实后改成一样", "see which is right, and make them the same"),
        )
