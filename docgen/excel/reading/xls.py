"""Read .xls workbooks (BIFF), and the .et files of WPS, which are the same.

xlrd and not python-calamine: the form keeps `95%` apart from `0.95` by the number format of the cell, which
calamine does not give.
"""

from __future__ import annotations

import io
import struct

import xlrd
from xlrd.biffh import XLRDError
from xlrd.book import Book as XlsBook
from xlrd.compdoc import CompDocError
from xlrd.sheet import Cell as XlsCell
from xlrd.sheet import Sheet as XlsSheet

from docgen.diagnostics import Text
from docgen.excel.reading.cell_styles import format_signs
from docgen.excel.reading.grid import (
    MAX_CELLS,
    Area,
    Book,
    Cell,
    Kind,
    Sheet,
    number_cell,
    serial_cell,
    sheet_title,
    text_cell,
)
from docgen.excel.reading.stream import too_many_cells
from docgen.ooxml.findings import DAMAGED, ENCRYPTED
from docgen.ooxml.package import PackageError

_FAULTS = (
    *(XLRDError, CompDocError, struct.error, ArithmeticError, AssertionError, AttributeError),
    *(LookupError, MemoryError, RecursionError, TypeError, ValueError),
)
"""What xlrd raises on a damaged file: it reads records as they come and checks few of them."""


def read_xls(data: bytes, name: str) -> Book:
    """Return the workbook in `data`. Raises |PackageError| where it is encrypted or damaged."""
    try:
        book = xlrd.open_workbook(
            file_contents=data, formatting_info=True, ragged_rows=True, logfile=io.StringIO()
        )
        return Book(tuple(_sheet(book, sheet, name) for sheet in book.sheets()))
    except PackageError:
        raise
    except _FAULTS as error:
        if "encrypt" in str(error).lower() or "password" in str(error).lower():
            fact = Text("需要打开密码", "it asks for a password when opened")
            raise PackageError(ENCRYPTED, name, fact) from error
        raise PackageError(DAMAGED, name, Text("旧版工作簿读不通", "the old workbook breaks off")) from error


def _sheet(book: XlsBook, sheet: XlsSheet, name: str) -> Sheet:
    cells = {}
    for row in range(sheet.nrows):
        for column in range(sheet.row_len(row)):
            cell = _cell(book, sheet.cell(row, column))
            if cell is not None:
                cells[row + 1, column + 1] = cell
                if len(cells) > MAX_CELLS:
                    raise too_many_cells(name)
    merged = tuple(Area(top + 1, left + 1, bottom, right) for top, bottom, left, right in sheet.merged_cells)
    hidden = frozenset(row + 1 for row, info in sheet.rowinfo_map.items() if info.hidden)
    notes = {(row + 1, column + 1): note.text.strip() for (row, column), note in sheet.cell_note_map.items()}
    return Sheet(sheet_title(sheet.name), cells, sheet.visibility == 0, merged, hidden, notes)


def _cell(book: XlsBook, cell: XlsCell) -> Cell | None:
    match cell.ctype:
        case xlrd.XL_CELL_TEXT:
            return text_cell(str(cell.value)) if str(cell.value).strip() else None
        case xlrd.XL_CELL_NUMBER:
            return number_cell(float(cell.value), percent=_is_percent(book, cell))
        case xlrd.XL_CELL_DATE:
            return serial_cell(float(cell.value), since_1904=bool(book.datemode))
        case xlrd.XL_CELL_BOOLEAN:
            return Cell(Kind.TRUTH, "TRUE" if cell.value else "FALSE")
        case xlrd.XL_CELL_ERROR:
            return Cell(Kind.ERROR, xlrd.error_text_from_code.get(int(cell.value), "#VALUE!"))
        case _:
            return None


def _is_percent(book: XlsBook, cell: XlsCell) -> bool:
    if cell.xf_index is None:
        return False
    known = book.format_map.get(book.xf_list[cell.xf_index].format_key)
    return known is not None and "%" in format_signs(known.format_str)
