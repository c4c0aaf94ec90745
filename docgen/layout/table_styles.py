"""List the named styles of tables and of what stands around them; the standard leaves most of it open."""

from __future__ import annotations

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.sizes import SIZES
from docgen.layout.style import NOTHING, Align, Border, Kind, Style, TableBorders
from docgen.layout.units import Pt, Twips

TABLE = "GWTable"
THIN = "GWThin"
_TEXT = "GWTableText"
_CENTRE = "GWTableCentre"

_THIN_LINE = Twips(10)
"""Pitch of the line that only ends a table or a section: a page of 22 lines has 18 twips to spare."""


def table_styles(profile: Profile, *, normal: str) -> tuple[Style, ...]:
    """Return the styles of tables in `profile`; `normal` is the id of the style they are based on."""
    return (*_cells(normal), _grid(profile), *_around(normal))


def _cells(normal: str) -> tuple[Style, ...]:
    text = Style(
        _TEXT,
        "表格文字",
        "",
        based_on=normal,
        size=SIZES["小四"],
        spacing=NOTHING,
        align=Align.LEFT,
        line=Twips(400),
    )
    return (
        text,
        Style("GWTableHead", "表头文字", "", based_on=_TEXT, face=Face.HEITI, align=Align.CENTER),
        Style(_CENTRE, "表格居中", "", based_on=_TEXT, align=Align.CENTER),
        Style("GWTableRight", "表格右齐", "", based_on=_TEXT, align=Align.RIGHT),
        Style("GWTableKept", "表格连行", "", based_on=_CENTRE, keep_next=True),
    )


def _grid(profile: Profile) -> Style:
    rule = Border(profile.thin_rule)
    grid = TableBorders(
        outer=rule,
        inner_rows=rule,
        sides=rule,
        inner_columns=rule,
        beside=Twips(108),
        below=Pt(3),
        centred=True,
    )
    return Style(TABLE, "公文表格", "8", kind=Kind.TABLE, borders=grid)


def _around(normal: str) -> tuple[Style, ...]:
    caption = Style(
        "GWTableCaption", "表题", "", based_on=normal, face=Face.HEITI, align=Align.CENTER, keep_next=True
    )
    note = Style("GWTableNote", "表注", "", based_on=_TEXT, align=Align.BOTH)
    thin = Style(THIN, "细空行", "", based_on=normal, size=Pt(1), spacing=NOTHING, line=_THIN_LINE)
    return caption, note, thin
