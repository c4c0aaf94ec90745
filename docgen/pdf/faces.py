"""Set text in the fonts of a font map, and remember what each of them sets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from docgen.pdf.fonts import Chain, FontMap, Wanted, css_families

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
    chain: Chain

    def is_one(self, text: str) -> bool:
        """Say whether one font sets all of `text`."""
        return len({id(self.chain.font_for(character)) for character in text}) == 1


class MappedFaces:
    """The faces of one document, in the fonts of a machine."""

    def __init__(self, fonts: FontMap) -> None:
        self._fonts = fonts
        self._faces: dict[Wanted, MappedFace] = {}
        self._here: dict[Wanted, set[str]] = {}
        self._by_place = {"": self._here}

    def stand_at(self, place: str) -> None:
        """Note that the text that follows stands in the paragraph that findings call `place`."""
        self._here = self._by_place.setdefault(place, {})

    def face(self, family: str, *, bold: bool, italic: bool, text: str) -> MappedFace:
        """Return the font that stands for `family`; `text` is what it will set."""
        wanted = Wanted(family, bold, italic)
        if wanted not in self._faces:
            self._faces[wanted] = self._new_face(wanted)
        self._here.setdefault(wanted, set()).update(text)
        return self._faces[wanted]

    def texts(self) -> dict[Wanted, dict[str, set[str]]]:
        """Return the characters that each font sets, by the paragraph that they stand in."""
        found: dict[Wanted, dict[str, set[str]]] = {}
        for place, fonts in self._by_place.items():
            for wanted, text in fonts.items():
                found.setdefault(wanted, {})[place] = text
        return found

    def _new_face(self, wanted: Wanted) -> MappedFace:
        chain = self._fonts.chain(wanted)
        first = next(iter(chain.files), None)
        ascent, descent = (first.ascent, first.descent) if first else (_ASCENT, _DESCENT)
        return MappedFace(
            f"font-family:{css_families(chain)}", self._fonts.widths(wanted), ascent, descent, chain
        )
