"""Write the index of an archive as a workbook, ready to be printed on A4."""

from __future__ import annotations

from typing import Final

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.archive.index import FORMATS, HEADINGS, TITLE, Index, Row
from docgen.excel.form_sheet import text_height
from docgen.excel.safe import CELL_LIMIT, looks_like_formula
from docgen.excel.saved import saved_workbook

_WIDTHS: Final = (6, 18, 24, 40, 11, 7, 20, 8, 8, 8)
"""Of each column, in digits: those of `HEADINGS`, then the files."""
_LEFT: Final = (3, 6)
"""Columns whose text stands left: title and remarks."""
_A4: Final = 9
_HEAD_ROW: Final = 3
_SONG, _HEI, _LINK = "宋体", "黑体", "FF0B4F8A"
_THIN: Final = Side(style="thin", color="FF333333")
_FRAME: Final = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def index_workbook(index: Index) -> bytes:
    """Return the workbook; the same index gives the same bytes. Links lead to the files beside it."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = TITLE
    for column, width in enumerate(_WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    _head(sheet, index)
    for number, row in enumerate(index.rows, _HEAD_ROW + 1):
        _row(sheet, number, row)
    _page(sheet, last_row=_HEAD_ROW + len(index.rows))
    return saved_workbook(book)


def _head(sheet: Worksheet, index: Index) -> None:
    facts = [f"全宗名称：{index.office}", f"报送周期：{index.period}" if index.period else ""]
    facts += [f"件数：{len(index.rows)}", f"归档日期：{index.made_on:%Y%m%d}"]
    for row, (text, font) in enumerate(
        ((TITLE, Font(name=_HEI, size=18)), ("　　".join(filter(None, facts)), Font(name=_SONG, size=10.5))),
        1,
    ):
        cell = sheet.cell(row, 1)
        _text(cell, text)
        cell.font = font
        cell.alignment = Alignment(horizontal="center" if row == 1 else "left", vertical="center")
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(_WIDTHS))
        sheet.row_dimensions[row].height = (32, 20)[row - 1]
    for column, heading in enumerate((*HEADINGS, *FORMATS.values()), 1):
        cell = sheet.cell(_HEAD_ROW, column, heading)
        cell.font = Font(name=_HEI, size=10.5)
        cell.fill = PatternFill("solid", fgColor="FFEDEDED")
        cell.alignment = Alignment(horizontal="center", vertical="center")
        cell.border = _FRAME
    sheet.row_dimensions[_HEAD_ROW].height = 24
    sheet.freeze_panes = f"A{_HEAD_ROW + 1}"


def _row(sheet: Worksheet, number: int, row: Row) -> None:
    texts = (row.responsible, row.reference, row.title, row.date)
    values = (row.number, *texts, row.pages, row.remarks)
    for column, value in enumerate(values):
        cell = sheet.cell(number, column + 1)
        if isinstance(value, str):
            _text(cell, value)
        else:
            cell.value = value
        _dress(cell, left=column in _LEFT)
    for column, each in enumerate(FORMATS, len(values) + 1):
        cell = sheet.cell(number, column)
        if each in row.files:
            cell.value = FORMATS[each]
            cell.hyperlink = row.files[each]
        _dress(cell, left=False)
        if each in row.files:
            cell.font = Font(name=_SONG, size=10, color=_LINK, underline="single")
    heights = (
        text_height(str(value or ""), width - 1) for value, width in zip(values, _WIDTHS, strict=False)
    )
    sheet.row_dimensions[number].height = max(24, *(height + 6 for height in heights))


def _dress(cell: Cell | MergedCell, *, left: bool) -> None:
    cell.font = Font(name=_SONG, size=10)
    cell.alignment = Alignment(horizontal="left" if left else "center", vertical="center", wrap_text=True)
    cell.border = _FRAME


def _text(cell: Cell | MergedCell, text: str) -> None:
    """Write a text that stays a text."""
    kept = "".join(sign for sign in text if sign.isprintable() or sign == "\u3000")[:CELL_LIMIT]
    cell.value = kept
    if isinstance(cell, Cell) and kept:
        cell.data_type = "s"
    cell.quotePrefix = looks_like_formula(kept)


def _page(sheet: Worksheet, *, last_row: int) -> None:
    """Print it across A4, as wide as the page, the headings on every page."""
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = _A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = f"{_HEAD_ROW}:{_HEAD_ROW}"
    sheet.print_area = f"A1:{get_column_letter(len(_WIDTHS))}{last_row}"
    sheet.print_options.horizontalCentered = True
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "第 &P 页，共 &N 页"
