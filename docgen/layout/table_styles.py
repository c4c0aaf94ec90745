"""List the named styles of tables and of what stands around them; the standard leaves most of it open."""

from __future__ import annotations

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.sizes import SIZES
from docgen.layout.style import NOTHING, Align, Border, Kind, Style, TableBorders
from docgen.layout.units import Pt, Twips

TABLE = "GWTable"
THIN = "GWThin"
TABLE_TEXT = "GWTableText"
TABLE_CENTRE = "GWTableCentre"
TABLE_RIGHT = "GWTableRight"
TABLE_HEAD = "GWTableHead"
TABLE_CAPTION = "GWTableCaption"
CELL_MARGIN = Twips(108)
"""White left and right of a cell's text."""
TABLE_SIZE = SIZES["小四"]
"""Size of a cell's text."""

_THIN_LINE = Twips(10)
"""Pitch of the line that only ends a table or a section: a page of 22 lines has 18 twips to spare."""


def table_styles(profile: Profile, *, normal: str) -> tuple[Style, ...]:
    """Return the styles of tables in `profile`; `normal` is the id of the style they are based on."""
    return (*_cells(normal), _grid(profile), *_around(normal))


def _cells(normal: str) -> tuple[Style, ...]:
    text = Style(
        TABLE_TEXT,
        "表格文字",
        "",
        based_on=normal,
        size=TABLE_SIZE,
        spacing=NOTHING,
        align=Align.LEFT,
        line=Twips(400),
    )
    return (
        text,
        Style(TABLE_HEAD, "表头文字", "", based_on=TABLE_TEXT, face=Face.HEITI, align=Align.CENTER),
        Style(TABLE_CENTRE, "表格居中", "", based_on=TABLE_TEXT, align=Align.CENTER),
        Style(TABLE_RIGHT, "表格右齐", "", based_on=TABLE_TEXT, align=Align.RIGHT),
        Style("GWTableKept", "表格连行", "", based_on=TABLE_CENTRE, keep_next=True),
    )


def _grid(profile: Profile) -> Style:
    rule = Border(profile.thin_rule)
    grid = TableBorders(
        outer=rule,
        inner_rows=rule,
        sides=rule,
        inner_columns=rule,
        beside=CELL_MARGIN,
        below=Pt(3),
        centred=True,
    )
    return Style(TABLE, "公文表格", "8", kind=Kind.TABLE, borders=grid)


def _around(normal: str) -> tuple[Style, ...]:
    caption = Style(
        TABLE_CAPTION, "表题", "", based_on=normal, face=Face.HEITI, align=Align.CENTER, keep_next=True
    )
    note = Style("GWTableNote", "表注", "", based_on=TABLE_TEXT, align=Align.BOTH)
    thin = Style(THIN, "细空行", "", based_on=normal, size=Pt(1), spacing=NOTHING, line=_THIN_LINE)
    return caption, note, thin
