"""Draw bars: one row a figure, the year before under it, the target as a mark across it."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from docgen.charts.lettering import SMALL, TEXT, height_mm, width_mm, wrapped
from docgen.charts.marks import marks_of
from docgen.charts.values import UNKNOWN, Point, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_MOST_NAME: Final = 48.0
"""Millimetres that names may take."""
_LEAST_AXIS: Final = 60.0
"""Millimetres that an axis has at least, beside names and values."""


@dataclass(frozen=True, slots=True)
class Density:
    """How much room a row takes, in millimetres."""

    bar: float
    previous: float
    over: float
    """Room over the bar for the words of its target."""
    gap: float
    size: float
    """Of names and values, in points."""
    together: bool
    """Whether target and year before are said beside the value, not each at its own mark."""


ROOMY: Final = Density(bar=4.6, previous=3.6, over=4.4, gap=2.8, size=TEXT, together=False)
DENSE: Final = Density(bar=2.6, previous=1.8, over=0.0, gap=1.2, size=SMALL, together=True)


@dataclass(frozen=True)
class BarPanel:
    """The bars of one series. Down its axes, places are millimetres."""

    series: Series
    density: Density

    @property
    def heading(self) -> str:
        """Return what stands over the axes."""
        return self.series.heading

    @property
    def height(self) -> float:
        """Return the height of the axes, in millimetres."""
        return sum(self._heights)

    @property
    def below(self) -> float:
        """Return the height of the marks under the axes, in millimetres."""
        return height_mm("0", SMALL) + 1.0

    @cached_property
    def _names(self) -> list[str]:
        return [wrapped(point.label, self.density.size, _MOST_NAME) for point in self.series.points]

    @cached_property
    def _over(self) -> float:
        return self.density.over if any(point.target is not None for point in self.series.points) else 0.0

    @cached_property
    def _heights(self) -> list[float]:
        least, size = self._over + max(map(self._bars, self.series.points)), self.density.size
        return [max(least, height_mm(name, size)) + self.density.gap for name in self._names]

    def _bars(self, point: Point) -> float:
        """Return the height of the bars of a row."""
        return self.density.bar + (0.0 if point.previous is None else self.density.previous)

    def draw(self, axes: Axes) -> None:
        """Draw the bars on `axes`."""
        ends = accumulate(self._heights)
        middles = [end - (h - self._over) / 2 for end, h in zip(ends, self._heights, strict=True)]
        axes.set_ylim(self.height, 0)
        axes.set_yticks(middles, self._names, fontsize=self.density.size)
        self._scale(axes)
        for point, middle in zip(self.series.points, middles, strict=True):
            self._draw_row(axes, point, middle - self._bars(point) / 2)

    def _scale(self, axes: Axes) -> None:
        """Set the axis, with room to the left of bars below zero for what is said of them."""
        points = self.series.points
        marks = marks_of((number for point in points for number in point.numbers()), self.series.unit)
        texts = [self._said(point) for point in points if (point.value or 0) < 0]
        texts += [self._before(point.previous) for point in points if point.previous and point.previous < 0]
        room = max((width_mm(text, self.density.size) for text in texts), default=0.0) / _LEAST_AXIS
        axes.set_xticks(marks)
        axes.set_xlim(marks[0] - room * (marks[-1] - marks[0]), marks[-1])
        axes.ticklabel_format(axis="x", style="plain", useOffset=False)
        axes.grid(visible=False, axis="y")
        axes.axvline(0, color="black", linewidth=0.8)

    def _draw_row(self, axes: Axes, point: Point, top: float) -> None:
        """Draw one point, the upper edge of its bars at `top`."""
        density, bottom = self.density, top + self.density.bar
        middle, under = top + density.bar / 2, bottom + density.previous / 2
        if point.value is not None:
            _bar(axes, point.value, middle, density.bar, grey="0.42")
        if point.previous is not None:
            _bar(axes, point.previous, under, density.previous, grey="white")
            if not density.together:
                _say(axes, self._before(point.previous), point.previous, under, SMALL)
        if point.target is not None:
            axes.vlines(float(point.target), top - 0.5, bottom + 0.3, color="black", linewidth=1.6)
            if not density.together:
                self._say_over(axes, point.target, top - 0.7)
        if density.together:
            middle = top + self._bars(point) / 2
        _say(axes, self._said(point), self._end(axes, point), middle, density.size)

    def _end(self, axes: Axes, point: Point) -> Decimal:
        """Return where the words beside a bar begin: at its end, but past the marks that they would cross."""
        value = point.value or Decimal(0)
        if self.density.together:
            return min(point.numbers()) if value < 0 else max(Decimal(0), *point.numbers(), value)
        low, high = axes.get_xlim()
        room = Decimal((high - low) * (width_mm(self._said(point), self.density.size) + 3) / _LEAST_AXIS)
        crossed = point.target is not None and 0 <= value <= point.target <= value + room
        return point.target if crossed and point.target is not None else value

    def _say_over(self, axes: Axes, target: Decimal, bottom: float) -> None:
        """Write the target over its mark, clear of the names to the left of the axis."""
        said = f"目标{self.series.written(target)}"
        low, high = axes.get_xlim()
        clear = (float(target) - low) / (high - low) * _LEAST_AXIS > width_mm(said, SMALL) / 2
        side = "center" if clear else "left"
        axes.text(float(target), bottom, said, ha=side, va="bottom", fontsize=SMALL)

    def _before(self, value: Decimal) -> str:
        return f"上年同期{self.series.written(value)}"

    def _said(self, point: Point) -> str:
        """Return what stands beside the bar of a point."""
        written, together = self.series.written, self.density.together
        value = UNKNOWN if point.value is None else written(point.value)
        beside = [f"目标{written(point.target)}"] if together and point.target is not None else []
        beside += [self._before(point.previous)] if together and point.previous is not None else []
        return f"{value}（{'，'.join(beside)}）" if beside else value


def _bar(axes: Axes, value: Decimal, middle: float, height: float, *, grey: str) -> None:
    axes.barh(middle, float(value), height - 0.3, color=grey, edgecolor="black", linewidth=0.5)


def _say(axes: Axes, text: str, value: Decimal, middle: float, size: float) -> None:
    """Write `text` beside the end of a bar."""
    side, away = ("right", -3) if value < 0 else ("left", 3)
    axes.annotate(
        text,
        (float(value), middle),
        (away, 0),
        textcoords="offset points",
        ha=side,
        va="center",
        fontsize=size,
    )
