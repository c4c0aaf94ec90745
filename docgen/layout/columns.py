"""Share out the width of a table among its columns, by what stands in them."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.layout.measure import unbroken_width, width

_LEAST: Final = 4.0
"""Ems that a column of sentences keeps beside one of long sentences: a line of fewer is hard to read."""


def column_widths(columns: Sequence[Sequence[str]], room: float) -> list[float]:
    """Return the widths of columns, in ems, which together fill `room`; each column is its cells' texts.

    Columns that would fit on one line each share what is left over. Where they would not, each gets its part
    of the room by the length of its longest text, but as much as its longest word, and four characters of it.
    """
    wanted = [max((width(text) for text in texts), default=0.0) or 1.0 for texts in columns]
    if sum(wanted) <= room:
        return _scaled(wanted, room)
    least = [
        min(want, max(_LEAST, *(unbroken_width(text) for text in texts)))
        for want, texts in zip(wanted, columns, strict=True)
    ]
    if sum(least) >= room:
        return _scaled(least, room)
    return _shared(wanted, least, room)


def _shared(wanted: list[float], least: list[float], room: float) -> list[float]:
    """Return widths in proportion to what is wanted, none below what it needs at least."""
    kept: set[int] = set()
    while True:
        free = [place for place in range(len(wanted)) if place not in kept]
        rest = room - sum(least[place] for place in kept)
        share = rest / sum(wanted[place] for place in free)
        narrow = {place for place in free if wanted[place] * share < least[place]}
        if not narrow:
            return [least[n] if n in kept else wanted[n] * share for n in range(len(wanted))]
        kept |= narrow


def _scaled(widths: list[float], room: float) -> list[float]:
    factor = room / sum(widths)
    return [each * factor for each in widths]
