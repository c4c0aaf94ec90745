"""Lay out the parts of a whole: one bar cut into parts, and under it what each part is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Final

from docgen.charts.lettering import SMALL, TEXT, column, lines_in, pitch_mm, width_mm, words
from docgen.charts.panel import HEADING, WIDTH, Panel, heading
from docgen.charts.shapes import BLACK, WHITE, Area, Box, Shape, Side, hatched
from docgen.charts.values import UNKNOWN, Series

_BAR: Final = 12.0
_EDGE: Final = 0.1
"""Half the line around the bar."""
_ROW: Final = 1.6
"""White between the rows under the bar."""
_SWATCH: Final = 7.0
_NAME: Final = 96.0
_TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class _Fill:
    """How a part is told from its neighbours without colour."""

    grey: float
    gap: float = 0.0
    rising: bool = True
    crossed: bool = False


_FILLS: Final = (
    _Fill(0.3),
    _Fill(WHITE, 1.5),
    _Fill(0.75),
    _Fill(WHITE, 1.5, rising=False),
    _Fill(0.55),
    _Fill(WHITE, 2.0, crossed=True),
    _Fill(0.88),
    _Fill(WHITE, 0.8),
)
_REST: Final = _Fill(WHITE)


@dataclass(frozen=True, slots=True)
class _Part:
    label: str
    said: str
    short: str
    """What stands in the part itself."""
    share: Decimal
    """Of the whole, 0 to 1."""
    fill: _Fill


def share_panel(row: Series) -> Panel:
    """Return the parts of one series; what is not known has a row, but no part of the bar."""
    parts = _parts(row)
    top = HEADING if row.heading else 0.0
    shapes: list[Shape] = [*heading(row.heading), *_bar(parts, top)]
    top += _BAR + 2.5
    for part in parts:
        lines = lines_in(part.label, TEXT, _NAME)
        height = len(lines) * pitch_mm(TEXT) + _ROW
        middle = top + height / 2
        swatch = Box(_EDGE, middle - 1.7, _SWATCH, middle + 1.7)
        shapes += _filled(swatch, part.fill) if part.share else []
        shapes += column(lines, _SWATCH + 2.5, middle, TEXT, Side.START)
        shapes.append(words(part.said, WIDTH, middle, TEXT, side=Side.END))
        top += height
    return Panel(tuple(shapes), top)


def _parts(row: Series) -> list[_Part]:
    """Return the parts in the order of the record; what is left of a rate's whole comes last."""
    known = [point.value for point in row.points if point.value is not None]
    whole = row.whole or sum(known, Decimal(0))
    parts = []
    for index, point in enumerate(row.points):
        fill = _FILLS[index % len(_FILLS)]
        if point.value is None:
            parts.append(_Part(point.label, UNKNOWN, "", Decimal(0), fill))
        else:
            parts.append(_part(row, point.label, point.value, whole, fill))
    rest = whole - sum(known, Decimal(0))
    return [*parts, _part(row, "其余", rest, whole, _REST)] if rest else parts


def _part(row: Series, label: str, value: Decimal, whole: Decimal, fill: _Fill) -> _Part:
    share = value / whole
    if row.whole:
        return _Part(label, row.written(value), row.written(value), share, fill)
    percent = f"{(share * 100).quantize(_TENTH, ROUND_HALF_UP)}%"
    return _Part(label, f"{value:f}{row.unit}（{percent}）", percent, share, fill)


def _bar(parts: list[_Part], top: float) -> Iterator[Shape]:
    left = _EDGE
    for part in parts:
        right = left + float(part.share) * (WIDTH - 2 * _EDGE)
        box = Box(left, top, right, top + _BAR)
        if part.share:
            yield from _filled(box, part.fill)
            yield from _inside(part, box)
        left = right


def _inside(part: _Part, box: Box) -> Iterator[Shape]:
    """Yield the share in the part itself, as long as the part is wide enough."""
    room = width_mm(part.short, SMALL) + 1.6
    if box.right - box.left < room + 0.8:
        return
    x, middle = (box.left + box.right) / 2, (box.top + box.bottom) / 2
    if part.fill.gap:
        half = pitch_mm(SMALL) / 2 + 0.3
        yield Area(Box(x - room / 2, middle - half, x + room / 2, middle + half).dots, WHITE)
    dark = not part.fill.gap and part.fill.grey < 0.5
    yield words(part.short, x, middle, SMALL, side=Side.MIDDLE, grey=WHITE if dark else BLACK)


def _filled(box: Box, fill: _Fill) -> Iterator[Shape]:
    yield Area(box.dots, fill.grey)
    if fill.gap:
        yield hatched(box, gap=fill.gap, rising=fill.rising)
        if fill.crossed:
            yield hatched(box, gap=fill.gap, rising=not fill.rising)
    yield Area(box.dots, None, 0.5)
