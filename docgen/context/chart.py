"""Compose what a chart shows: figures beside one another, over time, or as parts of a whole."""

from __future__ import annotations

import datetime

from docgen.context.chart_views import ChartPointView, ChartSeriesView, ChartView
from docgen.context.figures import digits, latest_of, unit_of
from docgen.layout.dates import date_words
from docgen.records.document import Chart, ChartKind
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.records.standing import targets_for


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
    for indicator, figure in latest_of(project, chart.indicators, as_of):
        name = f"{indicator.name}（{figure.population}）" if figure.population else indicator.name
        point = ChartPointView(
            label=name,
            value=digits(figure.value),
            target=_target(indicator, figure) if compared else "",
            previous=digits(figure.previous) if compared else "",
        )
        series.setdefault(unit_of(indicator, figure), []).append(point)
    return tuple(ChartSeriesView(tuple(points), unit) for unit, points in series.items())


def _target(indicator: Indicator, figure: Figure) -> str:
    """Return the value that the figure is to reach; empty where it is none, several, a range, or for each."""
    targets = targets_for(indicator, figure)
    if len(targets) != 1 or targets[0].upper is not None or targets[0].per:
        return ""
    return digits(targets[0].value)


def _lines(project: Project, chart: Chart, as_of: datetime.date | None) -> tuple[ChartSeriesView, ...]:
    """Return one series an indicator, scope and population: its value on each day on which one is known."""
    series: dict[tuple[str, str], list[ChartPointView]] = {}
    for identifier in dict.fromkeys(chart.indicators):
        indicator = project.indicator_index.get(identifier)
        known = project.figure_index.get(identifier, ()) if indicator is not None else ()
        for figure in sorted(known, key=lambda figure: figure.as_of):
            if indicator is not None and (as_of is None or figure.as_of <= as_of):
                name = f"{indicator.name}（{figure.population}）" if figure.population else indicator.name
                point = ChartPointView(date_words(figure.as_of), digits(figure.value))
                series.setdefault((name, unit_of(indicator, figure)), []).append(point)
    return tuple(ChartSeriesView(tuple(points), unit, name) for (name, unit), points in series.items())
