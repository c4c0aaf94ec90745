"""Read the numbers of WordprocessingML: twips, half points, eighths, English Metric Units, colours."""

from __future__ import annotations

import re
from typing import Final

_MEASURE: Final = re.compile(r"\s*([-+]?\d+(?:\.\d+)?)\s*(pt|mm|cm|in|pc|pi)?\s*\Z")
_UNITS: Final = {"pt": 1.0, "mm": 72 / 25.4, "cm": 72 / 2.54, "in": 72.0, "pc": 12.0, "pi": 12.0}
_COLOR: Final = re.compile(r"[0-9A-Fa-f]{6}\Z")
_LARGEST: Final = 100_000.0

HIGHLIGHTS: Final = {
    "black": "#000000",
    "blue": "#0000ff",
    "cyan": "#00ffff",
    "green": "#00ff00",
    "magenta": "#ff00ff",
    "red": "#ff0000",
    "yellow": "#ffff00",
    "white": "#ffffff",
    "darkBlue": "#000080",
    "darkCyan": "#008080",
    "darkGreen": "#008000",
    "darkMagenta": "#800080",
    "darkRed": "#800000",
    "darkYellow": "#808000",
    "darkGray": "#808080",
    "lightGray": "#c0c0c0",
}


def points(text: str | None, per_point: float = 20.0) -> float | None:
    """Return a measure in points; a bare number counts `per_point` to the point. None where it is none."""
    found = _MEASURE.match(text or "")
    if found is None:
        return None
    number = float(found[1])
    result = number * _UNITS[found[2]] if found[2] else number / per_point
    return max(-_LARGEST, min(_LARGEST, result))


def number(text: str | None, default: float = 0.0) -> float:
    """Return a bare number, or `default` where `text` is none."""
    found = points(text, 1.0)
    return default if found is None else found


def whole(text: str | None, default: int = 0) -> int:
    """Return a whole number, or `default` where `text` is none."""
    return int(number(text, default))


def emu(text: str | None) -> float:
    """Return English Metric Units in points; 0 where `text` is no number."""
    return points(text, 12_700.0) or 0.0


def color(text: str | None) -> str:
    """Return a colour as ``#rrggbb``; empty for ``auto`` and what is no colour."""
    return f"#{text.lower()}" if text and _COLOR.match(text) else ""
