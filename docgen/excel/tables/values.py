"""Tell dates and numbers from text, column by column, so that Excel can sort and reckon with them.

A column counts as one of dates or of numbers only where all its cells below the head are; one that says
something else besides stays text. Each value is shown as the Word file writes it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from docgen.excel.tables.model import Cell, Table

_DATE: Final = re.compile(r"(\d{4})年(\d{1,2})月(\d{1,2})日")
_NUMBER: Final = re.compile(r"(-?)(0|[1-9]\d{0,14}|[1-9]\d{0,2}(?:,\d{3}){1,4})(\.\d{1,10})?(%?)")
_DATE_FORMAT: Final = 'yyyy"年"m"月"d"日"'


@dataclass(frozen=True, slots=True)
class Value:
    """What a cell holds, and how Excel is to show it."""

    content: date | float | int
    number_format: str


def typed_values(table: Table) -> Mapping[tuple[int, int], Value]:
    """Return the values of the cells of `table` that are not text, by row and column from 0.

    Without a marked head the first row counts as one. Cells over several columns say nothing of a column.
    """
    heads = table.head_rows or 1
    columns: dict[int, list[Cell]] = {}
    for cell in table.cells:
        if cell.row >= heads and cell.columns == 1 and cell.text.strip():
            columns.setdefault(cell.column, []).append(cell)
    found: dict[tuple[int, int], Value] = {}
    for cells in columns.values():
        for read in (_as_date, _as_number):
            values = [read(cell.text.strip()) for cell in cells]
            known = [value for value in values if value is not None]
            if len(known) == len(cells):
                found |= {(cell.row, cell.column): value for cell, value in zip(cells, known, strict=True)}
                break
    return found


def is_formula_like(text: str) -> bool:
    """Say whether a program could take `text` for a formula."""
    return text[:1] in tuple("=+-@\t\r")


def _as_date(text: str) -> Value | None:
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    try:
        return Value(date(*(int(each) for each in match.groups())), _DATE_FORMAT)
    except ValueError:
        return None


def _as_number(text: str) -> Value | None:
    match = _NUMBER.fullmatch(text)
    if match is None:
        return None
    sign, whole, fraction, percent = match[1], match[2], match[3] or "", match[4]
    shown = ("#,##0" if "," in whole else "0") + ("." + "0" * (len(fraction) - 1) if fraction else "")
    plain = f"{sign}{whole.replace(',', '')}{fraction}"
    if percent:
        return Value(round(float(plain) / 100, len(fraction) + 2), f"{shown}%")
    return Value(float(plain) if fraction else int(plain), shown)
