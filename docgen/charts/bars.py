"""Lay out bars: one row a figure, the year before under it, the target as a mark across it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from docgen.charts.lettering import SMALL, TEXT, column, lines_in, pitch_mm, width_mm, words
from docgen.charts.panel import AXIS, GRID, HEADING, MARKS, WIDTH, Panel, heading
from docgen.charts.scale import Scale, scale_of
from docgen.charts.shapes import WHITE, Area, Box, Shape, Side, hatched, straight
from docgen.charts.values import UNKNOWN, Point, Series

_MOST_NAME: Final = 48.0
"""Millimetres that names may take."""
_AIR: Final = 1.2
"""Between a bar and its value."""
_BAR: Final = 0.42


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


ROOMY: Final = Density(bar=4.6, previous=3.2, over=pitch_mm(SMALL), gap=2.8, size=TEXT, together=False)
DENSE: Final = Density(bar=2.6, previous=1.8, over=0.0, gap=1.2, size=SMALL, together=True)


def names_width(row: Series, density: Density) -> float:
    """Return the millimetres that the names of a series take."""
    lines = (line for name in _names(row, density) for line in name)
    return max(width_mm(line, density.size) for line in lines)


def bar_panel(row: Series, density: Density, names_right: float) -> Panel:
    """Return the bars of one series, their names ending at `names_right`."""
    frame = _frame(row, density, names_right)
    start = top = HEADING if row.heading else 0.0
    bars: list[Shape] = []
    for point, name in zip(row.points, frame.names, strict=True):
        height = frame.height(name)
        bars += frame.row(point, name, top + height / 2)
        top += height
    zero = frame.x(Decimal(0))
    axis = straight((zero, start), (zero, top), 0.8)
    return Panel((*heading(row.heading), *frame.grid(start, top), *bars, axis), top + MARKS)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The strip in which bars lie, and the names to its left."""

    series: Series
    density: Density
    names: tuple[list[str], ...]
    names_right: float
    left: float
    right: float
    scale: Scale
    over: float
    previous: float

    def x(self, value: Decimal) -> float:
        return self.left + self.scale.share(value) * (self.right - self.left)

    def height(self, name: list[str]) -> float:
        block = self.over + self.density.bar + self.previous
        return max(block, len(name) * pitch_mm(self.density.size)) + self.density.gap

    def grid(self, top: float, bottom: float) -> Iterator[Shape]:
        middle = bottom + MARKS - pitch_mm(SMALL) / 2
        for mark in self.scale.marks:
            x = self.x(mark)
            yield straight((x, top), (x, bottom), 0.4, GRID)
            yield words(f"{mark:f}", x, middle, SMALL, side=Side.MIDDLE, grey=AXIS)

    def row(self, point: Point, name: list[str], middle: float) -> Iterator[Shape]:
        """Yield one row about `middle`."""
        bar, size = self.density.bar, self.density.size
        top = middle - (self.over + bar + self.previous) / 2 + self.over
        yield from column(name, self.names_right, top + (bar + self.previous) / 2, size, Side.END)
        if point.value is not None:
            yield self._area(point.value, top, bar, _BAR)
        if point.previous is not None:
            box = self._area(point.previous, top + bar, self.previous, WHITE)
            yield box
            yield hatched(_box(box), gap=1.1)
        if point.previous is not None and not self.density.together:
            said = f"上年同期{self.series.written(point.previous)}"
            yield self._beside(point.previous, said, top + bar + self.previous / 2, SMALL)
        if point.target is not None:
            x = self.x(point.target)
            yield straight((x, top - 0.6), (x, top + bar + 0.3), 1.6)
            if self.over:
                yield self._over(self.series, point.target, x, top - 0.6)
        said = _said(self.series, point, together=self.density.together)
        middle = top + (bar + self.previous if self.density.together else bar) / 2
        yield self._beside(point.value or Decimal(0), said, middle, size, past=point.target)

    def _area(self, value: Decimal, top: float, height: float, grey: float) -> Area:
        ends = sorted((self.x(Decimal(0)), self.x(value)))
        return Area(Box(ends[0], top + 0.15, ends[1], top + height - 0.15).dots, grey, 0.5)

    def _beside(
        self, value: Decimal, said: str, middle: float, size: float, past: Decimal | None = None
    ) -> Shape:
        """Return words at the end of a bar; clear of the mark at `past` where they would cross it."""
        end = self.x(value)
        if value < 0:
            return words(said, end - _AIR, middle, size, side=Side.END)
        mark = self.x(past) if past is not None else end
        if end - 0.6 <= mark <= end + _AIR + width_mm(said, size):
            end = mark
        return words(said, end + _AIR, middle, size)

    def _over(self, series: Series, target: Decimal, x: float, bottom: float) -> Shape:
        said = f"目标{series.written(target)}"
        half = width_mm(said, SMALL) / 2
        return words(
            said, min(max(x, half), WIDTH - half), bottom - pitch_mm(SMALL) / 2, SMALL, side=Side.MIDDLE
        )


def _names(row: Series, density: Density) -> tuple[list[str], ...]:
    return tuple(lines_in(point.label, density.size, _MOST_NAME) for point in row.points)


def _frame(row: Series, density: Density, names_right: float) -> _Frame:
    points, size = row.points, density.size
    said = [(point.value, width_mm(_said(row, point, together=density.together), size)) for point in points]
    if not density.together:
        before = (point.previous for point in points if point.previous is not None)
        said += [(value, width_mm(f"上年同期{row.written(value)}", SMALL)) for value in before]
    return _Frame(
        series=row,
        density=density,
        names=_names(row, density),
        names_right=names_right,
        left=names_right + 2.0 + max((w for value, w in said if value is not None and value < 0), default=0),
        right=WIDTH - 2 * _AIR - max((w for value, w in said if value is None or value >= 0), default=0),
        scale=scale_of((number for point in points for number in point.numbers()), row.unit),
        over=density.over if any(point.target is not None for point in points) else 0.0,
        previous=density.previous if any(point.previous is not None for point in points) else 0.0,
    )


def _said(row: Series, point: Point, *, together: bool) -> str:
    value = UNKNOWN if point.value is None else row.written(point.value)
    beside = []
    if together and point.target is not None:
        beside.append(f"目标{row.written(point.target)}")
    if together and point.previous is not None:
        beside.append(f"上年同期{row.written(point.previous)}")
    return f"{value}（{'，'.join(beside)}）" if beside else value


def _box(area: Area) -> Box:
    return Box(*area.dots[0], *area.dots[2])
