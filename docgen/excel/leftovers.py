"""Find what a returned workbook holds outside the boxes: nothing is left out without a word."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.excel.cell_findings import HIDDEN, NOT_READ
from docgen.excel.form_content import FormContent
from docgen.excel.form_findings import OLDER_PLAN
from docgen.excel.form_layout import DIRECTIONS_SHEET, Column, normal
from docgen.excel.identify import Identified
from docgen.excel.overwritten import overwritten
from docgen.excel.reading.grid import Sheet, address

_SIGN_OFF_HEAD = "签报"
_MOST = 20
"""As many leftovers are listed one by one; a form pasted full of other tables needs no more."""


def leftovers(form: Identified, content: FormContent, name: str) -> Iterator[Diagnostic]:
    """Yield a finding for each thing in the workbook that is not read."""
    sheet = form.table.sheet
    found = [*_rows(form), *_columns(form)]
    for row, column, words in sorted(found)[:_MOST]:
        fact = Text(f"没有读取：{words[:30]}", f"not read: {words[:30]}")
        yield NOT_READ.at(Place(name, within=address(sheet.name, row, column)), fact)
    yield from _old_rows(form, content, name)
    yield from overwritten(form, content, name)
    yield from _notes(form, name)
    hidden = sorted(row for rows in form.table.rows.values() for row in rows if row in sheet.hidden_rows)
    if hidden:
        rows = "、".join(map(str, hidden[:10]))
        fact = Text(f"隐藏的行也读取了：第 {rows} 行", f"hidden rows were read: {rows}")
        yield HIDDEN.at(Place(name, within=address(sheet.name, hidden[0], 1)), fact)
    if sheet.drawn:
        fact = Text(
            f"表里的 {sheet.drawn} 个图片、图形或嵌入文件没有读取",
            f"{sheet.drawn} pictures, shapes or embedded files were not read",
        )
        yield NOT_READ.at(Place(name, within=sheet.name), fact)
    for other in form.known.others:
        if other.cells and not _is_ours(other):
            yield NOT_READ.at(
                Place(name, within=f"{other.name}!A1"),
                Text(f"工作表“{other.name}”没有读取", f"the sheet {other.name} was not read"),
            )


def _is_ours(sheet: Sheet) -> bool:
    return any(normal(cell.shown) == normal(DIRECTIONS_SHEET) for cell in sheet.cells.values())


def _rows(form: Identified) -> Iterator[tuple[int, int, str]]:
    """Yield what stands in rows without a code: rows that somebody inserted."""
    coded = {row for rows in form.table.rows.values() for row in rows}
    for row, cells in form.table.sheet.rows():
        if row > form.table.head_row and row not in coded:
            for column, cell in cells.items():
                yield row, column, cell.shown.strip()


def _columns(form: Identified) -> Iterator[tuple[int, int, str]]:
    """Yield what stands beside the form, in columns that it does not have."""
    known = set(form.table.columns.values())
    coded = {row for rows in form.table.rows.values() for row in rows}
    for row, cells in form.table.sheet.rows():
        for column, cell in cells.items():
            beside = row in coded and column not in known
            above = row == form.table.head_row and column not in known
            if beside or above:
                yield row, column, cell.shown.strip()


def _old_rows(form: Identified, content: FormContent, name: str) -> Iterator[Diagnostic]:
    """Yield a finding for each filled box whose code the plan does not have (any more)."""
    asked = {row.code for row in content.rows} | {normal(_SIGN_OFF_HEAD)}
    table = form.table
    for code, lines in table.rows.items():
        for line in lines if code not in asked else ():
            cell = table.cell(line, Column.BOX)
            if cell is not None:
                place = Place(name, within=address(table.sheet.name, *table.position(line, Column.BOX)))
                words = cell.shown.strip()[:30]
                zh = f"计划里没有 {code}，没有读取：{words}"
                yield OLDER_PLAN.at(place, Text(zh, f"the plan has no {code}; not read: {words}"))


def _notes(form: Identified, name: str) -> Iterator[Diagnostic]:
    """Yield a finding for each note on a cell."""
    for (row, column), words in sorted(form.table.sheet.notes.items()):
        if words:
            fact = Text(f"批注没有读取：{words[:40]}", f"a note was not read: {words[:40]}")
            yield NOT_READ.at(Place(name, within=address(form.table.sheet.name, row, column)), fact)
