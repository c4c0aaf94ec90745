"""Read tables: grid, spans, borders and shading of table styles and cells."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import (
    Align,
    Border,
    Borders,
)
from docgen.pdf.cascade import NOTHING, Properties, Style, flat, is_on, merged
from docgen.pdf.looks import border, shading
from docgen.pdf.measures import number, points, whole
from docgen.pdf.model import (
    Cell,
    Paragraph,
    Row,
    Table,
)
from docgen.pdf.reading import DEEPEST, Around, Inside, Reading
from docgen.pdf.reading_findings import DIRECTION, ELEMENT, FLOAT, NESTING, REVISION
from docgen.pdf.regions import Look, Spot, regions_of
from docgen.pdf.table_grid import GridRow, column_widths, measure
from docgen.pdf.xml_names import attribute, children, clark, name_of

_TRANSPARENT: Final = frozenset({"sdt", "sdtContent", "customXml", "ins"})
_STANDS: Final = {"top": "start", "center": "center", "both": "center", "bottom": "end"}
_ALIGNMENTS: Final = {"center": Align.CENTER, "right": Align.RIGHT, "end": Align.RIGHT}
_TURNS: Final = {"tbRl": 90, "tbRlV": 90, "tbLrV": 90, "btLr": 270}

_SHOWN: Final = tuple(map(clark, ("w:t", "w:drawing", "w:pict", "w:object")))
_HIDDEN: Final = Text("合并单元格遮住的内容", "what a merged cell hides")
_UNDRAWN: Final = {
    "tcBorders/tl2br": Text("单元格的斜线", "the diagonal rule of a cell"),
    "tcBorders/tr2bl": Text("单元格的斜线", "the diagonal rule of a cell"),
    "tblCellSpacing": Text("单元格间距", "space between cells"),
    "tblPrEx": Text("行的表格属性例外", "a row's exceptions from its table"),
}

_MOST_COLUMNS: Final = 63
"""Columns of a table in Word."""

_FLUSH_MODE: Final = 15
"""From this Word on the rule of a table stands at the margin, before it the text in its cells."""


@dataclass(slots=True)
class _Slot:
    """A cell while its row span is still growing."""

    cell: Cell
    column: int
    rows: int = 1


def read_table(reading: Reading, element: etree._Element, around: Around, inside: Inside) -> Table | None:
    """Return the table ``w:tbl``; None where it stands too deep or has no rows."""
    if around.depth >= DEEPEST:
        reading.report(NESTING, Text("表格", "a table"))
        return None
    own = flat(element.find(clark("w:tblPr")))
    _stand_in(reading, element, around)
    rows = [row for row in _rows(element) if name_of(row) == "tr" and not _deleted(reading, row, around)]
    if not rows:
        return None
    if "tblpPr" in own:
        reading.report(FLOAT, Text("", ""))
    if is_on(own, "bidiVisual"):
        reading.report(DIRECTION, Text("表格从右到左", "a table from right to left"))
    return _TableReader(reading, element, around, inside, own).table(rows)


def _stand_in(reading: Reading, element: etree._Element, around: Around) -> None:
    """Let findings name the first paragraph of a table, row or cell."""
    first = next(element.iter(clark("w:p")), None)
    if first is not None:
        reading.stand_at(first, around.part)


def _rows(element: etree._Element) -> Iterator[etree._Element]:
    for child in children(element):
        if name_of(child) in _TRANSPARENT:
            yield from _rows(child)
        else:
            yield child


def _deleted(reading: Reading, row: etree._Element, around: Around) -> bool:
    """Say whether a row is gone when changes are accepted; report it, and one that is new."""
    deleted = row.find(clark("w:trPr/w:del")) is not None
    if deleted or row.find(clark("w:trPr/w:ins")) is not None:
        words = Text("删除的行", "a deleted row") if deleted else Text("插入的行", "an inserted row")
        _stand_in(reading, row, around)
        reading.report(REVISION, words)
    return deleted


class _TableReader:
    """Read the rows of one table."""

    def __init__(
        self, reading: Reading, element: etree._Element, around: Around, inside: Inside, own: Properties
    ) -> None:
        self._reading, self._around, self._inside = reading, around, inside
        identifier = own.get("tblStyle", {}).get("val", "") or reading.styles.defaults.get("table", "")
        self._chain: Sequence[Style] = reading.styles.chain(identifier, "table")
        self._properties = merged((*(style.table for style in self._chain), own))
        self._look = Look.of(own.get("tblLook", {}))
        self._columns = column_widths(
            element, self._properties, [_grid_row(row) for row in _rows(element)], around.sheet.column_width
        )

    def _report(self, properties: Properties) -> None:
        for name, fact in _UNDRAWN.items():
            if properties.get(name, {"val": "nil"}).get("val", "") not in ("nil", "none"):
                self._reading.report(ELEMENT, fact)

    def table(self, rows: Sequence[etree._Element]) -> Table:
        """Return the table of these rows."""
        self._report(self._properties)
        slots: list[list[_Slot]] = []
        above: dict[int, _Slot] = {}
        for index, row in enumerate(rows):
            slots.append(self._row_slots(row, index, len(rows), above))
        made = tuple(
            replace(self._row(row, found), keeps_next=self._keeps_next(row, found))
            for row, found in zip(rows, slots, strict=True)
        )
        indent = points(self._properties.get("tblInd", {}).get("w")) or 0.0
        align = _ALIGNMENTS.get(self._properties.get("jc", {}).get("val", ""), Align.LEFT)
        hangs = self._reading.settings.mode < _FLUSH_MODE
        left = indent - _padding(self._properties, NOTHING)[3] if hangs else indent
        return Table(self._columns, made, left=left if align is Align.LEFT else 0.0, align=align)

    def _row(self, element: etree._Element, slots: Sequence[_Slot]) -> Row:
        own = flat(element.find(clark("w:trPr")))
        self._report({name_of(each): {} for each in children(element)})
        height = own.get("trHeight", {})
        return Row(
            cells=tuple(replace(slot.cell, rows=slot.rows) for slot in slots),
            header=is_on(own, "tblHeader"),
            splits=not is_on(own, "cantSplit"),
            height=points(height.get("val")) or 0.0,
            exact=height.get("hRule") == "exact",
            skipped=whole(own.get("gridBefore", {}).get("val")),
        )

    def _keeps_next(self, element: etree._Element, slots: Sequence[_Slot]) -> bool:
        """Say whether a row stays with the next: LibreOffice asks its first cell, also a covered one."""
        first = next((each for each in _rows(element) if name_of(each) == "tc"), None)
        if first is None:
            return False
        own = flat(first.find(clark("w:tcPr")))
        covered = own.get("vMerge", {"val": "restart"}).get("val", "continue") == "continue"
        cell = slots[0].cell if slots and not covered else self._cell(first, own, Spot(0, 1, 0, 1, 1))
        paragraph = cell.blocks[0] if cell.blocks else None
        return isinstance(paragraph, Paragraph) and paragraph.style.keep_next

    def _row_slots(self, row: etree._Element, index: int, count: int, above: dict[int, _Slot]) -> list[_Slot]:
        """Return the cells that begin in `row`; cells that go on let those `above` grow."""
        column = whole(attribute(row.find(clark("w:trPr/w:gridBefore")), "val"))
        found: list[_Slot] = []
        for element, joined in _joined_cells(row):
            own = flat(element.find(clark("w:tcPr")))
            _stand_in(self._reading, element, self._around)
            span = min(sum(_span(each) for each in (element, *joined)), max(len(self._columns) - column, 1))
            if any(_shows(each) for each in joined):
                self._reading.report(ELEMENT, _HIDDEN)
            spot = Spot(index, count, column, span, len(self._columns))
            merge = own.get("vMerge")
            goes_on = merge is not None and merge.get("val", "continue") == "continue"
            if goes_on and column in above and above[column].cell.columns == span:
                slot = above[column]
                slot.rows += 1
                if _shows(element):
                    self._reading.report(ELEMENT, _HIDDEN)
                lower = self._borders(own, spot).bottom
                slot.cell = replace(slot.cell, borders=replace(slot.cell.borders, bottom=lower))
            else:
                slot = _Slot(self._cell(element, own, spot), column)
                found.append(slot)
                above.pop(column, None)
                if merge is not None:
                    above[column] = slot
            column += span
        return found

    def _cell(self, element: etree._Element, own: Properties, spot: Spot) -> Cell:
        regions = regions_of(self._look, spot)
        styles = [style.regions[name] for name in regions for style in self._chain if name in style.regions]
        every = (*self._chain, *styles)
        properties = merged((*(style.cell for style in every), own))
        self._report(properties)
        around = replace(
            self._around.deeper(),
            paragraph=merged((self._around.paragraph, *(style.paragraph for style in every))),
            run=merged((self._around.run, *(style.run for style in every))),
        )
        asked = measure(own.get("tcW", {}), self._around.sheet.column_width) or 72.0
        width = sum(self._columns[spot.column : spot.column + spot.span]) or asked
        padding = _padding(self._properties, own)
        inner = replace(around.sheet, width=max(width - padding[1] - padding[3], 1.0), left=0.0, right=0.0)
        if properties.get("textDirection", {}).get("val", "lrTb") in _TURNS:
            self._reading.report(DIRECTION, Text("单元格", "a cell"))
        return Cell(
            blocks=self._inside(element, replace(around, sheet=replace(inner, columns=1))),
            width=width,
            columns=spot.span,
            borders=self._borders(own, spot),
            shading=shading(properties),
            padding=padding,
            stands=_STANDS.get(properties.get("vAlign", {}).get("val", ""), "start"),
        )

    def _borders(self, own: Properties, spot: Spot) -> Borders:
        """Return the rules of a cell: its own, else its region's, else the table's."""
        regions = regions_of(self._look, spot)
        styled = merged(
            style.regions[name].cell for name in regions for style in self._chain if name in style.regions
        )
        found: dict[str, Border | None] = {}
        for side, outer in spot.edges.items():
            inner = "insideH" if side in ("top", "bottom") else "insideV"
            by_region = inner if not outer and f"tcBorders/{inner}" in styled else side
            asked = _first(
                (own, f"tcBorders/{side}"),
                (styled, f"tcBorders/{by_region}"),
                (self._properties, f"tblBorders/{side if outer else inner}"),
            )
            found[side] = border(asked) if asked else None
        return Borders(**found)


def _joined_cells(row: etree._Element) -> Iterator[tuple[etree._Element, list[etree._Element]]]:
    """Yield the cells of a row, each with those that the old ``w:hMerge`` joins to it."""
    current: tuple[etree._Element, list[etree._Element]] | None = None
    for cell in (each for each in _rows(row) if name_of(each) == "tc"):
        merge = cell.find(clark("w:tcPr/w:hMerge"))
        if current and merge is not None and attribute(merge, "val", "continue") == "continue":
            current[1].append(cell)
            continue
        if current:
            yield current
        current = cell, []
    if current:
        yield current


def _grid_row(row: etree._Element) -> GridRow:
    cells = tuple(each for each in _rows(row) if name_of(each) == "tc")
    free = whole(attribute(row.find(clark("w:trPr/w:gridBefore")), "val"))
    needed = max(free, 0) + sum(_span(each) for each in cells[:-1]) + bool(cells)
    return GridRow(cells, min(needed, _MOST_COLUMNS))


def _span(cell: etree._Element) -> int:
    return max(whole(attribute(cell.find(clark("w:tcPr/w:gridSpan")), "val"), 1), 1)


def _shows(cell: etree._Element) -> bool:
    """Say whether a cell holds text or a drawing."""
    return any(each.text or name_of(each) != "t" for each in cell.iter(*_SHOWN))


def _first(*places: tuple[Properties, str]) -> Mapping[str, str] | None:
    return next((properties[name] for properties, name in places if name in properties), None)


def _padding(table: Properties, cell: Properties) -> tuple[float, float, float, float]:
    """Return the white inside a cell: top, right, bottom, left."""

    def side(name: str, default: float) -> float:
        asked = _first((cell, f"tcMar/{name}"), (table, f"tblCellMar/{name}"))
        return default if asked is None else max(0.0, number(asked.get("w")) / 20)

    return side("top", 0.0), side("right", 5.4), side("bottom", 0.0), side("left", 5.4)
