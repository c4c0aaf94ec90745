"""Draw bars: one row a figure, the year before under it, the target as a mark across it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from docgen.charts.axis import marks_of
from docgen.charts.lettering import MOST_HEADING, MOST_NAME, SMALL, TEXT, height_mm, wrapped
from docgen.charts.values import UNKNOWN, Point, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes


@dataclass(frozen=True, slots=True)
class Density:
    """How much room a row takes, in millimetres."""

    bar: float
    previous: float
    gap: float
    size: float
    """Of names and values, in points."""
    together: bool
    """Whether the year before is said beside the value, not at its own bar."""


ROOMY: Final = Density(bar=4.6, previous=3.6, gap=2.8, size=TEXT, together=False)
DENSE: Final = Density(bar=2.6, previous=1.8, gap=1.2, size=SMALL, together=True)


def draw_bars(axes: Axes, row: Series, density: Density) -> float:
    """Draw the bars of one series; return the height of `axes`: down them, places are millimetres."""
    names = [wrapped(point.label, density.size, MOST_NAME) for point in row.points]
    bars = [density.bar + (0.0 if point.previous is None else density.previous) for point in row.points]
    heights = [max(*bars, height_mm(name, density.size)) + density.gap for name in names]
    middles = [end - height / 2 for end, height in zip(accumulate(heights), heights, strict=True)]
    marks = marks_of((number for point in row.points for number in point.numbers()), row.unit)
    axes.set_title(wrapped(row.heading, TEXT, MOST_HEADING))
    axes.set(xlim=(marks[0], marks[-1]), ylim=(sum(heights), 0), xticks=marks)
    axes.set_yticks(middles, names, fontsize=density.size)
    axes.ticklabel_format(axis="x", style="plain", useOffset=False)
    axes.grid(visible=True, axis="x")
    axes.axvline(0, color="black", linewidth=0.8, clip_on=False)
    for point, middle, height in zip(row.points, middles, bars, strict=True):
        _draw_point(axes, row, point, middle - height / 2, density)
    return sum(heights)


def _draw_point(axes: Axes, row: Series, point: Point, top: float, density: Density) -> None:
    """Draw one row, the upper edge of its bars at `top`."""
    middle, bottom = top + density.bar / 2, top + density.bar
    under = bottom + density.previous / 2
    said, beside = UNKNOWN, []
    if point.value is not None:
        said = row.written(point.value)
        axes.barh(middle, float(point.value), density.bar - 0.3, color="0.42", edgecolor="black")
    if point.target is not None:
        beside.append(f"目标{row.written(point.target)}")
        axes.vlines(float(point.target), top - 0.6, bottom + 0.6, color="black", linewidth=1.6)
    if point.previous is not None:
        before = f"上年同期{row.written(point.previous)}"
        axes.barh(under, float(point.previous), density.previous - 0.3, color="white", edgecolor="black")
        if density.together:
            beside.append(before)
        else:
            _say(axes, before, (point.previous,), under, SMALL)
    said += f"（{'，'.join(beside)}）" if beside else ""
    past = point.numbers() if density.together else (point.value, point.target)
    _say(axes, said, past, middle, density.size)


def _say(axes: Axes, text: str, past: Iterable[Decimal | None], middle: float, size: float) -> None:
    """Write `text` to the right of zero and of all that it would cross."""
    end = float(max(Decimal(0), *(value or Decimal(0) for value in past)))
    axes.annotate(text, (end, middle), (3, 0), textcoords="offset points", va="center", fontsize=size)
