"""Say where blocks are written, and what came of it."""

from __future__ import annotations

from dataclasses import dataclass

from docgen.pdf.box_html import Origin


@dataclass(frozen=True, slots=True)
class Written:
    """HTML with the height and the natural width of what it shows, as far as they can be foreseen."""

    html: str
    height: float
    width: float = 0.0
    trail: float = 0.0
    """White under the last line that is left to what follows."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where blocks are written: the width they have, and what drawings of the page count from."""

    width: float
    origin: Origin
    even: bool = False
    """Whether the pages are even ones, where outside is left."""
    closed: bool = False
    """Whether white under the last block counts, as in a cell."""
