"""Hold what a workbook says, whatever program wrote it: sheets of cells with values, merged ranges, notes."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum

MAX_CELLS = 200_000
"""Cells with content that a workbook may hold; a form has some hundreds."""
_CONTROLS = re.compile("[\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")


class Kind(Enum):
    """What a cell holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    TRUTH = "truth"
    ERROR = "error"
    """The result of a formula that went wrong: #REF!, #DIV/0!."""
    UNCOMPUTED = "uncomputed"
    """A formula whose result the file does not hold."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell with content."""

    kind: Kind
    text: str = ""
    """The text, the error, or the formula."""
    number: Decimal = Decimal(0)
    """Of a rate shown as 95% it is 0.95."""
    day: datetime.date = datetime.date.min
    percent: bool = False
    """The number is shown as a percentage."""
    struck: bool = False
    """Some of it is struck through."""

    @property
    def shown(self) -> str:
        """Return the content as a person would read it."""
        match self.kind:
            case Kind.NUMBER:
                return f"{plain(self.number * 100)}%" if self.percent else plain(self.number)
            case Kind.DATE:
                return self.day.isoformat()
            case _:
                return self.text


def text_cell(text: str, *, struck: bool = False) -> Cell:
    """Return a cell that holds `text`, without control characters: messages show it on a terminal."""
    return Cell(Kind.TEXT, visible(text), struck=struck)


def visible(text: str) -> str:
    """Return `text` without control characters."""
    return _CONTROLS.sub("", text)


def sheet_title(text: str) -> str:
    """Return the name of a sheet on one line, as messages show it."""
    return " ".join(visible(text).split())


def number_cell(number: float, *, percent: bool = False) -> Cell:
    """Return a cell that holds `number` with the 15 digits that spreadsheets keep; infinite is an error."""
    value = Decimal(f"{number:.15g}")
    if not value.is_finite():
        return Cell(Kind.ERROR, "#NUM!")
    return Cell(Kind.NUMBER, number=value, percent=percent)


def serial_cell(number: float, *, since_1904: bool = False) -> Cell:
    """Return the cell of a day that is stored as days since 1899-12-30 (or 1904-01-01)."""
    start = datetime.date(1904, 1, 1) if since_1904 else datetime.date(1899, 12, 30)
    try:
        return Cell(Kind.DATE, day=start + datetime.timedelta(days=int(number)))
    except (OverflowError, ValueError):
        return Cell(Kind.ERROR, "#NUM!")


def plain(number: Decimal) -> str:
    """Return a number without exponent and without zeros at its end: 30, 0.5."""
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") or "0") if "." in text else text


@dataclass(frozen=True, slots=True)
class Area:
    """A merged range; rows and columns count from 1 and are included."""

    top: int
    left: int
    bottom: int
    right: int

    def holds(self, row: int, column: int) -> bool:
        """Say whether a cell lies in the range."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


Position = tuple[int, int]
"""Row and column, from 1."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet."""

    name: str
    cells: Mapping[Position, Cell]
    visible: bool = True
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    notes: Mapping[Position, str] = field(default_factory=dict)
    drawn: int = 0
    """Pictures, shapes and embedded files that lie on it."""

    def rows(self) -> Iterator[tuple[int, dict[int, Cell]]]:
        """Yield each row that holds something, with its cells by column, from the top."""
        rows: dict[int, dict[int, Cell]] = {}
        for (row, column), cell in self.cells.items():
            rows.setdefault(row, {})[column] = cell
        for row in sorted(rows):
            yield row, dict(sorted(rows[row].items()))

    def merged_with(self, row: int, column: int) -> Position | None:
        """Return the cell whose content stands in a merged range, for another cell of it; else None."""
        for area in self.merged:
            if area.holds(row, column) and (row, column) != (area.top, area.left):
                return (area.top, area.left)
        return None


@dataclass(frozen=True, slots=True)
class Book:
    """One workbook."""

    sheets: tuple[Sheet, ...]
    saved_at: str = ""
    """When it was saved, as the file says (ISO, UTC); empty where it does not."""


def letters(column: int) -> str:
    """Return the letters of a column: 1 is A, 28 is AB."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(ord("A") + rest) + found
    return found


def column_of(name: str) -> int:
    """Return the number of the column that `name` spells in letters: AB is 28."""
    number = 0
    for letter in name:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def address(sheet: str, row: int, column: int) -> str:
    """Return how a cell is called: 进展!C7."""
    return f"{sheet}!{letters(column)}{row}"
