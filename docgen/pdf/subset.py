"""Cut fonts down to the characters of a document, with the HarfBuzz that the ``uharfbuzz`` wheel carries.

WeasyPrint subsets with a system library, and where that is missing with fontTools: ten to thirty times slower
on Chinese fonts, without a word. Two steps make that impossible with pip alone:

1. WeasyPrint is only ever given fonts that `subset_font` has cut to the text (2 to 15 ms a font), so that its
   own subsetting has nothing left to do; this is also faster where the library is there.
2. Where the library is missing, `subset_with_wheel` lets the document's fonts be subset by the wheel. It goes
   through ``Document.fonts``, a documented attribute; no class of WeasyPrint is changed.
"""

from __future__ import annotations

import inspect
from collections.abc import Iterable, Mapping
from enum import Enum
from functools import partial
from typing import Any, Final

import uharfbuzz as hb

_LAYOUT_TABLES: Final = "BASE DSIG GDEF GPOS GSUB JSTF VORG kern vhea vmtx".split()
"""Not needed by horizontal text without kerning and ligatures; dropped, they cannot change a line either."""

_WEASYPRINT_DROPS: Final = "BASE DSIG EBDT EBLC EBSC GPOS GSUB JSTF LTSH PCLT SVG".split()
"""What WeasyPrint drops when it subsets itself."""

_COMPACT: Final = getattr(hb.SubsetFlags, "CFF_IDENTITY_CHARSET", None)
"""Lets glyphs be renumbered: a PDF finds CFF glyphs by the font's charset, which must then follow suit."""

_SIGNATURE: Final = ("self", "to_unicode", "hinting")


class Subsetter(Enum):
    """Name what cuts the fonts when WeasyPrint writes them."""

    SYSTEM = "HarfBuzz"
    WHEEL = "uharfbuzz"
    FONTTOOLS = "fontTools"
    """Slow: this WeasyPrint cannot be given the wheel."""


def subset_font(face: hb.Face, characters: Iterable[str], *, weight: float = 400) -> bytes:
    """Return the file of one static font that holds only `characters`; those it lacks are left out.

    A variable font is fixed at `weight` and at the default of every other axis.
    """
    request = hb.SubsetInput()
    request.unicode_set.update(map(ord, characters))
    numbering = hb.SubsetFlags.RETAIN_GIDS if _COMPACT is None else _COMPACT
    request.flags = hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NO_HINTING | numbering
    request.drop_table_tag_set.update(map(_tag, _LAYOUT_TABLES))
    if "fvar" in face.table_tags:
        request.pin_all_axes_to_default(face)
        if any(axis.tag == "wght" for axis in face.axis_infos):
            request.pin_axis_location(face, "wght", weight)
    return bytes(hb.subset(face, request).blob.data)


def subsetter() -> Subsetter:
    """Return what will cut the fonts on this machine."""
    from weasyprint.pdf.fonts import Font
    from weasyprint.text.ffi import harfbuzz, harfbuzz_subset

    if harfbuzz_subset is not None and harfbuzz.hb_version_atleast(4, 1, 0):
        return Subsetter.SYSTEM
    known = (
        tuple(inspect.signature(Font.subset).parameters) == _SIGNATURE if hasattr(Font, "subset") else False
    )
    return Subsetter.WHEEL if known else Subsetter.FONTTOOLS


def subset_with_wheel(document: Any) -> Subsetter:
    """Let the fonts of a laid out WeasyPrint `document` be cut by the wheel, where the system has no library.

    Call it between ``render`` and ``write_pdf``. Returns what will do the work.
    """
    found = subsetter()
    if found is Subsetter.WHEEL:
        document.fonts = _Fonts(document.fonts)
    return found


class _Fonts(dict[object, Any]):
    """The fonts of a document, each told to subset itself by the wheel as it comes in."""

    def __init__(self, fonts: Mapping[object, Any]) -> None:
        super().__init__()
        for key, font in fonts.items():
            self[key] = font

    def __setitem__(self, key: object, font: Any) -> None:
        """Put `font` in; WeasyPrint does so when it first draws a character of it."""
        font.subset = partial(_subset, font)
        super().__setitem__(key, font)


def _subset(font: Any, to_unicode: Mapping[int, str], hinting: object) -> None:
    """Do what ``Font.subset`` of WeasyPrint 70 does with the system library."""
    if not to_unicode:
        return
    request = hb.SubsetInput()
    request.glyph_set.update(to_unicode)
    request.drop_table_tag_set.update(map(_tag, _WEASYPRINT_DROPS))
    flags = (
        hb.SubsetFlags.RETAIN_GIDS | hb.SubsetFlags.PASSTHROUGH_UNRECOGNIZED | hb.SubsetFlags.DESUBROUTINIZE
    )
    if not hinting:
        flags |= hb.SubsetFlags.NO_HINTING
    if font.missing:
        flags |= hb.SubsetFlags.NOTDEF_OUTLINE
    request.flags = flags
    face = hb.Face(hb.Blob(font.file_content), font.index)
    font.file_content = bytes(hb.subset(face, request).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")
