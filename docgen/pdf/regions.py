"""Say which regions of a table style hold for a cell: head row, last column, bands and the like."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from docgen.ooxml.names import is_off

_BITS = {
    "firstRow": 0x20,
    "lastRow": 0x40,
    "firstColumn": 0x80,
    "lastColumn": 0x100,
    "noHBand": 0x200,
    "noVBand": 0x400,
}


@dataclass(frozen=True, slots=True)
class Look:
    """Which regions a table asks for (``w:tblLook``)."""

    first_row: bool
    last_row: bool
    first_column: bool
    last_column: bool
    row_bands: bool
    column_bands: bool

    @classmethod
    def of(cls, attributes: Mapping[str, str]) -> Self:
        """Return the look that ``w:tblLook`` gives, in either of its forms."""
        try:
            bits = int(attributes.get("val", "0"), 16)
        except ValueError:
            bits = 0

        def on(name: str) -> bool:
            return not is_off(attributes[name]) if name in attributes else bool(bits & _BITS[name])

        bands = bool(attributes)
        return cls(
            first_row=on("firstRow"),
            last_row=on("lastRow"),
            first_column=on("firstColumn"),
            last_column=on("lastColumn"),
            row_bands=bands and not on("noHBand"),
            column_bands=bands and not on("noVBand"),
        )


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a cell stands in its table; rows and columns count from 0."""

    row: int
    rows: int
    column: int
    span: int
    columns: int

    @property
    def edges(self) -> Mapping[str, bool]:
        """Say of each side whether it is on the table's edge."""
        return {
            "top": self.row == 0,
            "bottom": self.row == self.rows - 1,
            "left": self.column == 0,
            "right": self.column + self.span >= self.columns,
        }


def regions_of(look: Look, spot: Spot) -> tuple[str, ...]:
    """Return the regions of a cell, those that win last."""
    row, column = spot.row, spot.column
    found = ["wholeTable"]
    first_row, last_row = look.first_row and row == 0, look.last_row and spot.edges["bottom"]
    first_column = look.first_column and column == 0
    last_column = look.last_column and spot.edges["right"]
    if look.column_bands and not first_column and not last_column:
        found.append("band2Vert" if (column - look.first_column) % 2 else "band1Vert")
    if look.row_bands and not first_row and not last_row:
        found.append("band2Horz" if (row - look.first_row) % 2 else "band1Horz")
    corners = {
        "firstCol": first_column,
        "lastCol": last_column,
        "firstRow": first_row,
        "lastRow": last_row,
        "neCell": first_row and last_column,
        "nwCell": first_row and first_column,
        "seCell": last_row and last_column,
        "swCell": last_row and first_column,
    }
    return (*found, *(name for name, holds in corners.items() if holds))
