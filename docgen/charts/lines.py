"""Draw lines over time: all lines of one unit in one plot, told apart by their markers and dashes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.charts.axis import marks_of
from docgen.charts.lettering import SMALL, height_mm, width_mm, wrapped
from docgen.charts.values import UNKNOWN, Point, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_PLOT: Final = 60.0
"""Height of a plot, in millimetres."""
_ACROSS: Final = 100.0
"""Its width at least, beside marks and names."""
_MOST_NAME: Final = 32.0
_NARROWEST: Final = 11.0
"""Millimetres of the axis that a name along it needs."""
_LABELLED: Final = 2
"""Lines of a plot that are labelled point by point: the upper over its points, the lower under them."""


def draw_lines(axes: Axes, rows: Sequence[Series]) -> float:
    """Draw series of one unit; return the height of `axes` in millimetres.

    A place along the axis lies where it is first named.
    """
    places = list(dict.fromkeys(point.label for row in rows for point in row.points))
    lines = [line for row in rows for line in _draw_series(axes, row, places, alone=len(rows) == 1)]
    marks = marks_of((n for row in rows for point in row.points for n in point.numbers()), rows[0].unit)
    air = 0.1 * (marks[-1] - marks[0])
    low = marks[0] - (air if len(lines) == _LABELLED else 0.0)
    axes.set(xlim=(-0.5, len(places) - 0.5), ylim=(low, marks[-1] + air), yticks=marks)
    axes.ticklabel_format(axis="y", style="plain", useOffset=False)
    axes.grid(visible=True, axis="y")
    axes.axhline(0, color="black", linewidth=0.8)
    axes.set_title(replace(rows[0], name="").heading)
    _name_places(axes, places)
    _say_values(axes, rows[0], lines)
    labels = axes.get_legend_handles_labels()[1]
    if labels:
        axes.legend(loc="center left", bbox_to_anchor=(1, 0.5))
    return max(_PLOT, sum(height_mm(label, SMALL) + 1.5 for label in labels))


def _draw_series(
    axes: Axes, row: Series, places: Sequence[str], *, alone: bool
) -> list[list[Decimal | None]]:
    """Draw a line, that of the year before, and the target; return the values of the lines."""
    known = {point.label: point for point in row.points}
    points = [known.get(place, Point(place, None, None, None)) for place in places]
    values, before = [point.value for point in points], [point.previous for point in points]
    name = row.name if any(value is not None for value in values) else f"{row.name}{UNKNOWN}"
    axes.plot(_dots(values), label=wrapped(name, SMALL, _MOST_NAME))
    targets = [(place, point.target) for place, point in enumerate(points) if point.target is not None]
    if targets:
        said = "、".join(dict.fromkeys(row.written(target) for _, target in targets))
        axes.hlines(
            [float(target) for _, target in targets],
            [place - 0.5 for place, _ in targets],
            [place + 0.5 for place, _ in targets],
            color="0.35",
            linestyle=(0, (6, 2)),
            linewidth=0.7,
            label=wrapped(f"{'' if alone else row.name}目标{said}", SMALL, _MOST_NAME),
        )
    if all(value is None for value in before):
        return [values]
    axes.plot(
        _dots(before),
        color="0.45",
        linestyle=(0, (2, 2)),
        linewidth=0.7,
        marker="s",
        markerfacecolor="white",
        label=wrapped(f"{row.name}上年同期", SMALL, _MOST_NAME),
    )
    return [values, before]


def _dots(values: Sequence[Decimal | None]) -> list[float]:
    return [math.nan if value is None else float(value) for value in values]


def _name_places(axes: Axes, places: Sequence[str]) -> None:
    """Write the names along the axis; as many as have room, the last among them."""
    room = _ACROSS / len(places)
    every = math.ceil(_NARROWEST / room)
    chosen = range((len(places) - 1) % every, len(places), every)
    axes.set_xticks(chosen, [wrapped(places[place], SMALL, room * every - 0.5) for place in chosen])


def _say_values(axes: Axes, row: Series, lines: Sequence[Sequence[Decimal | None]]) -> None:
    """Write the values at their points, where there are few lines and room between the points."""
    widest = max(width_mm(row.written(v), SMALL) for line in lines for v in line if v is not None)
    if len(lines) > _LABELLED or widest > _ACROSS / len(lines[0]):
        return
    ground = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
    for place, values in enumerate(zip(*lines, strict=True)):
        ordered = sorted((value for value in values if value is not None), reverse=True)
        for value, (away, side) in zip(ordered, ((5, "bottom"), (-5, "top")), strict=False):
            axes.annotate(
                row.written(value),
                (place, float(value)),
                (0, away),
                textcoords="offset points",
                ha="center",
                va=side,
                bbox=ground,
            )
