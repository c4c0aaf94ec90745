"""Read .ods workbooks (OpenDocument 1.3), as LibreOffice and WPS save them."""

from __future__ import annotations

import datetime
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from docgen.diagnostics import Text
from docgen.excel.reading.grid import (
    MAX_CELLS,
    Area,
    Book,
    Cell,
    Kind,
    Position,
    Sheet,
    number_cell,
    sheet_title,
    text_cell,
)
from docgen.excel.reading.stream import elements, given, local, too_many_cells, whole
from docgen.ooxml.findings import ENCRYPTED, MISSING_PART
from docgen.ooxml.package import PackageError
from docgen.ooxml.xml import parse_xml

_DRAWING = "{urn:oasis:names:tc:opendocument:xmlns:drawing:"
_CONTENT, _META, _MANIFEST = "content.xml", "meta.xml", "META-INF/manifest.xml"
_NUMBERS = ("float", "currency", "percentage")


def read_ods(parts: Mapping[str, bytes], name: str) -> Book:
    """Return the workbook in the parts of an OpenDocument package. Raises |PackageError|."""
    if b"encryption-data" in parts.get(_MANIFEST, b""):
        raise PackageError(ENCRYPTED, name, Text("需要打开密码", "it asks for a password when opened"))
    if _CONTENT not in parts:
        raise PackageError(MISSING_PART, name, Text(f"缺少 {_CONTENT}", f"{_CONTENT} is missing"))
    return Book(tuple(_sheets(parts[_CONTENT], name)), _saved_at(parts, name))


class _Reading:
    """One sheet while it is read."""

    def __init__(self, title: str) -> None:
        self.title = title
        self.cells: dict[Position, Cell] = {}
        self.merged: list[Area] = []
        self.hidden: set[int] = set()
        self.notes: dict[Position, str] = {}
        self.drawn = 0
        self.row = 1

    def sheet(self) -> Sheet:
        """Return what was read."""
        return Sheet(
            self.title,
            self.cells,
            merged=tuple(self.merged),
            hidden_rows=frozenset(self.hidden),
            notes=self.notes,
            drawn=self.drawn,
        )


def _sheets(data: bytes, name: str) -> Iterator[Sheet]:
    reading: _Reading | None = None
    count = 0
    for event, element in elements(data, "table", "table-row", part=_CONTENT, name=name, starts=True):
        if local(element) == "table":
            if event == "start":
                reading = _Reading(sheet_title(given(element, "name")))
            elif reading is not None:
                reading.drawn += sum(1 for shapes in element.iterchildren("{*}shapes") for _ in shapes)
                yield reading.sheet()
                count += len(reading.cells)
                reading = None
        elif event == "end" and reading is not None:
            _read_row(reading, element)
            reading.drawn += sum(1 for cell in element for each in cell if _is_drawing(each))
            element.clear()
            if len(reading.cells) + count > MAX_CELLS:
                raise too_many_cells(name)


def _read_row(reading: _Reading, row: etree._Element) -> None:
    """Add a row, and those that it stands for; empty ones only count."""
    times = whole(given(row, "number-rows-repeated"), 1)
    hidden = given(row, "visibility") in ("collapse", "filter")
    found = [each for each in _entries(row) if each.cell is not None or each.note or each.spans]
    if found:
        for number in range(reading.row, reading.row + min(times, MAX_CELLS)):
            for each in found:
                _add(reading, number, each)
            if hidden:
                reading.hidden.add(number)
            if len(reading.cells) > MAX_CELLS:
                break
    reading.row += times


def _is_drawing(element: etree._Element) -> bool:
    """Say whether an element of a cell is a picture or a shape that is fastened to it."""
    return isinstance(element.tag, str) and element.tag.startswith(_DRAWING)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One element of a row: equal neighbours are written once."""

    column: int
    times: int
    cell: Cell | None
    note: str
    down: int
    across: int

    @property
    def spans(self) -> bool:
        return (self.down, self.across) != (1, 1)


def _entries(row: etree._Element) -> Iterator[_Entry]:
    column = 1
    for entry in row.iterchildren("{*}table-cell", "{*}covered-table-cell"):
        times = whole(given(entry, "number-columns-repeated"), 1)
        covered = local(entry) == "covered-table-cell"
        note = "\n".join(_paragraphs(each) for each in entry.iterchildren("{*}annotation"))
        yield _Entry(
            column,
            times,
            None if covered else _cell(entry),
            note.strip(),
            whole(given(entry, "number-rows-spanned"), 1),
            whole(given(entry, "number-columns-spanned"), 1),
        )
        column += times


def _add(reading: _Reading, row: int, entry: _Entry) -> None:
    if entry.cell is not None:
        for column in range(entry.column, entry.column + min(entry.times, MAX_CELLS)):
            reading.cells[row, column] = entry.cell
            if len(reading.cells) > MAX_CELLS:
                return
    if entry.note:
        reading.notes[row, entry.column] = entry.note
    if entry.spans:
        bottom, right = row + entry.down - 1, entry.column + entry.across - 1
        reading.merged.append(Area(row, entry.column, bottom, right))


def _cell(entry: etree._Element) -> Cell | None:
    """Return the content of a cell, or None where it holds nothing."""
    kind = next((v for k, v in entry.attrib.items() if k.endswith("office:1.0}value-type")), "")
    shown_kind = next((v for k, v in entry.attrib.items() if k.endswith("value-type")), "")
    text = _paragraphs(entry)
    if any("error" in str(v) for k, v in entry.attrib.items() if k.endswith("calc:1.0}value-type")):
        return Cell(Kind.ERROR, text or "#VALUE!")
    kind = str(kind or shown_kind)
    if kind in _NUMBERS:
        try:
            return number_cell(float(given(entry, "value")), percent=kind == "percentage")
        except ValueError:
            return text_cell(text) if text.strip() else None
    if kind == "date":
        try:
            return Cell(Kind.DATE, day=datetime.date.fromisoformat(given(entry, "date-value")[:10]))
        except ValueError:
            return text_cell(text)
    if kind == "boolean":
        return Cell(Kind.TRUTH, "TRUE" if given(entry, "boolean-value") == "true" else "FALSE")
    if not kind and given(entry, "formula"):
        return Cell(Kind.UNCOMPUTED, given(entry, "formula"))
    text = text or given(entry, "string-value")
    return text_cell(text) if text.strip() else None


def _paragraphs(entry: etree._Element) -> str:
    """Return the paragraphs of a cell or a note, one a line; notes inside the cell do not count."""
    return "\n".join("".join(_characters(p)) for p in entry.iterchildren("{*}p"))


def _characters(element: etree._Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        match local(child):
            case "s":
                yield " " * min(whole(given(child, "c"), 1), 1000)
            case "tab":
                yield "\t"
            case "line-break":
                yield "\n"
            case "annotation" | "":
                pass
            case _:
                yield from _characters(child)
        yield child.tail or ""


def _saved_at(parts: Mapping[str, bytes], name: str) -> str:
    if _META not in parts:
        return ""
    found = next(
        parse_xml(parts[_META], part=_META, name=name).iter("{http://purl.org/dc/elements/1.1/}date"), None
    )
    return (found.text or "").strip() if found is not None else ""
