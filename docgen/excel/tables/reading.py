"""Read a Word file as regions: each table with the paragraphs that stand above it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from lxml import etree

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.excel.tables.findings import NESTED, NOT_A_CELL, NOTES, NUMBERED
from docgen.excel.tables.grid import (
    depth_of,
    fill_of,
    flat,
    least_height,
    merge_of,
    number_of,
    places_of,
    side_of,
    value_of,
)
from docgen.excel.tables.looks import Styles, rule_of, table_style_of
from docgen.excel.tables.model import Cell, Page, Paragraph, Region, Rule, Run, Table
from docgen.faults import Fault
from docgen.ooxml.opened import OpenPackage
from docgen.ooxml.wordml import clark

_SIGNS: Final = {
    "br": "\n",
    "cr": "\n",
    "tab": "    ",
    "ptab": "    ",
    "noBreakHyphen": "-",
    "softHyphen": "",
}
_DRAWN: Final = frozenset(clark(name) for name in ("w:drawing", "w:pict", "w:object", "mc:AlternateContent"))
_NOTES: Final = frozenset(clark(f"w:{local}") for local in ("footnoteReference", "endnoteReference"))
_STANDS: Final = {"center": "center", "bottom": "bottom"}
_TURNED: Final = frozenset({"tbRlV", "tbRl", "lrTbV", "tbLrV", "rl"})
_SIDES: Final = ("left", "right", "top", "bottom")
_MARGINS: Final = (*_SIDES, "header", "footer")
_USUAL_MARGIN: Final = 1440


class Reader:
    """Read the body of one Word file; `findings` fills with what cannot stand in a workbook."""

    def __init__(self, package: OpenPackage) -> None:
        self._place = Place(package.name)
        part = package.related(package.main, "styles")
        self._styles = Styles(package.tree(part) if part else None)
        self._body = package.tree(package.main).find(clark("w:body"))
        self._told: dict[tuple[Fault, Text], int] = {}

    @property
    def findings(self) -> tuple[Diagnostic, ...]:
        """Return what was left out, each kind of thing once with its number."""
        return tuple(
            fault.at(
                self._place,
                Text(
                    f"{fault.title.zh}：{fact.zh}（{count} 处）",
                    f"{fault.title.en}: {fact.en} ({count} of them)",
                ),
            )
            for (fault, fact), count in self._told.items()
        )

    def regions(self) -> list[Region]:
        """Return the regions of the file, at least one."""
        found: list[Region] = []
        above: list[Paragraph] = []
        blocks = [] if self._body is None else list(flat(self._body))
        for place, block in enumerate(blocks):
            if block.tag == clark("w:tbl"):
                page = _page(_section_of(blocks[place:]))
                found.append(Region(tuple(_trimmed(above)), self._table(block), (), page))
                above = []
            elif block.tag == clark("w:p"):
                above.append(self._paragraph(block, ""))
        rest = tuple(_trimmed(above))
        if found and rest:
            last = found.pop()
            found.append(Region(last.above, last.table, rest, last.page))
        elif not found:
            found.append(Region(rest, None, (), _page(_section_of(blocks))))
        return found

    def _tell(self, fault: Fault, zh: str, en: str) -> None:
        key = (fault, Text(zh, en))
        self._told[key] = self._told.get(key, 0) + 1

    def _paragraph(self, element: etree._Element, table_style: str) -> Paragraph:
        if self._styles.is_numbered(element) and "".join(element.itertext(clark("w:t"))):
            self._tell(NUMBERED, "自动编号的段落", "numbered paragraphs")
        runs: list[Run] = []
        in_code = False
        for run in _runs(element):
            text, in_code = self._text(run, in_code=in_code)
            if text:
                runs.append(Run(text, self._styles.font(run, element, table_style)))
        if not runs:
            runs = [Run("", self._styles.font(element, element, table_style))]
        return Paragraph(tuple(_joined(runs)), self._styles.align(element, table_style))

    def _text(self, run: etree._Element, *, in_code: bool) -> tuple[str, bool]:
        """Return the text of a run, and whether the instruction of a field goes on behind it."""
        hidden = run.find(clark("w:rPr/w:vanish")) is not None
        pieces: list[str] = []
        for child in run.iterchildren(tag=etree.Element):
            local = etree.QName(child).localname
            if local == "fldChar":
                in_code = child.get(clark("w:fldCharType")) == "begin"
            elif in_code or hidden:
                continue
            elif child.tag == clark("w:t"):
                pieces.append(child.text or "")
            elif child.tag in _DRAWN:
                self._drawing(child)
            elif child.tag in _NOTES:
                self._tell(NOTES, "注", "notes")
            elif local == "sym":
                pieces.append("□")
                self._tell(NOT_A_CELL, "符号字体的字符", "characters of a symbol font")
            else:
                pieces.append(_SIGNS.get(local, ""))
        return "".join(pieces), in_code

    def _drawing(self, element: etree._Element) -> None:
        boxed = next(element.iter(clark("w:txbxContent")), None)
        if boxed is None:
            self._tell(NOT_A_CELL, "图片或图形", "pictures or shapes")
        else:
            text = "".join(boxed.itertext(clark("w:t")))
            self._tell(NOT_A_CELL, f"文本框“{text[:20]}…”", f"text box “{text[:20]}…”")

    def _table(self, table: etree._Element) -> Table:
        rows = [row for row in flat(table) if row.tag == clark("w:tr")]
        widths = [number_of(column) for column in table.iterfind(clark("w:tblGrid/w:gridCol"))]
        places = [list(places_of(row)) for row in rows]
        count = max([len(widths), *(place + span for row in places for _, place, span in row)], default=1)
        widths += [_USUAL_MARGIN] * (count - len(widths))
        cells: list[Cell] = []
        for number, row in enumerate(places):
            for cell, column, span in row:
                if merge_of(cell) == "continue" and number:
                    continue
                depth = depth_of(places, number, column) if merge_of(cell) else 1
                cells.append(self._cell(table, cell, (number, column), (depth, span), (len(rows), count)))
        heads = 0
        while heads < len(rows) and rows[heads].find(clark("w:trPr/w:tblHeader")) is not None:
            heads += 1
        heights = tuple(least_height(row) for row in rows)
        return Table(tuple(max(each, 1) for each in widths), heights, heads, tuple(cells))

    def _cell(
        self,
        table: etree._Element,
        cell: etree._Element,
        place: tuple[int, int],
        spans: tuple[int, int],
        size: tuple[int, int],
    ) -> Cell:
        style = table_style_of(table)
        own = cell.find(clark("w:tcPr"))
        parts = [*([] if own is None else [own]), *self._styles.table_properties(table, "tcPr")]
        stands = value_of(parts, "vAlign")
        fill = next((f for f in (fill_of(part) for part in parts) if f), "")
        return Cell(
            row=place[0],
            column=place[1],
            paragraphs=tuple(_without_empty(self._cell_paragraphs(cell, style))),
            rows=spans[0],
            columns=spans[1],
            stands=_STANDS.get(stands, "top"),
            fill=fill,
            sides=self._sides(table, own, place, spans, size),
            turned=value_of(parts, "textDirection") in _TURNED,
        )

    def _cell_paragraphs(self, cell: etree._Element, style: str) -> Iterator[Paragraph]:
        for block in flat(cell):
            if block.tag == clark("w:p"):
                yield self._paragraph(block, style)
            elif block.tag == clark("w:tbl"):
                self._tell(NESTED, "表中表", "nested tables")
                for inner in self._table(block).cells:
                    yield from inner.paragraphs

    def _sides(
        self,
        table: etree._Element,
        own: etree._Element | None,
        place: tuple[int, int],
        spans: tuple[int, int],
        size: tuple[int, int],
    ) -> dict[str, Rule]:
        """Return the rules around a cell: its own, else the table's at its edges and between its cells."""
        between = {"left": place[1] > 0, "top": place[0] > 0}
        between |= {"right": place[1] + spans[1] < size[1], "bottom": place[0] + spans[0] < size[0]}
        whole = [part.find(clark("w:tblBorders")) for part in self._styles.table_properties(table, "tblPr")]
        borders = [None if own is None else own.find(clark("w:tcBorders"))]
        found: dict[str, Rule] = {}
        for side in _SIDES:
            inner = "insideV" if side in ("left", "right") else "insideH"
            asked = [(part, side) for part in borders] + [
                (part, inner if between[side] else side) for part in whole
            ]
            elements = (side_of(part, name) for part, name in asked if part is not None)
            rule = rule_of(next((each for each in elements if each is not None), None))
            if rule is not None:
                found[side] = rule
        return found


