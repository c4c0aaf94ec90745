"""Compose figures: each held against its target and the year before."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from decimal import Decimal

from docgen.context.figure_views import FigureView
from docgen.context.words import RATE_UNITS, targets_words
from docgen.layout.dates import date_words
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.records.standing import figures_on, is_met, targets_for

_MET = {True: "达标", False: "未达标", None: ""}


def figures_of(project: Project, ids: Iterable[str], as_of: datetime.date | None) -> tuple[FigureView, ...]:
    """Return the figures of the indicators `ids`, in that order, as they stood on `as_of`.

    Which those are, `docgen.records.standing.figures_on` says.
    """
    return tuple(_figure(indicator, figure) for indicator, figure in latest_of(project, ids, as_of))


def latest_of(
    project: Project, ids: Iterable[str], as_of: datetime.date | None
) -> Iterator[tuple[Indicator, Figure]]:
    """Yield the same figures as records, each with its indicator."""
    for identifier in dict.fromkeys(ids):
        if identifier in project.indicator_index:
            for figure in figures_on(project, identifier, as_of):
                yield project.indicator_index[identifier], figure


def _figure(indicator: Indicator, figure: Figure) -> FigureView:
    return FigureView(
        id=indicator.id,
        name=indicator.name,
        value=digits(figure.value),
        unit=unit_of(indicator, figure),
        as_of=date_words(figure.as_of),
        scope=figure.scope,
        population=figure.population,
        previous=digits(figure.previous),
        change=change_words(figure.value, figure.previous, unit_of(indicator, figure)),
        target=targets_words(targets_for(indicator, figure), indicator.unit),
        met=_MET[is_met(indicator, figure)],
    )


def unit_of(indicator: Indicator, figure: Figure) -> str:
    """Return the unit of a figure: its own, else that of its indicator."""
    return figure.unit or indicator.unit


def change_words(value: Decimal, before: Decimal | None, unit: str) -> str:
    """Return the change against `before`: 增加12人, 下降0.5个百分点, 持平; empty where it is not known."""
    if before is None:
        return ""
    difference = value - before
    if not difference:
        return "持平"
    if unit in RATE_UNITS:
        points = "个百分点" if unit == "%" else "个千分点"
        return f"{'提高' if difference > 0 else '下降'}{digits(abs(difference))}{points}"
    return f"{'增加' if difference > 0 else '减少'}{digits(abs(difference))}{unit}"


def digits(value: Decimal | None) -> str:
    """Return a number as it was recorded: 97.41, 100.0; empty for None."""
    return "" if value is None else f"{value:f}"
