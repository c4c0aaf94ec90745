"""Reckon how high the rows of a sheet must be: Excel fits no row that holds merged cells to its text."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from docgen.excel.tables.model import Cell, Paragraph, Table
from docgen.layout.measure import wrapped_lines

MOST: Final = 409.5
"""Greatest height of a row in Excel, in points."""

_PITCH: Final = 1.35
"""Height of a line in sizes of its text; fonts of Excel ask for 1.2 to 1.35."""

_BESIDE: Final = 6.0
_ABOVE: Final = 4.0
"""White that Excel keeps beside and above text, both sides together, in points."""

_SPARE: Final = 0.94
"""Share of a line that is counted on, for fonts whose digits are wider than half a character."""


def text_height(paragraphs: Sequence[Paragraph], width: float) -> float:
    """Return the height of `paragraphs` in a cell of `width`, both in points."""
    return _ABOVE + sum(_paragraph_height(each, width) for each in paragraphs)


def row_heights(table: Table, widths: Sequence[float]) -> list[float]:
    """Return the height of each row of `table`, in points; `widths` are those of its columns.

    Where a cell over several rows needs more than these have, the last of them gets the rest.
    """
    heights = [max(least / 20, _ABOVE) for least in table.heights]
    ordered = sorted(table.cells, key=lambda cell: cell.rows)
    for cell in ordered:
        missing = _needed(cell, widths) - sum(heights[cell.row : cell.row + cell.rows])
        if missing > 0:
            heights[cell.row + cell.rows - 1] += missing
    return heights


def _needed(cell: Cell, widths: Sequence[float]) -> float:
    if cell.turned:
        return _ABOVE + sum(len(each.text) * _size(each) * _PITCH for each in cell.paragraphs)
    return text_height(cell.paragraphs, sum(widths[cell.column : cell.column + cell.columns]))


def _paragraph_height(paragraph: Paragraph, width: float) -> float:
    size = _size(paragraph)
    ems = max((width - _BESIDE) * _SPARE / size, 1.0)
    lines = sum(wrapped_lines(line, ems) for line in paragraph.text.split("\n"))
    return lines * size * _PITCH


def _size(paragraph: Paragraph) -> float:
    return max(run.font.size for run in paragraph.runs)
