"""Say how large the text of charts is, how wide it runs, and where its lines end."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.charts.shapes import BLACK, MM_PER_PT, Side, Words
from docgen.layout.measure import broken_lines, width
from docgen.layout.sizes import SIZES

TEXT: Final = SIZES["五号"].pt
"""Size of names and values."""
SMALL: Final = SIZES["小五"].pt
"""Size of what stands beside them: marks of the axis, targets, the year before."""

_MIDDLE: Final = 0.37
"""How far the middle of Chinese characters and digits lies over the baseline, in ems."""
_WIDER: Final = 0.4
"""Ems by which a percent sign or a capital is wider than the half em that other Latin signs take."""
_LINE: Final = 1.15
"""Pitch of lines, in ems."""


def width_mm(text: str, size: float) -> float:
    """Return about how wide `text` runs, rather too much than too little."""
    wide = sum(character == "%" or character.isupper() for character in text)
    return (width(text) + _WIDER * wide) * size * MM_PER_PT


def pitch_mm(size: float) -> float:
    """Return the pitch of lines."""
    return size * _LINE * MM_PER_PT


def lines_in(text: str, size: float, room: float) -> list[str]:
    """Return the lines of `text` in a column `room` millimetres wide, about equally long."""
    ems = room / (size * MM_PER_PT)
    lines = broken_lines(text, ems)
    while len(lines) > 1 and len(closer := broken_lines(text, ems - 0.5)) == len(lines):
        lines, ems = closer, ems - 0.5
    return lines


def words(
    text: str, x: float, middle: float, size: float, *, side: Side = Side.START, grey: float = BLACK
) -> Words:
    """Return one line whose characters have their middle at `middle`."""
    return Words(text, x, middle + _MIDDLE * size * MM_PER_PT, size, side, grey)


def column(lines: list[str], x: float, middle: float, size: float, side: Side) -> Iterator[Words]:
    """Yield lines under one another, their middle at `middle`."""
    pitch = pitch_mm(size)
    first = middle - pitch * (len(lines) - 1) / 2
    for index, line in enumerate(lines):
        yield words(line, x, first + index * pitch, size, side=side)
