"""Name the three things that a chart is made of: areas, strokes and words, in millimetres.

Places are counted from the upper left corner, downwards; greys go from 0, black, to 1, white.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

Dot = tuple[float, float]

MM_PER_PT: Final = 25.4 / 72
BLACK, WHITE = 0.0, 1.0


class Side(Enum):
    """Which part of the words stands at their place."""

    START = 0.0
    MIDDLE = 0.5
    END = 1.0


@dataclass(frozen=True, slots=True)
class Area:
    """A closed outline; `grey` fills it, None leaves it open; `edge` is the weight of its line in points."""

    dots: tuple[Dot, ...]
    grey: float | None
    edge: float = 0.0


@dataclass(frozen=True, slots=True)
class Stroke:
    """Lines of one look, each through dots; weight and dashes in points."""

    runs: tuple[tuple[Dot, ...], ...]
    weight: float = 0.5
    grey: float = BLACK
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Words:
    """One line of text; `y` is its baseline, `size` in points."""

    text: str
    x: float
    y: float
    size: float
    side: Side = Side.START
    grey: float = BLACK


Shape = Area | Stroke | Words


@dataclass(frozen=True, slots=True)
class Box:
    """An upright rectangle by its corners."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def dots(self) -> tuple[Dot, ...]:
        """Return the corners."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


def straight(start: Dot, end: Dot, weight: float, grey: float = BLACK, *dashes: float) -> Stroke:
    """Return one straight line."""
    return Stroke(((start, end),), weight, grey, dashes)


def hatched(box: Box, *, gap: float, rising: bool = True, weight: float = 0.4) -> Stroke:
    """Return slanted lines `gap` millimetres apart that fill `box` and end at its sides.

    They are drawn one by one, not as a pattern: not every program that shows an SVG knows patterns.
    """
    runs: list[tuple[Dot, ...]] = []
    width, height = box.right - box.left, box.bottom - box.top
    for index in range(1, math.ceil((width + height) / gap)):
        along = index * gap
        start = (min(along, width), max(0.0, along - width))
        end = (max(0.0, along - height), min(along, height))
        dots = (start, end) if rising else ((width - start[0], start[1]), (width - end[0], end[1]))
        runs.append(tuple((box.left + x, box.top + y) for x, y in dots))
    return Stroke(tuple(runs), weight)


def moved(shapes: Iterable[Shape], down: float) -> Iterator[Shape]:
    """Yield the shapes, `down` millimetres lower."""
    for shape in shapes:
        match shape:
            case Words():
                yield replace(shape, y=shape.y + down)
            case Area():
                yield replace(shape, dots=_lower(shape.dots, down))
            case Stroke():
                yield replace(shape, runs=tuple(_lower(run, down) for run in shape.runs))


def _lower(dots: tuple[Dot, ...], down: float) -> tuple[Dot, ...]:
    return tuple((x, y + down) for x, y in dots)
