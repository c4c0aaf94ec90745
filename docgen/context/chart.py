"""Compose what a chart shows: figures beside one another, over time, or as parts of a whole."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping

from docgen.context.chart_views import ChartPointView, ChartSeriesView, ChartView
from docgen.context.figures import digits, latest_of, unit_of
from docgen.layout.dates import date_words
from docgen.records.document import Chart, ChartKind
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.records.standing import targets_for

_BY_YEAR = ("", "年")


def chart_of(project: Project, chart: Chart | None, as_of: datetime.date | None) -> ChartView | None:
    """Return what `chart` shows of the figures up to `as_of`; None where there is no chart."""
    if chart is None:
        return None
    over_time = chart.kind is ChartKind.LINE
    series = _lines(project, chart, as_of) if over_time else _side_by_side(project, chart, as_of)
    return ChartView(chart.title, chart.kind.value, series, chart.note, chart.alt)


def _side_by_side(project: Project, chart: Chart, as_of: datetime.date | None) -> tuple[ChartSeriesView, ...]:
    """Return the latest figures, one series a unit; bars also with what they are held against."""
    compared = chart.kind is ChartKind.BAR
    series: dict[str, list[ChartPointView]] = {}
    figures = tuple(latest_of(project, chart.indicators, as_of))
    scopes = _scopes(figures)
    for indicator, figure in figures:
        point = ChartPointView(
            label=_called(indicator, figure, scopes),
            value=digits(figure.value),
            target=plain_target(indicator, figure) if compared else "",
            previous=digits(figure.previous) if compared else "",
        )
        series.setdefault(unit_of(indicator, figure), []).append(point)
    return tuple(ChartSeriesView(tuple(points), unit) for unit, points in series.items())


def _lines(project: Project, chart: Chart, as_of: datetime.date | None) -> tuple[ChartSeriesView, ...]:
    """Return one series an indicator, scope and population; all run over the days of any of them."""
    figures = tuple(
        (project.indicator_index[identifier], figure)
        for identifier in dict.fromkeys(chart.indicators)
        if identifier in project.indicator_index
        for figure in project.figure_index.get(identifier, ())
        if as_of is None or figure.as_of <= as_of
    )
    scopes = _scopes(figures)
    series: dict[tuple[str, str], dict[datetime.date, str]] = {}
    for indicator, figure in figures:
        of = _called(indicator, figure, scopes), unit_of(indicator, figure)
        series.setdefault(of, {})[figure.as_of] = digits(figure.value)
    days = sorted({day for values in series.values() for day in values})
    return tuple(
        ChartSeriesView(tuple(ChartPointView(date_words(d), values.get(d, "")) for d in days), unit, name)
        for (name, unit), values in series.items()
    )


def _scopes(figures: Iterable[tuple[Indicator, Figure]]) -> Mapping[str, set[str]]:
    """Return the scopes of the figures of each indicator, by its id."""
    found: dict[str, set[str]] = {}
    for indicator, figure in figures:
        found.setdefault(indicator.id, set()).add(figure.scope)
    return found


def _called(indicator: Indicator, figure: Figure, scopes: Mapping[str, set[str]]) -> str:
    """Return the name of the indicator, with what tells the figure from others of it."""
    scope = figure.scope if len(scopes[indicator.id]) > 1 else ""
    of = "、".join(each for each in (scope, figure.population) if each)
    return f"{indicator.name}（{of}）" if of else indicator.name


def plain_target(indicator: Indicator, figure: Figure) -> str:
    """Return the value to be reached by a year; empty where it is none, several, a range, or for each."""
    targets = targets_for(indicator, figure)
    if (
        len(targets) != 1
        or targets[0].upper is not None
        or targets[0].per
        or targets[0].every not in _BY_YEAR
    ):
        return ""
    return digits(targets[0].value)
