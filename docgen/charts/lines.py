"""Draw lines over time: all lines of one unit in one plot, told apart by their markers and dashes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.charts.axis import marks_of
from docgen.charts.lettering import SMALL, height_mm, width_mm, wrapped
from docgen.charts.values import UNKNOWN, Point, Series

if TYPE_CHECKING:
    from matplotlib.artist import Artist
    from matplotlib.axes import Axes

_PLOT: Final = 60.0
"""Height of a plot, in millimetres."""
_ACROSS: Final = 100.0
"""Its width at least, beside marks and names."""
_MOST_NAME: Final = 32.0
_NARROWEST: Final = 11.0
"""Millimetres of the axis that a name along it needs."""
_LONG: Final = (0, (6, 2))
"""Dashes of targets."""
_SHORT: Final = (0, (2, 2))
"""Dashes of the year before."""
_LABELLED: Final = 2
"""Lines of a plot that are labelled point by point: the upper over its points, the lower under them."""


@dataclass(frozen=True, slots=True)
class _Drawn:
    """What was drawn and how it is called; a value, or None, for each place if it is a line."""

    artist: Artist
    name: str
    values: Sequence[Decimal | None] = ()


def draw_lines(axes: Axes, rows: Sequence[Series]) -> float:
    """Draw series of one unit; return the height of `axes` in millimetres.

    A place along the axis lies where it is first named.
    """
    places = list(dict.fromkeys(point.label for row in rows for point in row.points))
    drawn = [each for row in rows for each in _draw_series(axes, row, places, alone=len(rows) == 1)]
    lines = [each.values for each in drawn if each.values]
    marks = marks_of((n for row in rows for point in row.points for n in point.numbers()), rows[0].unit)
    air = 0.1 * (marks[-1] - marks[0])
    low = marks[0] - (air if len(lines) == _LABELLED else 0.0)
    axes.set(xlim=(-0.5, len(places) - 0.5), ylim=(low, marks[-1] + air), yticks=marks)
    axes.ticklabel_format(axis="y", style="plain", useOffset=False)
    axes.grid(visible=True, axis="y")
    axes.axhline(0, color="black", linewidth=0.8, clip_on=False)
    axes.set_title(replace(rows[0], name="").heading)
    _name_places(axes, places)
    _say_values(axes, rows[0], lines)
    named = {each.artist: wrapped(each.name, SMALL, _MOST_NAME) for each in drawn if each.name}
    axes.legend(named.keys(), named.values(), loc="center left", bbox_to_anchor=(1, 0.5))
    return max(_PLOT, sum(height_mm(name, SMALL) + 1.5 for name in named.values()))


def _draw_series(axes: Axes, row: Series, places: Sequence[str], *, alone: bool) -> Iterator[_Drawn]:
    """Draw and yield a line, the targets, and the line of the year before."""
    known = {point.label: point for point in row.points}
    points = [known.get(place, Point(place, None, None, None)) for place in places]
    values, before = [point.value for point in points], [point.previous for point in points]
    (line,) = axes.plot(_dots(values))
    yield _Drawn(line, row.name if any(v is not None for v in values) else f"{row.name}{UNKNOWN}", values)
    targets = [(place, point.target) for place, point in enumerate(points) if point.target is not None]
    if targets:
        said = "、".join(dict.fromkeys(row.written(target) for _, target in targets))
        starts, ends = [place - 0.5 for place, _ in targets], [place + 0.5 for place, _ in targets]
        levels = [float(target) for _, target in targets]
        dashes = axes.hlines(levels, starts, ends, color="0.35", linestyle=_LONG, linewidth=0.7)
        yield _Drawn(dashes, f"{'' if alone else row.name}目标{said}")
    if any(value is not None for value in before):
        (line,) = axes.plot(
            _dots(before), color="0.45", linestyle=_SHORT, marker="s", markerfacecolor="white"
        )
        yield _Drawn(line, f"{row.name}上年同期", before)


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
