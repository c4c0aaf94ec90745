"""Set text in the fonts of a font map, and remember what each of them sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

import uharfbuzz as hb

from docgen.pdf.fonts import FontMap, Wanted, css_families

_ASCENT: Final = 0.88
_DESCENT: Final = 0.12
"""Of a Chinese font, where the machine has none."""


@dataclass(frozen=True, slots=True)
class MappedFace:
    """A font of the map as lines are set in it; heights are ems of the first font that stands for it."""

    css: str
    widths: Mapping[str, float]
    ascent: float
    descent: float


class MappedFaces:
    """The faces of one document, in the fonts of a machine."""

    def __init__(self, fonts: FontMap) -> None:
        self._fonts = fonts
        self._faces: dict[Wanted, MappedFace] = {}
        self._texts: dict[Wanted, set[str]] = {}

    def face(self, family: str, *, bold: bool, italic: bool, text: str) -> MappedFace:
        """Return the font that stands for `family`; `text` is what it will set."""
        wanted = Wanted(family, bold, italic)
        if wanted not in self._faces:
            self._faces[wanted] = self._new_face(wanted)
        self._texts.setdefault(wanted, set()).update(text)
        return self._faces[wanted]

    def texts(self) -> dict[Wanted, str]:
        """Return the characters that each font sets, sorted."""
        return {wanted: "".join(sorted(text)) for wanted, text in self._texts.items()}

    def _new_face(self, wanted: Wanted) -> MappedFace:
        ascent, descent = _ASCENT, _DESCENT
        chain = self._fonts.chain(wanted)
        files = chain.files
        if files:
            extents = hb.Font(files[0].face).get_font_extents("ltr")
            upem = int(files[0].face.upem)
            # LibreOffice counts the gap that a font asks for between lines as part of its ascent.
            ascent, descent = (extents.ascender + extents.line_gap) / upem, -extents.descender / upem
        return MappedFace(f"font-family:{css_families(chain)}", self._fonts.widths(wanted), ascent, descent)
