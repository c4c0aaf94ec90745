"""Find the widths of a table's columns: its grid, brought to the width that the table asks for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.pdf.cascade import Properties, flat
from docgen.pdf.measures import number, points
from docgen.pdf.xml_names import attribute, clark

_ALIKE: Final = 0.03
"""Share by which a grid may miss the width of its table: programs count rules and white differently."""
_FIFTIETHS: Final = 5000.0
"""All of the width, in fiftieths of a per cent."""


@dataclass(frozen=True, slots=True)
class GridRow:
    """One row of a table as its grid is found: its cells, and the columns that it needs."""

    cells: tuple[etree._Element, ...]
    columns: int
    """Where its last cell spans more than the grid has, that cell ends with the grid."""


def column_widths(
    element: etree._Element, properties: Properties, rows: Sequence[GridRow], width: float
) -> tuple[float, ...]:
    """Return the widths of the columns of ``w:tbl`` in points; `width` is that of the column it stands in.

    Where grid and table width disagree the table's holds, as in LibreOffice: shared out as the cells ask,
    or else as the grid has it. A file without a grid is measured by the cells of its longest row, and a
    grid with fewer columns than a row has cells gets more, as wide as the others.
    """
    grid = tuple(
        points(attribute(column, "w")) or 0.0 for column in element.iterfind(clark("w:tblGrid/w:gridCol"))
    )
    longest = max((row.cells for row in rows), key=len, default=())
    asked = tuple(measure(flat(cell.find(clark("w:tcPr"))).get("tcW", {}), width) for cell in longest)
    whole = measure(properties.get("tblW", {}), width)
    if not any(grid):
        count = max(len(longest), 1)
        return asked if asked and all(asked) else ((whole or width) / count,) * count
    needed = max((row.columns for row in rows), default=0)
    grid += (sum(grid) / len(grid),) * (needed - len(grid))
    grid = tuple(max(each, 1.0) for each in grid)
    if not whole or _alike(sum(grid), whole):
        return grid
    if len(asked) == len(grid) and all(asked) and _alike(sum(asked), whole):
        grid = asked
    return tuple(each * whole / sum(grid) for each in grid)


def measure(attributes: Mapping[str, str], width: float) -> float:
    """Return ``w:tblW`` or ``w:tcW`` in points, shares as parts of `width`; 0 where it asks for nothing."""
    text = attributes.get("w", "")
    if text.endswith("%"):
        return max(number(text.removesuffix("%")), 0.0) / 100 * width
    match attributes.get("type", "dxa"):
        case "pct":
            return max(number(text), 0.0) / _FIFTIETHS * width
        case "dxa":
            return max(points(text) or 0.0, 0.0)
        case _:
            return 0.0


def _alike(one: float, other: float) -> bool:
    return abs(one - other) <= _ALIKE * other
