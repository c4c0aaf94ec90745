"""Read .xlsx and .xlsm workbooks (ECMA-376, transitional and strict) without running anything in them.

openpyxl is not used here: it raises whatever comes to hand on files of other programs, and pads a sheet to
its largest cell. Of a workbook a return needs values, number formats, merged ranges, hidden rows and notes.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from lxml import etree

from docgen.diagnostics import Text
from docgen.excel.reading.cell_styles import CellStyles, is_struck, read_styles
from docgen.excel.reading.grid import (
    MAX_CELLS,
    Area,
    Book,
    Cell,
    Kind,
    Position,
    Sheet,
    address,
    column_of,
    number_cell,
    serial_cell,
    sheet_title,
    text_cell,
)
from docgen.excel.reading.stream import elements, given, local, too_many_cells, whole
from docgen.ooxml.findings import DAMAGED, MISSING_PART, NOT_A_PACKAGE
from docgen.ooxml.package import PackageError
from docgen.ooxml.relations import read_relations, relations_name
from docgen.ooxml.xml import parse_xml

_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([1-9][0-9]{0,6})")
_ESCAPE = re.compile("_x([0-9A-Fa-f]{4})_")


@dataclass(slots=True)
class _Parts:
    """What all sheets of a workbook share."""

    parts: Mapping[str, bytes]
    name: str
    texts: list[tuple[str, bool]] = field(default_factory=list)
    """The shared strings, and whether some of each is struck through."""
    styles: CellStyles = field(default_factory=CellStyles)
    since_1904: bool = False
    count: int = 0

    def tree(self, part: str) -> etree._Element | None:
        """Return the root of a part, or None where there is no such part."""
        data = self.parts.get(part)
        return parse_xml(data, part=part, name=self.name) if data is not None else None


def read_xlsx(parts: Mapping[str, bytes], name: str) -> Book:
    """Return the workbook in the parts of a package. Raises |PackageError|."""
    shared = _Parts(parts, name)
    workbook = _workbook_part(shared)
    tree = shared.tree(workbook)
    if tree is None or local(tree) != "workbook":
        raise PackageError(NOT_A_PACKAGE, name, Text("里面没有工作簿", "there is no workbook in it"))
    targets = _targets(shared, workbook)
    of_kind = dict(targets.values())
    properties = next((each for each in tree.iter("{*}workbookPr")), None)
    shared.since_1904 = properties is not None and given(properties, "date1904") in ("1", "true")
    shared.texts = list(_shared_texts(shared, of_kind.get("sharedStrings", "")))
    shared.styles = read_styles(shared.tree(of_kind.get("styles", "")))
    sheets = []
    for entry in tree.iter("{*}sheet"):
        kind, part = targets.get(given(entry, "id"), ("", ""))
        if kind != "worksheet":
            continue
        if part not in parts:
            fact = Text(f"缺少工作表 {given(entry, 'name')}", f"the sheet {given(entry, 'name')} is missing")
            raise PackageError(MISSING_PART, name, fact)
        title, seen = sheet_title(given(entry, "name")), given(entry, "state") in ("", "visible")
        sheets.append(_sheet(shared, part, title, visible=seen))
    return Book(tuple(sheets), _saved_at(shared))


def _workbook_part(shared: _Parts) -> str:
    for kind, part in _targets(shared, "").values():
        if kind == "officeDocument":
            return part
    return "xl/workbook.xml"


def _targets(shared: _Parts, part: str) -> dict[str, tuple[str, str]]:
    """Return where `part` leads inside the package: the last word of the type, and the part, by id."""
    tree = shared.tree(relations_name(part))
    inner = (r for r in read_relations(tree, part) if not r.external) if tree is not None else ()
    return {relation.id: (relation.kind, relation.target) for relation in inner}


def _shared_texts(shared: _Parts, part: str) -> Iterator[tuple[str, bool]]:
    if part in shared.parts:
        for _, entry in elements(shared.parts[part], "si", part=part, name=shared.name):
            yield _text(entry), is_struck(entry)
            entry.clear()


def _text(entry: etree._Element) -> str:
    """Return the text of a string item, without the reading aids (ruby) of its characters."""
    pieces = (
        t.text or "" for t in entry.iter("{*}t") if not any(local(a) == "rPh" for a in t.iterancestors())
    )
    return unescaped("".join(pieces))


def unescaped(text: str) -> str:
    """Return `text` with ``_x000A_`` as the character that it stands for."""
    if "_x" not in text:
        return text
    units = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), text)
    # A character beyond the first 65,536 is written as two escapes.
    return units.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _sheet(shared: _Parts, part: str, title: str, *, visible: bool) -> Sheet:
    cells: dict[Position, Cell] = {}
    hidden: set[int] = set()
    merged: list[Area] = []
    last = 0
    for _, element in elements(shared.parts[part], "row", "mergeCell", part=part, name=shared.name):
        if local(element) == "mergeCell":
            merged += _areas(given(element, "ref"))
            continue
        last = whole(given(element, "r"), last + 1)
        if given(element, "hidden") in ("1", "true"):
            hidden.add(last)
        for place, cell in _row(shared, element, last):
            if place in cells:
                called = address(title, *place)
                fact = Text(f"{called} 在文件里写了两次", f"{called} stands in the file twice")
                raise PackageError(DAMAGED, shared.name, fact)
            cells[place] = cell
        if len(cells) + shared.count > MAX_CELLS:
            raise too_many_cells(shared.name)
        _forget(element)
    shared.count += len(cells)
    notes, drawn = _notes(shared, part), _drawn(shared, part)
    return Sheet(title, cells, visible, tuple(merged), frozenset(hidden), notes, drawn)


def _forget(element: etree._Element) -> None:
    """Free an element and those before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]


