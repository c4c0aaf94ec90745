"""Read one returned workbook into a return, and say which of two counts.

A return is taken whole or not at all: one error, and nothing of it is stored.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from docgen.diagnostics import Place, Report, Severity, Text
from docgen.excel.boxes import BoxReader
from docgen.excel.cell_findings import EMPTY_BOX
from docgen.excel.form_content import FormContent, form_content
from docgen.excel.form_layout import Column, Part
from docgen.excel.identify import Forms, Identified, identify
from docgen.excel.leftovers import leftovers
from docgen.excel.reading.grid import Book
from docgen.records.progress import Return, Status
from docgen.records.project import Project
from docgen.reporting.periods import Period


@dataclass(frozen=True, slots=True)
class ReadReturn:
    """What one file gave."""

    name: str
    """The file, as messages call it."""
    report: Report
    number: str = ""
    """Which form it is (``plan/period/division``); empty where that cannot be told."""
    division: str = ""
    """The id of the division."""
    record: Return | None = None
    """The return; None where something in it is wrong."""
    figures: Return | None = None
    """The figures alone, as far as they could be read, also where something else is wrong."""
    order: tuple[str, str] = ("", "")
    """When it was filled in, by its own account, and when it was saved: which of two is the later."""


def read_return(
    book: Book,
    name: str,
    *,
    sha256: str,
    project: Project,
    period: Period,
    forms: Forms,
    as_of: datetime.date,
) -> ReadReturn:
    """Return the return in the workbook of the file `name`.

    `forms` are what is expected in `period`; `as_of` is the day on which it counts as received.
    """
    known = identify(book, name, project, period, forms=forms)
    if known.form is None:
        return ReadReturn(name, Report(known.findings))
    content = form_content(project, known.form.expected)
    if not any(known.form.table.cell(line, Column.BOX) for line in _lines(known.form, content)):
        place = Place(name, within=known.form.table.sheet.name)
        empty = EMPTY_BOX.at(place, Text("表是空的，一格也没有填", "the form is empty"), _FILL_IN)
        return ReadReturn(name, Report([*known.findings, empty]), content.number, content.division.id)
    reader = BoxReader(name, known.form, content, project, as_of)
    values = reader.values()
    report = Report([*known.findings, *reader.findings, *leftovers(known.form, content, name)])
    head = {
        "plan": content.plan.id,
        "period": period.id,
        "division": content.division.name,
        "received_on": as_of,
    }
    figures = Return.model_validate({**head, "items": list(_figures(name, values["items"], report))})
    record = None
    if not report.has_errors:
        tail = {
            "form": content.number,
            "structure": known.form.stamp.structure or content.structure,
            "file": name,
            "sha256": sha256,
            "cells": reader.cells,
        }
        record = Return.model_validate({**head, **values, **tail})
    filled_on = values.get("filled_on")
    order = (filled_on.isoformat() if filled_on else "", book.saved_at)
    return ReadReturn(name, report, content.number, content.division.id, record, figures, order)


def cell_of(name: str, source: str) -> str:
    """Return the cell that a figure comes from by its `source`, in the file `name`: 进展!F10."""
    return source.removeprefix(f"{name} ")


def _figures(name: str, items: Iterable[dict[str, Any]], report: Report) -> Iterator[dict[str, Any]]:
    """Yield the items of a file with no more than those figures in whose rows `report` finds no error."""
    wrong = {_row(each.place.within) for each in report.of(Severity.ERROR)}
    for item in items:
        yield {
            "task": item["task"],
            "item": item["item"],
            # What figures are held against does not depend on the status, which may be what is wrong.
            "status": item["status"] or Status.UNDER_WAY,
            "figures": [each for each in item["figures"] if _row(cell_of(name, each["source"])) not in wrong],
        }


def _row(cell: str) -> tuple[str, str]:
    """Return the sheet and the row of a cell: 进展 and 10 of 进展!F10."""
    sheet, _, place = cell.rpartition("!")
    return sheet, place.lstrip(ascii_uppercase)


_FILL_IN = Text("请填好后再报", "fill it in and return it")


def _lines(form: Identified, content: FormContent) -> Iterator[int]:
    """Yield the rows with boxes that the form has."""
    for row in content.rows:
        if row.part is not Part.ITEM:
            yield from form.table.rows.get(row.code, ())


def later(returns: Iterable[ReadReturn]) -> ReadReturn | None:
    """Return the one of several returns of one form that counts: the last by its own day, then by its saving.

    None where two that say different things cannot be put in order.
    """
    ordered = sorted(returns, key=lambda each: each.order, reverse=True)
    first, second = ordered[0], ordered[1]
    if first.order == second.order and not same_content(first, second):
        return None
    return first


def same_content(one: ReadReturn, other: ReadReturn) -> bool:
    """Say whether two files say the same, wherever their cells stand."""
    if one.record is None or other.record is None:
        return False
    return _said(one.record) == _said(other.record)


def _said(record: Return) -> dict[str, Any]:
    """Return what a division said in a return, without where it stood and when it came."""
    ours = {"file", "sha256", "cells", "structure", "received_on"}
    said = record.model_dump(exclude=ours)
    for item in said["items"]:
        for figure in item["figures"]:
            figure.pop("source")
    return said
