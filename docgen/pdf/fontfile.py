"""Open font files and ask them what they hold.

Every question is answered by HarfBuzz, which maps the file: 2 to 10 ms a font. fontTools takes 40 to 140 ms
to read the same two tables of a Chinese font.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

import uharfbuzz as hb

_FAMILIES: Final = frozenset({1, 16})
_STYLES: Final = frozenset({2, 17})
_MOST_FACES: Final = 64


@dataclass(frozen=True, slots=True)
class FontFile:
    """One font of this machine: a file and, where the file is a collection, the number of the face in it."""

    path: Path
    index: int
    family: str
    style: str

    @property
    def name(self) -> str:
        """Return family and style as one name."""
        return f"{self.family} {self.style}"

    @property
    def face(self) -> Any:
        """Return the open font."""
        return _opened(self.path, self.index)[0]

    def holds(self, character: str) -> bool:
        """Say whether the font has a glyph for `character`."""
        return bool(_opened(self.path, self.index)[1].get_nominal_glyph(ord(character)))

    def width(self, character: str) -> float:
        """Return how wide `character` is, in ems; of one it lacks, how wide its empty box is."""
        face, font = _opened(self.path, self.index)
        return float(font.get_glyph_h_advance(font.get_nominal_glyph(ord(character)) or 0)) / int(face.upem)

    @property
    def ascent(self) -> float:
        """Return the height over the baseline that the font asks for, in ems.

        The gap that a font asks for between lines is part of it, as LibreOffice counts.
        """
        face, font = _opened(self.path, self.index)
        extents = font.get_font_extents("ltr")
        return float(extents.ascender + extents.line_gap) / int(face.upem)

    @property
    def descent(self) -> float:
        """Return the depth under the baseline that the font asks for, in ems; positive."""
        face, font = _opened(self.path, self.index)
        return -float(font.get_font_extents("ltr").descender) / int(face.upem)

    @property
    def variable(self) -> bool:
        """Say whether the font is a variable one."""
        return "fvar" in self.face.table_tags


@lru_cache(maxsize=64)
def _opened(path: Path, index: int) -> tuple[Any, Any]:
    face = hb.Face(hb.Blob.from_file_path(str(path)), index)
    return face, hb.Font(face)


def font_file(path: Path, family: str, style: str) -> FontFile | None:
    """Return the font of `path` called `family` in `style` (empty: any); None if the file is unusable.

    Collections hold one face for each country under its own family name: the first is Japanese, as a rule. So
    the face is looked for by name, not taken from the front.
    """
    try:
        count = min(_count(path), _MOST_FACES)
        blob = hb.Blob.from_file_path(str(path))
    except (OSError, hb.HarfBuzzError):
        return None
    faces = [(index, hb.Face(blob, index)) for index in range(count)]
    usable = [(index, *_names(face)) for index, face in faces if face.glyph_count]
    named = [each for each in usable if family in each[1]]
    styled = [each for each in named if not style or style in each[2]]
    chosen = next(iter(styled or named or usable), None)
    return FontFile(path, chosen[0], family, style or "Regular") if chosen else None


def _count(path: Path) -> int:
    """Return how many faces a file holds."""
    with path.open("rb") as file:
        head = file.read(12)
    return int.from_bytes(head[8:12], "big") if head[:4] == b"ttcf" else 1


def _names(face: Any) -> tuple[frozenset[str], frozenset[str]]:
    """Return the families and the styles that a face gives itself, in every language."""
    names = [
        (int(entry.name_id), face.get_name(entry.name_id, entry.language)) for entry in face.list_names()
    ]
    families = frozenset(text for number, text in names if number in _FAMILIES and text)
    return families, frozenset(text for number, text in names if number in _STYLES and text)