def _row(shared: _Parts, row: etree._Element, number: int) -> Iterator[tuple[Position, Cell]]:
    column = 0
    for entry in row.iterchildren("{*}c"):
        place = _PLACE.fullmatch(given(entry, "r"))
        column = column_of(place[1]) if place else column + 1
        cell = _cell(shared, entry)
        if cell is not None:
            yield (number, column), cell


def _cell(shared: _Parts, entry: etree._Element) -> Cell | None:
    """Return the content of a cell, or None where it holds nothing."""
    kind = given(entry, "t") or "n"
    value = next((v.text or "" for v in entry.iterchildren("{*}v")), "")
    formula = next((f.text or "" for f in entry.iterchildren("{*}f")), None)
    if formula is not None and not value and kind != "str":
        return Cell(Kind.UNCOMPUTED, f"={formula}")
    struck = whole(given(entry, "s"), 0) in shared.styles.struck
    match kind:
        case "s":
            index = whole(value, -1)
            if not 0 <= index < len(shared.texts):
                # Whether it held something cannot be told.
                return Cell(Kind.ERROR, "#REF!")
            text, runs = shared.texts[index]
            struck = struck or runs
        case "inlineStr":
            inline = list(entry.iterchildren("{*}is"))
            text = "".join(map(_text, inline))
            struck = struck or any(map(is_struck, inline))
        case "str":
            text = unescaped(value)
        case "b":
            return Cell(Kind.TRUTH, "TRUE" if value in ("1", "true") else "FALSE") if value else None
        case "e":
            return Cell(Kind.ERROR, value or "#VALUE!")
        case "d":
            return _iso_day(value)
        case _:
            number = _number(shared, entry, value)
            return replace(number, struck=True) if number is not None and struck else number
    return text_cell(text, struck=struck) if text.strip() else None


def _iso_day(value: str) -> Cell:
    try:
        return Cell(Kind.DATE, day=datetime.date.fromisoformat(value[:10]))
    except ValueError:
        return text_cell(value)


def _number(shared: _Parts, entry: etree._Element, value: str) -> Cell | None:
    if not value.strip():
        return None
    try:
        number = float(value)
    except ValueError:
        return text_cell(value)
    style = whole(given(entry, "s"), 0)
    if style in shared.styles.dates:
        return serial_cell(number, since_1904=shared.since_1904)
    return number_cell(number, percent=style in shared.styles.percents)


def _areas(reference: str) -> Iterator[Area]:
    first, _, second = reference.partition(":")
    one, two = _PLACE.fullmatch(first), _PLACE.fullmatch(second or first)
    if one and two:
        yield Area(int(one[2]), column_of(one[1]), int(two[2]), column_of(two[1]))


def _notes(shared: _Parts, part: str) -> dict[Position, str]:
    """Return the notes of a sheet."""
    notes: dict[Position, str] = {}
    for kind, target in _targets(shared, part).values():
        tree = shared.tree(target) if kind == "comments" else None
        for note in tree.iter("{*}comment") if tree is not None else ():
            place = _PLACE.fullmatch(given(note, "ref"))
            if place:
                notes[int(place[2]), column_of(place[1])] = _text(note).strip()
    return notes


def _drawn(shared: _Parts, part: str) -> int:
    """Return how many pictures, shapes and embedded files lie on a sheet."""
    found = 0
    for kind, target in _targets(shared, part).values():
        tree = shared.tree(target) if kind == "drawing" else None
        found += sum(1 for _ in tree.iterchildren()) if tree is not None else 0
        found += kind in ("oleObject", "package")
    return found


def _saved_at(shared: _Parts) -> str:
    core = next((p for kind, p in _targets(shared, "").values() if kind == "core-properties"), "")
    tree = shared.tree(core)
    found = next(tree.iter("{*}modified"), None) if tree is not None else None
    return (found.text or "").strip() if found is not None else ""
