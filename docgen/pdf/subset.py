"""Cut fonts down to the characters of a document, with the HarfBuzz that the ``uharfbuzz`` wheel carries.

WeasyPrint subsets with a system library, and where that is missing with fontTools: ten to thirty times slower
on Chinese fonts, without a word. So it is only ever given fonts that are cut already (2 to 4 ms a font), and
told to embed them as they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

import uharfbuzz as hb

_LAYOUT_TABLES: Final = "BASE DSIG GDEF GPOS GSUB JSTF VORG kern vhea vmtx".split()
"""Not needed by horizontal text without kerning and ligatures; dropped, they cannot change a line either."""


def subset_font(face: hb.Face, characters: Iterable[str], *, weight: float = 400) -> bytes:
    """Return the file of one static font that holds only `characters`; those it lacks are left out.

    A variable font is fixed at `weight` and at the default of every other axis.
    """
    request = hb.SubsetInput()
    request.unicode_set.update(map(ord, characters))
    # A PDF finds CFF glyphs by the font's charset, which must follow when glyphs are renumbered.
    charset = hb.SubsetFlags.CFF_IDENTITY_CHARSET
    request.flags = hb.SubsetFlags.DESUBROUTINIZE | hb.SubsetFlags.NO_HINTING | charset
    request.drop_table_tag_set.update(map(_tag, _LAYOUT_TABLES))
    if "fvar" in face.table_tags:
        request.pin_all_axes_to_default(face)
        if any(axis.tag == "wght" for axis in face.axis_infos):
            request.pin_axis_location(face, "wght", weight)
    return bytes(hb.subset(face, request).blob.data)


def _tag(name: str) -> int:
    return int.from_bytes(name.ljust(4).encode("ascii"), "big")
