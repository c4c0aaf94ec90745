"""Write a workbook that can be sent back: faulty returns, bad cells marked, and a list of faults."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook
from openpyxl.cell import Cell as OpenpyxlCell
from openpyxl.cell import MergedCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.diagnostics import Diagnostic, Severity
from docgen.excel.form_layout import Column
from docgen.excel.form_sheet import text_height
from docgen.excel.reading import read_book
from docgen.excel.reading.grid import Book, Position, Sheet, column_of, letters
from docgen.excel.recognise import recognise
from docgen.excel.safe import CELL_LIMIT, looks_like_formula
from docgen.excel.saved import saved_workbook
from docgen.ooxml.package import PackageError

LIST_SHEET = "问题清单"
_HEADINGS = ("序号", "文件", "位置", "程度", "问题", "怎么改", "编号")
_WIDTHS = (6, 26, 16, 8, 44, 44, 9)
_WORDS = {Severity.ERROR: "必须改", Severity.WARNING: "请核实", Severity.NOTE: "说明"}
_FILLS = {Severity.ERROR: "FFFFC7CE", Severity.WARNING: "FFFFEB9C", Severity.NOTE: "FFE2EFDA"}
_FORM_WIDTHS = {
    Column.CODE.value: 12.0,
    Column.LABEL.value: 24.0,
    Column.UNIT.value: 10.0,
    Column.TARGET.value: 16.0,
    Column.PREVIOUS.value: 12.0,
    Column.BOX.value: 60.0,
    Column.AS_OF.value: 14.0,
}
_THIN = Side(style="thin", color="FF7F7F7F")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_MOST_ROWS, _MOST_COLUMNS = 2_000, 40


@dataclass(frozen=True, slots=True)
class Marked:
    """A faulty file: what it said, as far as it could be read, and what is wrong."""

    name: str
    book: Book | None
    findings: tuple[Diagnostic, ...]


def is_faults_workbook(file: Path) -> bool:
    """Say whether a file is a workbook that `faults_workbook` made."""
    try:
        sheets = read_book(file.read_bytes(), file.name).sheets
    except (OSError, PackageError):
        return False
    heads = [sheets[0].cells.get((1, column)) for column in range(1, len(_HEADINGS) + 1)] if sheets else []
    return tuple(head.shown if head is not None else "" for head in heads) == _HEADINGS


def faults_workbook(files: Iterable[Marked]) -> bytes:
    """Return the workbook with the list of all faults and a sheet for each file that could be read.

    The same files and findings give the same bytes.
    """
    book = Workbook()
    listed = book.worksheets[0]
    listed.title = LIST_SHEET
    marked = tuple(files)
    _list(listed, [finding for file in marked for finding in file.findings])
    titles = {LIST_SHEET}
    for file in marked:
        sheet = _form_sheet(file.book)
        if sheet is not None:
            _copy(book.create_sheet(_title(file.name, titles)), sheet, file.findings)
    return saved_workbook(book)


def _list(sheet: Worksheet, findings: list[Diagnostic]) -> None:
    """Write the list of faults."""
    for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True), 1):
        _put(sheet.cell(1, column), heading)
        sheet.cell(1, column).font = Font(name="黑体", size=10.5)
        sheet.cell(1, column).fill = PatternFill("solid", fgColor="FFEDEDED")
        sheet.column_dimensions[letters(column)].width = width
    for number, finding in enumerate(findings, 1):
        values = (
            str(number),
            finding.place.path,
            finding.place.within or "（整个文件）",
            _WORDS[finding.severity],
            finding.message.zh,
            finding.remedy.zh,
            finding.code,
        )
        for column, value in enumerate(values, 1):
            _put(sheet.cell(number + 1, column), value)
        sheet.cell(number + 1, 4).fill = PatternFill("solid", fgColor=_FILLS[finding.severity])
        heights = (text_height(text, width - 2) for text, width in zip(values, _WIDTHS, strict=True))
        sheet.row_dimensions[number + 1].height = max(heights) + 4
    sheet.freeze_panes = "A2"
    _page(sheet, "1:1")


def _page(sheet: Worksheet, titles: str) -> None:
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    if sheet.sheet_properties.pageSetUpPr is not None:
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_title_rows = titles
    footer = sheet.oddFooter
    if footer is not None and footer.center is not None:
        footer.center.text = "第 &P 页，共 &N 页"


def _form_sheet(book: Book | None) -> Sheet | None:
    """Return the sheet of a workbook that people filled in: its form, else its first sheet with content."""
    if book is None:
        return None
    tables = recognise(book).tables
    return tables[0].sheet if tables else next((sheet for sheet in book.sheets if sheet.cells), None)


def _copy(target: Worksheet, sheet: Sheet, findings: tuple[Diagnostic, ...]) -> None:
    """Write the content of `sheet` and mark in it the cells that `findings` name."""
    widths: dict[int, float] = {}
    for row, cells in sheet.rows():
        if row > _MOST_ROWS:
            break
        shown = {column: cell.shown.rstrip() for column, cell in cells.items() if column <= _MOST_COLUMNS}
        widths |= {column: _FORM_WIDTHS[text] for column, text in shown.items() if text in _FORM_WIDTHS}
        for column, text in shown.items():
            _put(target.cell(row, column), text)
        if widths:
            merged = {area.left: area.right for area in sheet.merged if area.top == row}
            rooms = ((text, _room(widths, c, merged.get(c, c))) for c, text in shown.items())
            heights = (text_height(text, room - 2) for text, room in rooms)
            target.row_dimensions[row].height = min(max(heights) + 4, 400)
        else:
            _unframe(target, row, shown)
    for column, width in widths.items():
        target.column_dimensions[letters(column)].width = width
    for (row, column), faults in _by_position(sheet.name, findings).items():
        if row <= _MOST_ROWS and column <= _MOST_COLUMNS:
            _mark(target.cell(row, column), faults)
    _merge(target, sheet)
    _page(target, "1:4")


def _unframe(target: Worksheet, row: int, columns: Iterable[int]) -> None:
    """Let what stands above the headings run on: it was merged across the sheet."""
    for column in columns:
        target.cell(row, column).alignment = Alignment(wrap_text=False)
        target.cell(row, column).border = Border()


def _merge(target: Worksheet, sheet: Sheet) -> None:
    """Merge what was merged within a row."""
    for area in sheet.merged:
        if area.right <= _MOST_COLUMNS and area.top == area.bottom <= _MOST_ROWS:
            target.merge_cells(None, area.top, area.left, area.bottom, area.right)


def _room(widths: Mapping[int, float], first: int, last: int) -> float:
    """Return the width of the columns from `first` to `last`."""
    return sum(widths.get(column, 10) for column in range(first, last + 1))


def _by_position(sheet: str, findings: Iterable[Diagnostic]) -> Mapping[Position, list[Diagnostic]]:
    found: dict[Position, list[Diagnostic]] = {}
    for finding in findings:
        title, _, place = finding.place.within.rpartition("!")
        name = place.rstrip("0123456789")
        if title == sheet and name.isalpha() and name.isupper() and place != name:
            found.setdefault((int(place.removeprefix(name)), column_of(name)), []).append(finding)
    return found


def _put(cell: OpenpyxlCell | MergedCell, text: str) -> None:
    """Write a text that stays a text."""
    kept = "".join(sign for sign in text if sign in "\n\t" or sign.isprintable() or sign == "\u3000")[
        :CELL_LIMIT
    ]
    cell.value = kept
    if isinstance(cell, OpenpyxlCell) and kept:
        cell.data_type = "s"
    cell.quotePrefix = looks_like_formula(kept)
    cell.font = Font(name="宋体", size=10)
    cell.alignment = Alignment(vertical="top", wrap_text=True)
    cell.border = _FRAME


def _mark(cell: OpenpyxlCell | MergedCell, findings: list[Diagnostic]) -> None:
    """Fill a cell and say in a note what is wrong."""
    order = list(Severity)
    worst = min((finding.severity for finding in findings), key=order.index)
    cell.fill = PatternFill("solid", fgColor=_FILLS[worst])
    cell.border = _FRAME
    lines = [f"{_WORDS[f.severity]}：{f.message.zh}。{f.remedy.zh}（{f.code}）" for f in findings]
    if isinstance(cell, OpenpyxlCell):
        cell.comment = Comment("\n".join(lines)[:2_000], "docgen", height=120, width=320)


def _title(name: str, taken: set[str]) -> str:
    """Return a name for a sheet: that of the file, at most 31 signs, none that Excel refuses, not taken."""
    stem = name.rpartition("/")[2].rpartition(".")[0] or name
    bare = "".join("_" if sign in "[]:*?/\\'" else sign for sign in stem).strip()[:27] or "表"
    title, number = bare, 1
    while title.casefold() in {each.casefold() for each in taken}:
        number += 1
        title = f"{bare}_{number}"
    taken.add(title)
    return title
