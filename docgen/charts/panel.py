"""Hold what the kinds of charts share: a finished part of a drawing, its heading, its grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from docgen.charts.lettering import SMALL, TEXT, pitch_mm, words
from docgen.charts.shapes import Shape, Side

WIDTH: Final = 156.0
"""Millimetres of a chart: the type area of an upright page (GB/T 9704, 5.2.1)."""

GRID: Final = 0.78
AXIS: Final = 0.35
HEADING: Final = pitch_mm(TEXT) + 1.0
"""Height of a heading, with the white under it."""
MARKS: Final = pitch_mm(SMALL) + 1.0
"""Height of the marks of an axis."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A part of a chart as wide as the whole, its upper edge at 0."""

    shapes: tuple[Shape, ...]
    height: float


def heading(text: str) -> Iterator[Shape]:
    """Yield the heading of a panel."""
    yield words(text, 0.0, pitch_mm(TEXT) / 2, TEXT, side=Side.START)
