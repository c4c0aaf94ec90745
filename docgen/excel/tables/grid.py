"""Find the cells of a Word table on its grid, and what is said of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.ooxml.wordml import clark

_TRANSPARENT: Final = frozenset(
    clark(f"w:{local}")
    for local in "sdt sdtContent ins moveTo customXml smartTag hyperlink fldSimple dir bdo".split()
)


def flat(parent: etree._Element) -> Iterator[etree._Element]:
    """Yield the blocks, rows or cells of `parent`, also those that stand in a content control."""
    for child in parent.iterchildren(tag=etree.Element):
        if child.tag in _TRANSPARENT:
            yield from flat(child)
        else:
            yield child


def places_of(row: etree._Element) -> Iterator[tuple[etree._Element, int, int]]:
    """Yield the cells of a row with their first column, from 0, and how many columns they take."""
    before = row.find(clark("w:trPr/w:gridBefore"))
    column = 0 if before is None else number_of(before, "val")
    for cell in flat(row):
        if cell.tag != clark("w:tc"):
            continue
        span = cell.find(clark("w:tcPr/w:gridSpan"))
        columns = 1 if span is None else max(number_of(span, "val"), 1)
        yield cell, column, columns
        column += columns


def merge_of(cell: etree._Element) -> str:
    """Return ``restart`` or ``continue`` where a cell is merged downwards, else nothing."""
    merge = cell.find(clark("w:tcPr/w:vMerge"))
    return "" if merge is None else merge.get(clark("w:val"), "continue")


def depth_of(places: list[list[tuple[etree._Element, int, int]]], number: int, column: int) -> int:
    """Return over how many rows the cell merged from row `number` at `column` goes."""
    depth = 1
    for row in places[number + 1 :]:
        below = next((cell for cell, place, _ in row if place == column), None)
        if below is None or merge_of(below) != "continue":
            break
        depth += 1
    return depth


def least_height(row: etree._Element) -> int:
    """Return the least height of a row, in twips; 0 where none is given."""
    found = row.find(clark("w:trPr/w:trHeight"))
    return 0 if found is None else number_of(found, "val")


def value_of(parts: list[etree._Element], local: str) -> str:
    """Return ``w:val`` of the first of `parts` that has a property, empty where none has."""
    found = (part.find(clark(f"w:{local}")) for part in parts)
    nearest = next((each for each in found if each is not None), None)
    return "" if nearest is None else nearest.get(clark("w:val"), "")


def fill_of(part: etree._Element) -> str:
    """Return the colour behind the text of a cell as six digits, empty where none is given."""
    shading = part.find(clark("w:shd"))
    color = "" if shading is None else shading.get(clark("w:fill"), "")
    return "" if color == "auto" else color


def side_of(borders: etree._Element, side: str) -> etree._Element | None:
    """Return what is said of one side, by either of its names."""
    names = {"left": "start", "right": "end"}
    found = borders.find(clark(f"w:{side}"))
    return found if found is not None or side not in names else borders.find(clark(f"w:{names[side]}"))


def number_of(element: etree._Element, key: str = "w") -> int:
    """Return an attribute as a whole number, 0 where it is none."""
    value = element.get(clark(f"w:{key}"), "0")
    return round(float(value)) if value.replace(".", "", 1).lstrip("-").isdigit() else 0
