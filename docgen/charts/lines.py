"""Lay out lines over time: one plot a unit, each line with its name at its end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Final

from docgen.charts.lettering import SMALL, column, lines_in, pitch_mm, width_mm, words
from docgen.charts.panel import AXIS, GRID, HEADING, WIDTH, Panel, heading
from docgen.charts.scale import Scale, scale_of
from docgen.charts.shapes import BLACK, WHITE, Area, Dot, Shape, Side, Stroke, Words, straight
from docgen.charts.values import UNKNOWN, Series

_HEIGHT: Final = 52.0
_OVER: Final = 4.5
"""Room over the plot for the values of its highest points."""
_MOST_NAME: Final = 30.0
_MARKER: Final = 1.1
"""Half the width of a point's sign."""
_MOST_VALUES: Final = 12
"""Points of a line that are all labelled with their values."""
_NARROWEST: Final = 11.0
"""Millimetres of the axis that a name along it needs."""
_AWAY: Final = 2.9
"""From a point to the middle of its value."""
_LABELLED: Final = 2
"""Lines of a plot that are labelled point by point: one over its points, one under them."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a line is told from the others without colour."""

    sign: tuple[Dot, ...]
    """Of its points, in half widths."""
    filled: bool
    dashes: tuple[float, ...] = ()
    weight: float = 1.1
    grey: float = BLACK


