"""Make the parts of a workbook that all forms share: styles, theme, names of the sheets.

openpyxl writes them once; the sheets of each form are then written as text (`form_sheet`), which is what
makes a thousand forms quick. A look is a number in `styles.xml`; a text that a spreadsheet would take for a
formula has the same look with the mark of a leading apostrophe.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache

from openpyxl import Workbook
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.form_layout import DIRECTIONS_SHEET, HEAD_ROW, PROGRESS_SHEET, STAMP_SHEET
from docgen.excel.safe import looks_like_formula
from docgen.ooxml.member import Skeleton, stored_member
from docgen.ooxml.package import read_package

SHEETS = (DIRECTIONS_SHEET, PROGRESS_SHEET, STAMP_SHEET)
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:creator>docgen</dc:creator></cp:coreProperties>'
)
_SONG, _HEI = "宋体", "黑体"
_GREY, _BOX = "FFEDEDED", "FFFFF8DC"
_THIN = Side(style="thin", color="FF7F7F7F")


class Look(Enum):
    """How a cell of a form looks; the value is only a name."""

    PLAIN = "plain"
    TITLE = "title"
    META = "meta"
    META_RIGHT = "meta right"
    HEAD = "head"
    ITEM = "item"
    CODE = "code"
    ITEM_CODE = "item code"
    LABEL = "label"
    FIGURE_LABEL = "label of a figure"
    HINT = "hint"
    FACT = "fact"
    EMPTY = "empty"
    TEXT_BOX = "text box"
    CHOICE_BOX = "choice box"
    NUMBER_BOX = "number box"
    DATE_BOX = "date box"
    DIRECTION_TITLE = "direction title"
    DIRECTION = "direction"


@dataclass(frozen=True, slots=True)
class Form:
    """What an empty form is made of."""

    skeleton: Skeleton
    """Every part but the sheets."""
    sheet_parts: tuple[str, ...]
    """The parts of the sheets, in the order of `SHEETS`."""
    numbers: dict[Look, tuple[int, int]]
    """The style of each look: as it is, and with a leading apostrophe."""

    def style(self, look: Look, text: str = "") -> int:
        """Return the style number of a cell that looks like `look` and holds `text`."""
        return self.numbers[look][looks_like_formula(text)]


@cache
def empty_form() -> Form:
    """Return the parts that all forms of this process share."""
    book = Workbook()
    first = book.worksheets[0]
    first.title = SHEETS[0]
    progress, stamp = (book.create_sheet(name) for name in SHEETS[1:])
    progress.print_title_rows = f"1:{HEAD_ROW}"
    stamp.sheet_state = "veryHidden"
    book.active = 1
    numbers = {look: _registered(first, look) for look in Look}
    buffer = io.BytesIO()
    book.save(buffer)
    parts = read_package(buffer.getvalue())
    sheets = tuple(sorted(name for name in parts if re.fullmatch(r"xl/worksheets/sheet\d+\.xml", name)))
    kept = {name: data for name, data in parts.items() if name not in sheets}
    # openpyxl writes the clock here.
    kept["docProps/core.xml"] = _CORE.encode()
    members = [stored_member(name, data) for name, data in kept.items()]
    return Form(Skeleton.of(members), sheets, numbers)


def _registered(sheet: Worksheet, look: Look) -> tuple[int, int]:
    """Return the two style numbers of a look."""
    row = list(Look).index(look) + 1
    plain, quoted = sheet.cell(row, 1), sheet.cell(row, 2)
    for cell in (plain, quoted):
        _dress(cell, look)
    quoted.quotePrefix = True
    return plain.style_id, quoted.style_id


def _dress(cell: Cell | MergedCell, look: Look) -> None:
    """Give a cell the face, ground, frame and lock of a look."""
    name, size = _FACES.get(look, (_SONG, 10))
    pale = look in (Look.CODE, Look.ITEM_CODE, Look.HINT)
    bold = look in (Look.HEAD, Look.ITEM)
    cell.font = Font(name=name, size=size, bold=bold, color="FF7F7F7F" if pale else "FF000000")
    horizontal = "center" if look in _CENTRED else "right" if look is Look.META_RIGHT else "left"
    vertical = "top" if look in _AT_THE_TOP else "center"
    cell.alignment = Alignment(horizontal=horizontal, vertical=vertical, wrap_text=True)
    if look not in _BARE:
        cell.border = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
    if look in _BOXES:
        cell.fill = PatternFill("solid", fgColor=_BOX)
        cell.protection = Protection(locked=False)
        cell.number_format = _BOXES[look]
    elif look in (Look.HEAD, Look.ITEM, Look.ITEM_CODE):
        cell.fill = PatternFill("solid", fgColor=_GREY)


_FACES = {
    Look.TITLE: (_HEI, 18),
    Look.HEAD: (_HEI, 10.5),
    Look.ITEM: (_SONG, 10.5),
    Look.CODE: (_SONG, 7),
    Look.ITEM_CODE: (_SONG, 7),
    Look.HINT: (_SONG, 9),
    Look.DIRECTION_TITLE: (_HEI, 16),
    Look.DIRECTION: (_SONG, 12),
    Look.TEXT_BOX: (_SONG, 10.5),
    Look.LABEL: (_SONG, 10.5),
    Look.FIGURE_LABEL: (_SONG, 10.5),
    Look.FACT: (_SONG, 10.5),
    Look.CHOICE_BOX: (_SONG, 10.5),
    Look.NUMBER_BOX: (_SONG, 10.5),
    Look.DATE_BOX: (_SONG, 10.5),
}
_CENTRED = frozenset(
    {Look.TITLE, Look.HEAD, Look.FACT, Look.CHOICE_BOX, Look.NUMBER_BOX, Look.DATE_BOX, Look.DIRECTION_TITLE}
)
_AT_THE_TOP = frozenset({Look.TEXT_BOX, Look.LABEL, Look.HINT, Look.CODE, Look.DIRECTION})
_BARE = frozenset({Look.PLAIN, Look.TITLE, Look.META, Look.META_RIGHT, Look.DIRECTION_TITLE, Look.DIRECTION})
_BOXES = {
    Look.TEXT_BOX: "@",
    Look.CHOICE_BOX: "@",
    # General, and not 0.00: only then Excel keeps the % of somebody who types 95%, and the reader sees it.
    Look.NUMBER_BOX: "General",
    Look.DATE_BOX: "yyyy\\-mm\\-dd",
}
