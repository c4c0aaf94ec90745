"""Measure text in ems: a full-width character is one, a half-width one a half.

All faces of the standard are cut that way; proportional Latin letters are off by a little.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_FULL_WIDTH = frozenset("WFA")
_ZERO_WIDTH = frozenset({"Mn", "Me", "Cf"})
_NO_START = frozenset("、。，．：；！？）］｝〉》」』】〕〗”’…—·%％℃")
_NO_END = frozenset("（［｛〈《「『【〔〖“‘")


def width(text: str) -> float:
    """Return the width of `text` in ems of its size."""
    return sum(map(_width, text))


def unbroken_width(text: str) -> float:
    """Return the width of the longest part of `text` that no line may end in, in ems."""
    return max(map(width, _units(text)), default=0.0)


def wrapped_lines(text: str, first: float, other: float | None = None) -> int:
    """Return how many lines `text` takes.

    `first` is the width of the first line in ems, `other` that of the lines after it (None: the same).
    No line starts with a closing mark or ends with an opening one, and a number is not broken.
    """
    return len(broken_lines(text, first, other))


def broken_lines(text: str, first: float, other: float | None = None) -> list[str]:
    """Return the lines that `text` takes, broken as `wrapped_lines` counts them; at least one."""
    lines, room, used = [""], first, 0.0
    for unit in _units(text):
        unit_width = width(unit)
        if used and used + unit_width > room:
            lines.append("")
            room, used = first if other is None else other, 0.0
        lines[-1] += unit
        used += unit_width
    return lines


@lru_cache(1 << 14)
def _width(character: str) -> float:
    if unicodedata.category(character) in _ZERO_WIDTH:
        return 0.0
    return 1.0 if unicodedata.east_asian_width(character) in _FULL_WIDTH else 0.5


def _units(text: str) -> list[str]:
    units: list[str] = []
    for character in text:
        if units and _joined(units[-1][-1], character):
            units[-1] += character
        else:
            units.append(character)
    return units


def _joined(left: str, right: str) -> bool:
    if left in _NO_END or right in _NO_START:
        return True
    return left.isascii() and right.isascii() and not (left.isspace() or right.isspace())
