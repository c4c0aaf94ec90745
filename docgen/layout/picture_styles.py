"""List the named styles of pictures and charts; the standard leaves them open."""

from __future__ import annotations

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.sizes import SIZES
from docgen.layout.style import NOTHING, Align, Indent, Style
from docgen.layout.units import Pt

PICTURE = "GWPicture"
PICTURE_NOTE = "GWPictureNote"
PICTURE_TITLE = "GWPictureTitle"
_AROUND_PICTURES = Pt(6)
"""White over a picture and under its title."""


def picture_styles(profile: Profile, *, normal: str, following: str) -> tuple[Style, ...]:
    """Return the styles of a picture, of what is noted under it, and of its title, in that order.

    They are based on the style `normal`; a paragraph of the style `following` comes after the title.
    """
    picture = Style(
        PICTURE,
        "图",
        "",
        based_on=normal,
        following=PICTURE_TITLE,
        size=SIZES["小四"],
        align=Align.CENTER,
        grows=True,
        before=_AROUND_PICTURES,
        keep_next=True,
    )
    note = Style(
        PICTURE_NOTE,
        "图注",
        "",
        based_on=normal,
        following=PICTURE_TITLE,
        size=SIZES["小五"],
        spacing=NOTHING,
        line=Pt(13),
        indent=Indent(profile.cell, first=0),
    )
    title = Style(
        PICTURE_TITLE,
        "图题",
        "",
        based_on=normal,
        following=following,
        face=Face.HEITI,
        size=SIZES["小四"],
        spacing=NOTHING,
        align=Align.CENTER,
        line=Pt(20),
        after=_AROUND_PICTURES,
    )
    return picture, note, title
