"""Write one region into a worksheet: title, table, notes, and how it is printed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from openpyxl.cell.cell import Cell as ExcelCell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Alignment, Border, Color, PatternFill, Side
from openpyxl.styles import Font as ExcelFont
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.tables.heights import MOST, row_heights, text_height
from docgen.excel.tables.model import Align, Cell, Font, Page, Paragraph, Region, Table
from docgen.excel.tables.values import Value, is_formula_like, typed_values

_A4: Final = 9
_TWIPS_PER_PIXEL: Final = 15
_TWIPS_PER_INCH: Final = 1440
_DIGIT, _PADDING = 7, 5
"""Pixels of a digit of Excel's own font, and what it adds to a column: its unit of widths is the digit."""

_PLAIN_WIDTH: Final = 8_844
"""Width of a sheet without a table, in twips: the type area."""

_NUMBER: Final = '&"宋体,Regular"&14— &P —'
"""The page number of 7.5, as Excel's headers and footers spell it."""


def write_region(sheet: Worksheet, region: Region) -> list[int]:
    """Write `region` into the empty `sheet`; return the rows, from 1, that are taller than Excel can show."""
    table = region.table
    widths = table.widths if table else (_PLAIN_WIDTH,)
    for number, width in enumerate(widths, 1):
        digits = max((width / _TWIPS_PER_PIXEL - _PADDING) / _DIGIT, 0.5)
        sheet.column_dimensions[get_column_letter(number)].width = round(digits, 2)
    heights = dict(
        enumerate((_write_line(sheet, row, each, widths) for row, each in enumerate(region.above, 1)), 1)
    )
    first = len(heights) + 1
    if table:
        _write_table(sheet, table, first)
        points = [width / 20 for width in table.widths]
        heights |= dict(enumerate(row_heights(table, points), first))
    for paragraph in region.below:
        row = len(heights) + 1
        heights[row] = _write_line(sheet, row, paragraph, widths)
    for row, height in heights.items():
        sheet.row_dimensions[row].height = round(min(height, MOST), 1)
    _set_print(sheet, region.page, last_row=max(len(heights), 1), columns=len(widths))
    if table and table.head_rows:
        last_head = first + table.head_rows - 1
        sheet.print_title_rows = f"{first}:{last_head}"
        sheet.freeze_panes = f"A{last_head + 1}"
    return [row for row, height in heights.items() if height > MOST]


def _write_line(sheet: Worksheet, row: int, paragraph: Paragraph, widths: Sequence[int]) -> float:
    """Write a paragraph across all columns and return the height of its row."""
    cell = _at(sheet, row, 1)
    _write_text(cell, (paragraph,))
    cell.alignment = Alignment(horizontal=_across(paragraph.align), vertical="center", wrap_text=True)
    if len(widths) > 1:
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=len(widths))
    return text_height((paragraph,), sum(widths) / 20)


def _write_table(sheet: Worksheet, table: Table, first: int) -> None:
    values = typed_values(table)
    for each in table.cells:
        row, column = first + each.row, each.column + 1
        cell = _at(sheet, row, column)
        value = values.get((each.row, each.column))
        if value is None:
            _write_text(cell, each.paragraphs)
        else:
            _write_value(cell, value, each)
        cell.alignment = Alignment(
            horizontal=_across(each.paragraphs[0].align if each.paragraphs else Align.LEFT),
            vertical=each.stands,
            wrap_text=True,
            text_rotation=255 if each.turned else 0,
        )
        for inner_row in range(row, row + each.rows):
            for inner_column in range(column, column + each.columns):
                _draw(_at(sheet, inner_row, inner_column), each)
        if each.rows > 1 or each.columns > 1:
            sheet.merge_cells(
                start_row=row,
                start_column=column,
                end_row=row + each.rows - 1,
                end_column=column + each.columns - 1,
            )


def _at(sheet: Worksheet, row: int, column: int) -> ExcelCell:
    cell = sheet.cell(row, column)
    if not isinstance(cell, ExcelCell):
        raise TypeError(f"{cell.coordinate} is written after it was merged")
    return cell


def _draw(cell: ExcelCell, each: Cell) -> None:
    sides = {name: Side(rule.style, rule.color or None) for name, rule in (each.sides or {}).items()}
    none = Side()
    cell.border = Border(
        left=sides.get("left", none),
        right=sides.get("right", none),
        top=sides.get("top", none),
        bottom=sides.get("bottom", none),
    )
    if each.fill:
        cell.fill = PatternFill("solid", fgColor=each.fill)


def _write_value(cell: ExcelCell, value: Value, each: Cell) -> None:
    cell.value = value.content
    cell.number_format = value.number_format
    cell.font = _font(each.paragraphs[0].runs[0].font)


def _write_text(cell: ExcelCell, paragraphs: Sequence[Paragraph]) -> None:
    """Write text as text, whatever it begins with; of several fonts where it has several."""
    runs = [(run.text, run.font) for paragraph in paragraphs for run in (*paragraph.runs, None) if run]
    text = "\n".join(paragraph.text for paragraph in paragraphs)
    if not text:
        cell.font = _font(runs[0][1])
        return
    fonts = {font for piece, font in runs if piece.strip()}
    if len(fonts) > 1:
        cell.value = CellRichText(*_blocks(paragraphs))
    else:
        cell.value = text
    cell.data_type = "s"
    cell.font = _font(next((font for piece, font in runs if piece.strip()), runs[0][1]))
    if is_formula_like(text):
        cell.quotePrefix = True


def _blocks(paragraphs: Sequence[Paragraph]) -> list[TextBlock]:
    blocks: list[TextBlock] = []
    for place, paragraph in enumerate(paragraphs):
        for number, run in enumerate(paragraph.runs):
            start = "\n" if place and not number else ""
            if start + run.text:
                blocks.append(TextBlock(_inline(run.font), start + run.text))
    return blocks


def _font(font: Font) -> ExcelFont:
    return ExcelFont(
        name=font.name,
        size=font.size,
        bold=font.bold,
        italic=font.italic,
        underline="single" if font.underlined else None,
        color=font.color or None,
    )


def _inline(font: Font) -> InlineFont:
    return InlineFont(
        rFont=font.name,
        sz=font.size,
        b=font.bold or None,
        i=font.italic or None,
        u="single" if font.underlined else None,
        color=Color(font.color) if font.color else None,
    )


def _across(align: Align) -> str:
    # Excel spreads the characters of one line over the whole cell: what is set even in Word stands left here.
    return "left" if align is Align.BOTH else align.value


def _set_print(sheet: Worksheet, page: Page, *, last_row: int, columns: int) -> None:
    """Print on A4 as wide as the page, the page number outside (7.5)."""
    setup = sheet.page_setup
    setup.paperSize, setup.orientation = _A4, "landscape" if page.landscape else "portrait"
    setup.fitToWidth, setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    for side, twips in page.margins.items():
        setattr(sheet.page_margins, side, round(twips / _TWIPS_PER_INCH, 3))
    sheet.print_options.horizontalCentered = True
    sheet.print_area = f"A1:{get_column_letter(columns)}{last_row}"
    sheet.HeaderFooter.differentOddEven = True
    for footer, side in ((sheet.oddFooter, "right"), (sheet.evenFooter, "left")):
        getattr(footer, side).text = _NUMBER
