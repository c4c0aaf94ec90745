"""Find the form in a workbook by what it says: its stamp, its headings, the codes of its rows.

Names and order of sheets, rows and columns do not matter.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from docgen.excel.form_layout import FORM_NUMBER, Column, normal
from docgen.excel.reading.grid import Book, Cell, Position, Sheet
from docgen.excel.stamp import Stamp, stamp_from

_NEEDED = (Column.CODE, Column.LABEL, Column.BOX)
_HEADINGS = {normal(column.value): column for column in Column}
_FILLED_BY = "填报单位："


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet 进展 as it came back."""

    sheet: Sheet
    head_row: int
    columns: dict[Column, int]
    """Where each heading stands now."""
    rows: dict[str, tuple[int, ...]]
    """The rows that carry each code, in any order."""

    def cell(self, row: int, column: Column) -> Cell | None:
        """Return what stands in a row under a heading; None where nothing does."""
        number = self.columns.get(column)
        return self.sheet.cells.get((row, number)) if number is not None else None

    def position(self, row: int, column: Column) -> Position:
        """Return where the box of a row stands; where its column is missing, its code."""
        return row, self.columns.get(column, self.columns[Column.CODE])


@dataclass(frozen=True, slots=True)
class Recognised:
    """What a workbook was known by."""

    tables: tuple[Table, ...]
    stamp: Stamp | None = None
    """The hidden stamp, if it is there and whole."""
    number: Stamp | None = None
    """What the visible number says."""
    division: str = ""
    """The name that stands after 填报单位."""
    others: tuple[Sheet, ...] = field(default=())
    """Sheets that are neither the form nor its stamp."""


def recognise(book: Book) -> Recognised:
    """Return the form in `book`, as far as it can be known."""
    tables = tuple(table for sheet in book.sheets for table in _table(sheet))
    stamps = [(sheet, stamp) for sheet in book.sheets for stamp in _stamp(sheet)]
    known = {id(table.sheet) for table in tables} | {id(sheet) for sheet, _ in stamps}
    heads = [text for table in tables for text in _above(table)]
    return Recognised(
        tables=tables,
        stamp=next((stamp for _, stamp in stamps if stamp is not None), None),
        number=next(filter(None, map(_numbered, heads)), None),
        division=next((name for text in heads if (name := _after(text, _FILLED_BY))), ""),
        others=tuple(sheet for sheet in book.sheets if id(sheet) not in known),
    )


def _table(sheet: Sheet) -> Iterator[Table]:
    """Yield the table of a sheet that has the headings of a form."""
    for number, row in sheet.rows():
        found = {
            column: place
            for place, cell in reversed(row.items())
            if (column := _HEADINGS.get(normal(cell.shown))) is not None
        }
        if all(column in found for column in _NEEDED):
            rows: dict[str, list[int]] = {}
            for line, cells in sheet.rows():
                code = cells.get(found[Column.CODE])
                if line > number and code is not None and normal(code.shown):
                    rows.setdefault(normal(code.shown), []).append(line)
            yield Table(sheet, number, found, {code: tuple(lines) for code, lines in rows.items()})
            return


def _stamp(sheet: Sheet) -> Iterator[Stamp | None]:
    """Yield the stamp on a sheet, None for one that is broken; nothing where the sheet holds none."""
    lines: dict[str, str] = {}
    for _, row in sheet.rows():
        texts = [cell.shown for cell in row.values()]
        if len(texts) >= 2:
            lines.setdefault(texts[0].strip(), texts[1].strip())
    if "seal" in lines and "structure" in lines:
        yield stamp_from(lines)


def _above(table: Table) -> Iterator[str]:
    """Yield the texts above the headings."""
    for number, row in table.sheet.rows():
        if number < table.head_row:
            yield from (cell.shown for cell in row.values())


def _numbered(text: str) -> Stamp | None:
    """Return what a visible number of a form says: 表号：plan/period/division."""
    pieces = _after(text, FORM_NUMBER).split("/")
    return Stamp(pieces[0], pieces[1], pieces[2]) if len(pieces) == 3 and all(pieces) else None


def _after(text: str, label: str) -> str:
    """Return the word that follows `label` in a line."""
    _, found, rest = text.partition(label)
    words = rest.split()
    return words[0] if found and words else ""
