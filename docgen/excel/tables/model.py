"""Describe what a sheet is made of: text with its looks, tables of merged cells, and the printed page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Literal


class Align(Enum):
    """How text stands across its cell; the value is Excel's."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "justify"


Line = Literal["thin", "medium", "thick", "double", "dotted", "dashed"]
"""Kinds of rules, by Excel's names."""


@dataclass(frozen=True, slots=True)
class Font:
    """How characters look."""

    name: str = "宋体"
    size: float = 10.5
    """In points."""
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    color: str = ""
    """Six digits; empty is that of the window."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one font."""

    text: str
    font: Font


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Text of one or more lines; a newline stands for each line break."""

    runs: tuple[Run, ...]
    align: Align

    @property
    def text(self) -> str:
        """Return the text of all runs."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Rule:
    """One side of a cell."""

    style: Line
    color: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table, merged over `rows` and `columns`; both places count from 0."""

    row: int
    column: int
    paragraphs: tuple[Paragraph, ...]
    rows: int = 1
    columns: int = 1
    stands: str = "top"
    """Where text stands down its cell: top, center, bottom."""
    fill: str = ""
    sides: Mapping[str, Rule] | None = None
    """Rules by side: left, right, top, bottom."""
    turned: bool = False
    """Whether the characters stand below one another."""

    @property
    def text(self) -> str:
        """Return the text, a line for each paragraph."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Table:
    """A table; widths of columns and least heights of rows in twips."""

    widths: tuple[int, ...]
    heights: tuple[int, ...]
    head_rows: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """The printed page: margins in twips by side (left, right, top, bottom, header, footer)."""

    landscape: bool
    margins: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Region:
    """What one sheet shows: paragraphs, a table (or none), and paragraphs under the last one."""

    above: tuple[Paragraph, ...]
    table: Table | None
    below: tuple[Paragraph, ...]
    page: Page