def _runs(paragraph: etree._Element) -> Iterator[etree._Element]:
    return (child for child in flat(paragraph) if child.tag == clark("w:r"))


def _joined(runs: Sequence[Run]) -> Iterator[Run]:
    """Yield `runs` with those of one font made one."""
    pending: Run | None = None
    for run in runs:
        if pending is not None and pending.font == run.font:
            pending = Run(pending.text + run.text, run.font)
            continue
        if pending is not None:
            yield pending
        pending = run
    if pending is not None:
        yield pending


def _trimmed(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` without the empty ones: white space is the row's height on a sheet."""
    return [each for each in paragraphs if each.text.strip()]


def _without_empty(paragraphs: Iterator[Paragraph]) -> list[Paragraph]:
    """Return `paragraphs` without empty ones at the end, at least one."""
    known = list(paragraphs)
    while len(known) > 1 and not known[-1].text.strip():
        known.pop()
    return known


def _section_of(blocks: Sequence[etree._Element]) -> etree._Element | None:
    """Return the section that the first of `blocks` belongs to: it ends in or behind it."""
    for block in blocks:
        found = block if block.tag == clark("w:sectPr") else block.find(clark("w:pPr/w:sectPr"))
        if found is not None:
            return found
    return None


def _page(section: etree._Element | None) -> Page:
    size = None if section is None else section.find(clark("w:pgSz"))
    margins = None if section is None else section.find(clark("w:pgMar"))
    landscape = size is not None and number_of(size, "w") > number_of(size, "h")
    found = {side: _USUAL_MARGIN if margins is None else number_of(margins, side) for side in _MARGINS}
    return Page(landscape, found)