_SQUARE: Final = ((-0.85, -0.85), (0.85, -0.85), (0.85, 0.85), (-0.85, 0.85))
_TRIANGLE: Final = ((0.0, -1.1), (1.05, 0.8), (-1.05, 0.8))
_DIAMOND: Final = ((0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0))
_MANNERS: Final = (
    _Manner(_SQUARE, filled=True),
    _Manner(_TRIANGLE, filled=False, dashes=(5, 2)),
    _Manner(_DIAMOND, filled=True, dashes=(1.5, 1.8)),
    _Manner(_SQUARE, filled=False, dashes=(7, 2, 1.5, 2)),
    _Manner(_TRIANGLE, filled=True, weight=0.6),
    _Manner(_DIAMOND, filled=False, dashes=(2.5, 1.2), weight=0.6),
)
_BEFORE: Final = _Manner(_SQUARE, filled=False, dashes=(2, 2), weight=0.7, grey=0.45)


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a value, or None, for each place along the axis."""

    name: str
    values: tuple[Decimal | None, ...]
    manner: _Manner


@dataclass(frozen=True, slots=True)
class _Tag:
    """A name to the right of the plot, the value that it belongs to, and its place; None at the edge."""

    name: list[str]
    value: Decimal
    place: int | None


@dataclass(frozen=True, slots=True)
class _Plot:
    left: float
    right: float
    top: float
    scale: Scale
    labels: tuple[str, ...]

    @property
    def bottom(self) -> float:
        return self.top + _HEIGHT

    @property
    def room(self) -> float:
        """Return the width that each place along the axis has."""
        return (self.right - self.left) / len(self.labels)

    def x(self, place: int) -> float:
        return self.left + (place + 0.5) * self.room

    def y(self, value: Decimal) -> float:
        return self.bottom - self.scale.share(value) * _HEIGHT


def line_panel(rows: Sequence[Series]) -> Panel:
    """Return the plot of series of one unit; a place along the axis lies where it is first named."""
    labels = tuple(dict.fromkeys(point.label for row in rows for point in row.points))
    manners = zip(rows, _MANNERS, strict=False)
    lines = tuple(line for row, manner in manners for line in _lines(row, labels, manner))
    one = len(lines) == 1
    said = rows[0].heading if one else replace(rows[0], name="").heading
    scale = scale_of((each for row in rows for point in row.points for each in point.numbers()), rows[0].unit)
    tags = [*([] if one else _tags(lines)), *_target_tags(rows)]
    left = max(width_mm(f"{mark:f}", SMALL) for mark in scale.marks) + 1.5
    right = WIDTH - max((width_mm(each, SMALL) for tag in tags for each in tag.name), default=0.0) - 2.0
    plot = _Plot(left, right, (HEADING if said else 0.0) + _OVER, scale, labels)
    below, bottom = _places(plot)
    shapes = [
        *heading(said),
        *_grid(plot),
        *(shape for row in rows for shape in _targets(plot, row)),
        *(shape for line in lines for shape in _drawn(plot, line)),
        *_values(plot, rows, lines),
        *_beside(plot, tags),
        *below,
    ]
    return Panel(tuple(shapes), bottom)


def _lines(row: Series, labels: tuple[str, ...], manner: _Manner) -> Iterator[_Line]:
    known = {point.label: point for point in row.points}
    points = [known.get(label) for label in labels]
    yield _Line(row.name, tuple(point.value if point else None for point in points), manner)
    if any(point.previous is not None for point in row.points):
        before = tuple(point.previous if point else None for point in points)
        yield _Line(f"{row.name}上年同期", before, _BEFORE)


def _grid(plot: _Plot) -> Iterator[Shape]:
    for mark in plot.scale.marks:
        y = plot.y(mark)
        yield straight((plot.left, y), (plot.right, y), 0.4, GRID)
        yield words(f"{mark:f}", plot.left - 1.0, y, SMALL, side=Side.END, grey=AXIS)
    zero = plot.y(Decimal(0))
    yield straight((plot.left, zero), (plot.right, zero), 0.8)


def _places(plot: _Plot) -> tuple[list[Shape], float]:
    """Return the names along the axis, and where they end; as many as have room, the last among them."""
    every = math.ceil(_NARROWEST / plot.room)
    shapes: list[Shape] = []
    bottom = plot.bottom
    for place, label in enumerate(plot.labels):
        x = plot.x(place)
        shapes.append(straight((x, plot.bottom), (x, plot.bottom + 0.8), 0.5))
        if (len(plot.labels) - 1 - place) % every:
            continue
        lines = lines_in(label, SMALL, plot.room * every - 1.0)
        height = len(lines) * pitch_mm(SMALL)
        shapes += column(lines, x, plot.bottom + 1.4 + height / 2, SMALL, Side.MIDDLE)
        bottom = max(bottom, plot.bottom + 1.4 + height)
    return shapes, bottom


def _drawn(plot: _Plot, line: _Line) -> Iterator[Shape]:
    """Yield the strokes between values that are known, then the signs of the points."""
    dots = [None if v is None else (plot.x(i), plot.y(v)) for i, v in enumerate(line.values)]
    manner, runs = line.manner, _runs(dots)
    if runs:
        yield Stroke(runs, manner.weight, manner.grey, manner.dashes)
    for x, y in (dot for dot in dots if dot is not None):
        outline = tuple((x + across * _MARKER, y + down * _MARKER) for across, down in manner.sign)
        yield Area(outline, manner.grey if manner.filled else WHITE, 0.6)


def _runs(dots: Sequence[Dot | None]) -> tuple[tuple[Dot, ...], ...]:
    """Return the stretches of two and more neighbours that are known."""
    runs: list[list[Dot]] = [[]]
    for dot in dots:
        if dot is None:
            runs.append([])
        else:
            runs[-1].append(dot)
    return tuple(tuple(run) for run in runs if len(run) > 1)


def _known_targets(row: Series) -> dict[str, Decimal]:
    return {point.label: point.target for point in row.points if point.target is not None}


def _steady_target(row: Series) -> Decimal | None:
    """Return the target that a series has all the time, None where it has none or several."""
    known = set(_known_targets(row).values())
    return known.pop() if len(known) == 1 else None


def _targets(plot: _Plot, row: Series) -> Iterator[Shape]:
    """Yield the target: one line across the plot where it is the same all the time, else a mark a point."""
    steady = _steady_target(row)
    if steady is not None:
        y = plot.y(steady)
        yield straight((plot.left, y), (plot.right, y), 0.7, AXIS, 6, 2)
        return
    for label, target in _known_targets(row).items():
        x, y = plot.x(plot.labels.index(label)), plot.y(target)
        half = plot.room * 0.35
        yield straight((x - half, y), (x + half, y), 0.7, AXIS, 3, 1.5)


def _target_tags(rows: Sequence[Series]) -> Iterator[_Tag]:
    for row in rows:
        steady = _steady_target(row)
        if steady is not None:
            name = f"{row.name}目标{row.written(steady)}" if len(rows) > 1 else f"目标{row.written(steady)}"
            yield _Tag(lines_in(name, SMALL, _MOST_NAME), steady, None)


def _tags(lines: Sequence[_Line]) -> Iterator[_Tag]:
    """Yield the name of each line, for the side of its last value."""
    for line in lines:
        known = [(place, value) for place, value in enumerate(line.values) if value is not None]
        if known:
            yield _Tag(lines_in(line.name, SMALL, _MOST_NAME), known[-1][1], known[-1][0])
        else:
            yield _Tag(lines_in(f"{line.name}{UNKNOWN}", SMALL, _MOST_NAME), Decimal(0), None)


def _values(plot: _Plot, rows: Sequence[Series], lines: Sequence[_Line]) -> Iterator[Words]:
    """Yield values at their points, and targets that change; the highest stands over its point."""
    if len(lines) > _LABELLED or len(plot.labels) > _MOST_VALUES:
        return
    written = rows[0].written
    for place, label in enumerate(plot.labels):
        said = [(v, written(v)) for line in lines if (v := line.values[place]) is not None]
        for row in rows:
            target = _known_targets(row).get(label)
            if target is not None and _steady_target(row) is None:
                said.append((target, f"目标{written(target)}"))
        said.sort(key=lambda each: each[0], reverse=True)
        wanted = [plot.y(value) + (_AWAY if rank else -_AWAY) for rank, (value, _) in enumerate(said)]
        for (_, text), y in zip(said, _apart(wanted, pitch_mm(SMALL)), strict=True):
            yield words(text, plot.x(place), y, SMALL, side=Side.MIDDLE)


def _beside(plot: _Plot, tags: Sequence[_Tag]) -> Iterator[Shape]:
    """Yield the names to the right of the plot, moved apart where they would touch."""
    ordered = sorted(tags, key=lambda tag: tag.value, reverse=True)
    most = max((len(tag.name) for tag in tags), default=1)
    middles = _apart([plot.y(tag.value) for tag in ordered], most * pitch_mm(SMALL))
    for tag, middle in zip(ordered, middles, strict=True):
        y = plot.y(tag.value)
        start = plot.right if tag.place is None else plot.x(tag.place) + 1.8
        yield straight((start, y), (plot.right + 1.2, middle), 0.3, AXIS)
        yield from column(tag.name, plot.right + 2.0, middle, SMALL, Side.START)


def _apart(places: Sequence[float], least: float) -> list[float]:
    """Return rising `places` moved down as far as needed to lie at least `least` apart."""
    found: list[float] = []
    for place in places:
        found.append(max(place, found[-1] + least) if found else place)
    return found
