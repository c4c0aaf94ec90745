"""Find what somebody wrote over the locked cells of a form, or into those that are no boxes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.excel.cell_findings import LABEL_CHANGED, NOT_READ
from docgen.excel.form_content import FormContent, Row
from docgen.excel.form_findings import OLDER_PLAN
from docgen.excel.form_layout import Column, Part, hint_of, normal
from docgen.excel.identify import Identified
from docgen.excel.reading.grid import address
from docgen.excel.stamp import digest

_BESIDE = (Column.UNIT, Column.TARGET, Column.PREVIOUS, Column.BOX, Column.AS_OF)


def overwritten(form: Identified, content: FormContent, name: str) -> Iterator[Diagnostic]:
    """Yield a finding for each cell that is no box and does not say what the form says there.

    What was deleted there is no loss. A row with another label asks for something else: its answer is not
    taken, unless the form is of an older plan, or has lost its stamp, and the plan can have changed.
    """
    may_be_older = form.stamp.structure != content.structure
    for row in content.rows:
        for line in form.table.rows.get(row.code, ()):
            said = _said(form, line, Column.LABEL)
            # Of an item that was reworded since, the reader of its boxes speaks.
            reworded = row.part is Part.ITEM and form.stamp.asked(row.code) not in (None, digest(row.label))
            if said and normal(said) != normal(row.label) and not reworded:
                yield _relabelled(form, name, row, line, older=may_be_older)
            for column, expected in _expected(row).items():
                said = _said(form, line, column)
                if said and normal(said) != normal(expected):
                    fact = Text(f"没有读取：{said[:30]}", f"not read: {said[:30]}")
                    yield NOT_READ.at(_place(form, name, line, column), fact)


def _expected(row: Row) -> dict[Column, str]:
    """Return what stands beside the label of a row, but for its boxes."""
    if row.part is Part.ITEM:
        return dict.fromkeys(_BESIDE, "")
    if row.part is Part.FIGURE:
        # Of a unit that differs the reader of the box speaks.
        return {Column.TARGET: row.target, Column.PREVIOUS: row.previous}
    empty = (Column.TARGET, Column.PREVIOUS, Column.AS_OF)
    return {Column.UNIT: hint_of(row.part, row.previous), **dict.fromkeys(empty, "")}


def _relabelled(form: Identified, name: str, row: Row, line: int, *, older: bool) -> Diagnostic:
    said = _said(form, line, Column.LABEL)
    place = _place(form, name, line, Column.LABEL)
    if row.part is Part.ITEM or (older and row.part in (Part.FIGURE, Part.SUPPORTER)):
        fact = Text(
            f"{row.code} 的写法与任务计划不同：{said[:30]}", f"{row.code} differs from the plan: {said[:30]}"
        )
        return OLDER_PLAN.at(place, fact)
    fact = Text(
        f"{row.code} 应是“{row.label}”，写的是“{said[:30]}”",
        f"{row.code} asks for {row.label}, not {said[:30]}",
    )
    return LABEL_CHANGED.at(place, fact)


def _said(form: Identified, line: int, column: Column) -> str:
    cell = form.table.cell(line, column)
    return cell.shown.strip() if cell is not None else ""


def _place(form: Identified, name: str, line: int, column: Column) -> Place:
    return Place(name, within=address(form.table.sheet.name, *form.table.position(line, column)))
