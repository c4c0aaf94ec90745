"""List the named styles of tables and of what stands around them; the standard leaves most of it open."""

from __future__ import annotations

from dataclasses import replace

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
    return (*_cells(normal), *_grids(profile), *_around(profile, normal))


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
    small = Style("GWTableSmall", "表格小字", "", based_on=TABLE_TEXT, size=SIZES["五号"], line=Twips(320))
    small_centre = Style("GWTableSmallCentre", "表格小字居中", "", based_on=small.id, align=Align.CENTER)
    return (
        text,
        Style(TABLE_HEAD, "表头文字", "", based_on=TABLE_TEXT, face=Face.HEITI, align=Align.CENTER),
        Style(TABLE_CENTRE, "表格居中", "", based_on=TABLE_TEXT, align=Align.CENTER),
        Style(TABLE_RIGHT, "表格右齐", "", based_on=TABLE_TEXT, align=Align.RIGHT),
        Style("GWTableKept", "表格连行", "", based_on=TABLE_CENTRE, keep_next=True),
        Style("GWTableTextKept", "表格文字连行", "", based_on=TABLE_TEXT, keep_next=True),
        Style("GWTableGroup", "表格分组", "", based_on=TABLE_TEXT, face=Face.HEITI, keep_next=True),
        small,
        Style("GWTableSmallHead", "表头小字", "", based_on=small.id, face=Face.HEITI, align=Align.CENTER),
        small_centre,
        Style("GWTableSmallKept", "表格小字连行", "", based_on=small_centre.id, keep_next=True),
    )


def _grids(profile: Profile) -> tuple[Style, ...]:
    """Return the table of short cells, and that of long ones.

    Rows of the latter go on over pages, where every program puts text that is centred at another height.
    """
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
    long = replace(grid, centred=False)
    return (
        Style(TABLE, "公文表格", "8", kind=Kind.TABLE, borders=grid),
        Style("GWLongTable", "公文长表", "8", kind=Kind.TABLE, borders=long),
    )


def _around(profile: Profile, normal: str) -> tuple[Style, ...]:
    caption = Style(
        TABLE_CAPTION,
        "表题",
        "",
        based_on=normal,
        face=Face.HEITI,
        align=Align.CENTER,
        after=Pt(4),
        keep_next=True,
    )
    note = Style("GWTableNote", "表注", "", based_on=TABLE_TEXT, align=Align.BOTH)
    filled, filled_wide = (
        Style(identifier, name, "", based_on=TABLE_TEXT, after=Pt(3), right_tab=width, keep_next=True)
        for identifier, name, width in (
            ("GWTableForm", "填报栏", profile.text_width),
            ("GWTableFormWide", "横页填报栏", profile.text_height),
        )
    )
    thin = Style(THIN, "细空行", "", based_on=normal, size=Pt(1), spacing=NOTHING, line=_THIN_LINE)
    return caption, note, filled, filled_wide, thin
