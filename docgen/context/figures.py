"""Compose figures and charts: each figure held against its target and the year before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from docgen.context.figure_views import ChartView, FigureView, SeriesView
from docgen.context.words import RATE_UNITS, targets_words
from docgen.layout.dates import date_words
from docgen.records.document import Chart, ChartKind
from docgen.records.indicator import Indicator, Operator, Target
from docgen.records.progress import Figure
from docgen.records.project import Project

_COUNTED_BY_YEAR = ("", "年")
_KINDS = {ChartKind.BAR: "柱形图", ChartKind.LINE: "折线图", ChartKind.SHARE: "构成图"}


def figures_of(project: Project, ids: Iterable[str], as_of: datetime.date | None) -> tuple[FigureView, ...]:
    """Return the figures of the indicators `ids`, in that order, as they stood on `as_of`.

    Of each scope and population the latest day counts that is not after `as_of` (the latest of all where it
    is None); where two sources give two values for that day, both are returned.
    """
    return tuple(
        _figure(project.indicator_index[identifier], figure)
        for identifier in dict.fromkeys(ids)
        if identifier in project.indicator_index
        for figure in _latest(project.figure_index.get(identifier, ()), as_of)
    )


def _latest(figures: Iterable[Figure], as_of: datetime.date | None) -> list[Figure]:
    """Return the figures of the latest day, for each scope and population, in the order they were given."""
    known = [figure for figure in figures if as_of is None or figure.as_of <= as_of]
    latest: dict[tuple[str, str], datetime.date] = {}
    for figure in known:
        kind = (figure.scope, figure.population)
        latest[kind] = max(figure.as_of, latest.get(kind, figure.as_of))
    return [figure for figure in known if figure.as_of == latest[figure.scope, figure.population]]


def _figure(indicator: Indicator, figure: Figure) -> FigureView:
    targets = _targets_for(indicator, figure)
    return FigureView(
        id=indicator.id,
        name=indicator.name,
        value=_digits(figure.value),
        unit=_unit(indicator, figure),
        as_of=date_words(figure.as_of),
        scope=figure.scope,
        population=figure.population,
        previous=_digits(figure.previous),
        change=_change(figure, _unit(indicator, figure)),
        target=targets_words(targets, indicator.unit),
        met=_met(figure.value, targets),
    )


def _unit(indicator: Indicator, figure: Figure) -> str:
    return figure.unit or indicator.unit


def _targets_for(indicator: Indicator, figure: Figure) -> tuple[Target, ...]:
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
        return f"{'提高' if difference > 0 else '下降'}{_digits(abs(difference))}{points}"
    return f"{'增加' if difference > 0 else '减少'}{_digits(abs(difference))}{unit}"


def _digits(value: Decimal | None) -> str:
    return "" if value is None else f"{value:f}"


def chart_of(project: Project, chart: Chart | None, as_of: datetime.date | None) -> ChartView | None:
    """Return what `chart` shows; None where there is none."""
    if chart is None:
        return None
    over_time = chart.kind is ChartKind.LINE
    drawn = _over_time(project, chart, as_of) if over_time else _side_by_side(project, chart, as_of)
    units = {row.unit for row in drawn.rows}
    return ChartView(
        title=chart.title,
        kind=chart.kind.value,
        unit=units.pop() if len(units) == 1 else "",
        categories=drawn.categories,
        series=drawn.series,
        note=chart.note,
        alt=chart.alt or _alt(chart, drawn.rows),
    )


@dataclass(frozen=True, slots=True)
class _Row:
    """One value that is drawn, as words say it."""

    said: str
    """What it is of: the name of the figure, and the day or 上年同期 where that has to be said."""
    value: str
    unit: str


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What a chart draws, and every value of it for its text."""

    categories: tuple[str, ...]
    series: tuple[SeriesView, ...]
    rows: tuple[_Row, ...]


def _side_by_side(project: Project, chart: Chart, as_of: datetime.date | None) -> _Drawn:
    """Return the latest figures beside one another; bars also for the year before, where one is known."""
    figures = figures_of(project, chart.indicators, as_of)
    names = tuple(f"{each.name}（{each.population}）" if each.population else each.name for each in figures)
    series = [SeriesView("本期", tuple(each.value for each in figures))]
    rows = [_Row(name, each.value, each.unit) for name, each in zip(names, figures, strict=True)]
    if chart.kind is ChartKind.BAR and any(each.previous for each in figures):
        series.append(SeriesView("上年同期", tuple(each.previous for each in figures)))
        rows += [
            _Row(f"{name}上年同期", each.previous, each.unit)
            for name, each in zip(names, figures, strict=True)
            if each.previous
        ]
    return _Drawn(names, tuple(series), tuple(rows))


def _over_time(project: Project, chart: Chart, as_of: datetime.date | None) -> _Drawn:
    """Return the figures of every indicator over all days on which one is known."""
    found = {
        project.indicator_index[identifier]: {
            figure.as_of: figure
            for figure in project.figure_index.get(identifier, ())
            if as_of is None or figure.as_of <= as_of
        }
        for identifier in dict.fromkeys(chart.indicators)
        if identifier in project.indicator_index
    }
    days = sorted({day for known in found.values() for day in known})
    series = tuple(
        SeriesView(indicator.name, tuple(_digits(known[day].value) if day in known else "" for day in days))
        for indicator, known in found.items()
    )
    rows = tuple(
        _Row(f"{indicator.name}{date_words(day)}", _digits(known[day].value), _unit(indicator, known[day]))
        for indicator, known in found.items()
        for day in sorted(known)
    )
    return _Drawn(tuple(map(date_words, days)), series, rows)


def _alt(chart: Chart, rows: tuple[_Row, ...]) -> str:
    """Return the chart in words: its title, then every value."""
    values = "，".join(f"{row.said}{row.value}{row.unit}" for row in rows)
    return f"{_KINDS[chart.kind]}：{chart.title}。" + (f"{values}。" if values else "")
