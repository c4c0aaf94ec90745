"""Read sections: page size and margins, columns, page numbers, headers and footers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.ooxml.names import is_off
from docgen.pdf.blocks import BlockReader
from docgen.pdf.measures import points, whole
from docgen.pdf.model import (
    Block,
    Kind,
    Section,
    Start,
)
from docgen.pdf.reading import Around, Reading
from docgen.pdf.reading_findings import DIRECTION, ELEMENT
from docgen.pdf.sheet import Sheet
from docgen.pdf.xml_names import attribute, clark, value

_LEAST_SHEET: Final = 36.0
_UNDRAWN: Final = {
    "pgBorders": Text("页面边框", "borders of the page"),
    "lnNumType": Text("行号", "line numbers"),
}
Stories = Mapping[Kind, tuple[Block, ...]]


def read_sheet(properties: etree._Element | None) -> Sheet:
    """Return page size, margins, columns and grid of ``w:sectPr``; Word's own where it says nothing."""
    if properties is None:
        return Sheet()
    size, margins = properties.find(clark("w:pgSz")), properties.find(clark("w:pgMar"))
    columns, grid = properties.find(clark("w:cols")), properties.find(clark("w:docGrid"))
    usual = Sheet()
    width = max(points(attribute(size, "w")) or usual.width, _LEAST_SHEET)
    height = max(points(attribute(size, "h")) or usual.height, _LEAST_SHEET)

    def margin(name: str, default: float) -> float:
        found = points(attribute(margins, name))
        return default if found is None else abs(found)

    gutter = margin("gutter", 0.0)
    left, right = margin("left", usual.left) + gutter, margin("right", usual.right)
    if left + right >= width - 10:
        left = right = 0.0
    top, bottom = margin("top", usual.top), margin("bottom", usual.bottom)
    if top + bottom >= height - 10:
        top = bottom = 0.0
    kind = attribute(grid, "type")
    pitch = (
        (points(attribute(grid, "linePitch")) or 0.0)
        if kind in ("lines", "linesAndChars", "snapToChars")
        else 0.0
    )
    char_space = (
        whole(attribute(grid, "charSpace")) / 4096 if kind in ("linesAndChars", "snapToChars") else 0.0
    )
    return Sheet(
        width=width,
        height=height,
        top=top,
        right=right,
        bottom=bottom,
        left=left,
        header=margin("header", usual.header),
        footer=margin("footer", usual.footer),
        columns=min(max(whole(attribute(columns, "num"), 1), 1), 12),
        column_gap=max(points(attribute(columns, "space", "720")) or 0.0, 0.0),
        grid=pitch,
        char_space=char_space,
    )


def read_section(
    reading: Reading,
    properties: etree._Element | None,
    blocks: tuple[Block, ...],
    before: Section | None,
) -> Section:
    """Return the section of `properties`; headers that it does not name are those of the one `before`."""
    sheet = read_sheet(properties)
    if properties is None:
        return Section(sheet, blocks)
    start = value(properties, "w:type", "nextPage")
    known = {each.value: each for each in Start}
    title = properties.find(clark("w:titlePg"))
    numbers = properties.find(clark("w:pgNumType"))
    from_number = attribute(numbers, "start")
    return Section(
        sheet=sheet,
        blocks=blocks,
        headers=_stories(reading, properties, "header", sheet, before.headers if before else {}),
        footers=_stories(reading, properties, "footer", sheet, before.footers if before else {}),
        start=known.get(start, Start.NEXT_PAGE),
        first_differs=title is not None and not is_off(attribute(title, "val")),
        numbered_from=whole(from_number) if from_number else None,
        number_form=reading.page_form(attribute(numbers, "fmt", "decimal")),
    )


def report_section(reading: Reading, properties: etree._Element | None) -> None:
    """Report what of a section is not drawn, at the paragraph that is being read."""
    if properties is None:
        return
    columns = properties.find(clark("w:cols"))
    if whole(attribute(columns, "num"), 1) > 1 and not is_off(attribute(columns, "sep", "0")):
        reading.report(ELEMENT, Text("栏间的分隔线", "the rule between columns"))
    for name, fact in _UNDRAWN.items():
        if properties.find(clark(f"w:{name}")) is not None:
            reading.report(ELEMENT, fact)
    if is_off(attribute(columns, "equalWidth")):
        reading.report(ELEMENT, Text("不等宽的分栏", "columns of unequal width"))
    if value(properties, "w:vAlign", "top") != "top":
        reading.report(ELEMENT, Text("页面的垂直对齐", "text set in the middle or at the foot"))
    if value(properties, "w:textDirection", "lrTb") not in ("lrTb", "lr"):
        reading.report(DIRECTION, Text("整节", "a whole section"))


def _stories(
    reading: Reading, properties: etree._Element, name: str, sheet: Sheet, before: Stories
) -> Stories:
    found = dict(before)
    for reference in properties.iterfind(clark(f"w:{name}Reference")):
        relation = reading.relation(reading.source.main, reference.get(clark("r:id"), ""))
        if relation is None or relation.external:
            continue
        root = reading.source.xml(relation.target)
        if root is None:
            continue
        kind = attribute(reference, "type", "default")
        reading.number_paragraphs(root, clark("w:p"))
        around = Around(relation.target, sheet, notes=False)
        found[Kind(kind) if kind in {each.value for each in Kind} else Kind.DEFAULT] = BlockReader(
            reading
        ).read(root, around)
    return found
