"""Compose figures: each held against its target and the year before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.context.figure_views import FigureView
from docgen.context.words import RATE_UNITS, targets_words
from docgen.layout.dates import date_words
from docgen.records.indicator import Indicator, Operator, Target
from docgen.records.progress import Figure
from docgen.records.project import Project

_COUNTED_BY_YEAR = ("", "年")


def figures_of(project: Project, ids: Iterable[str], as_of: datetime.date | None) -> tuple[FigureView, ...]:
    """Return the figures of the indicators `ids`, in that order, as they stood on `as_of`.

    Of each scope and population the latest day counts that is not after `as_of` (the latest of all where it
    is None); where two sources give two values for that day, both are returned.
    """
    return tuple(_figure(indicator, figure) for indicator, figure in latest_of(project, ids, as_of))


def latest_of(
    project: Project, ids: Iterable[str], as_of: datetime.date | None
) -> Iterator[tuple[Indicator, Figure]]:
    """Yield the same figures as records, each with its indicator."""
    for identifier in dict.fromkeys(ids):
        if identifier in project.indicator_index:
            for figure in _latest(project.figure_index.get(identifier, ()), as_of):
                yield project.indicator_index[identifier], figure


def _latest(figures: Iterable[Figure], as_of: datetime.date | None) -> list[Figure]:
    """Return the figures of the latest day, for each scope and population, in the order they were given."""
    known = [figure for figure in figures if as_of is None or figure.as_of <= as_of]
    latest: dict[tuple[str, str], datetime.date] = {}
    for figure in known:
        kind = (figure.scope, figure.population)
        latest[kind] = max(figure.as_of, latest.get(kind, figure.as_of))
    return [figure for figure in known if figure.as_of == latest[figure.scope, figure.population]]


def _figure(indicator: Indicator, figure: Figure) -> FigureView:
    targets = targets_for(indicator, figure)
    return FigureView(
        id=indicator.id,
        name=indicator.name,
        value=digits(figure.value),
        unit=unit_of(indicator, figure),
        as_of=date_words(figure.as_of),
        scope=figure.scope,
        population=figure.population,
        previous=digits(figure.previous),
        change=_change(figure, unit_of(indicator, figure)),
        target=targets_words(targets, indicator.unit),
        met=_met(figure.value, targets),
    )


def unit_of(indicator: Indicator, figure: Figure) -> str:
    """Return the unit of a figure: its own, else that of its indicator."""
    return figure.unit or indicator.unit


def targets_for(indicator: Indicator, figure: Figure) -> tuple[Target, ...]:
    """Return the targets for the figure's population; the general ones where it has none of its own."""
    own = tuple(t for t in indicator.targets if t.population and t.population == figure.population)
    return own or tuple(target for target in indicator.targets if not target.population)


def _met(value: Decimal, targets: tuple[Target, ...]) -> str:
    """Return whether `value` reaches the targets; empty where they are for each place or a shorter time."""
    if not targets or any(target.per or target.every not in _COUNTED_BY_YEAR for target in targets):
        return ""
    return "达标" if all(reaches(value, target) for target in targets) else "未达标"


def reaches(value: Decimal, target: Target) -> bool:
    """Say whether `value` is what `target` asks for; a range without an upper end is open."""
    match target.operator:
        case Operator.AT_LEAST:
            return value >= target.value
        case Operator.AT_MOST:
            return value <= target.value
        case Operator.EQUAL:
            return value == target.value
        case Operator.MORE_THAN:
            return value > target.value
        case Operator.LESS_THAN:
            return value < target.value
        case Operator.BETWEEN:
            return target.value <= value and (target.upper is None or value <= target.upper)


def _change(figure: Figure, unit: str) -> str:
    """Return the change against the year before: 增加12人, 下降0.5个百分点, 持平."""
    if figure.previous is None:
        return ""
    difference = figure.value - figure.previous
    if not difference:
        return "持平"
    if unit in RATE_UNITS:
        points = "个百分点" if unit == "%" else "个千分点"
        return f"{'提高' if difference > 0 else '下降'}{digits(abs(difference))}{points}"
    return f"{'增加' if difference > 0 else '减少'}{digits(abs(difference))}{unit}"


def digits(value: Decimal | None) -> str:
    """Return a number as it was recorded: 97.41, 100.0; empty for None."""
    return "" if value is None else f"{value:f}"
