"""Hold what plain lines are added up from: the glyphs of a font, and how a page draws them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Final

import uharfbuzz as hb
from weasyprint.text.ffi import FROM_UNITS

_SHAPING: Final = frozenset({"GSUB", "GPOS", "kern", "kerx", "mort", "morx", "trak"})
"""Tables by which a line may come out as something else than its characters."""


class Typeface:
    """A font as it is embedded."""

    def __init__(self, data: bytes) -> None:
        self.face = hb.Face(data)
        self.characters = frozenset(map(chr, self.face.unicodes))
        self.plain = frozenset() if _SHAPING.intersection(self.face.table_tags) else self.characters
        """Those that stand for themselves in every line."""


class Glyphs(dict[str, tuple[int, int]]):
    """The number of each character's glyph and its width in Pango's units, found when first asked for."""

    def __init__(self, font: Any) -> None:
        super().__init__()
        self._font = font

    def __missing__(self, character: str) -> tuple[int, int]:
        """Ask the font."""
        number = self._font.get_nominal_glyph(ord(character))
        found = self[character] = number, int(self._font.get_glyph_h_advance(number))
        return found


@dataclass(slots=True, eq=False)
class Face:
    """A typeface at one size, as Pango has shown it."""

    font: Any
    """Pango's own."""
    layout: Any = field(repr=False)
    """Where Pango showed it; the font lives as long as this."""
    glyphs: Glyphs
    height: float
    baseline: float
    stream: Any = None
    """The page on which it was last drawn."""
    ink: Any = None
    """The font of the PDF there."""
    size: float = 0.0
    pieces: dict[int, dict[str, str]] = field(default_factory=dict)
    """What draws a character that has neighbours, by its letter spacing."""

    def width(self, text: str, spacing: int) -> int:
        """Return the width of a line in Pango's units; at its edges there is no letter spacing."""
        glyphs = self.glyphs
        return sum([glyphs[each][1] for each in text]) + (len(text) - 1) * spacing

    def begin(self, stream: Any) -> None:
        """Go over to a page."""
        if stream is self.stream:
            return
        self.stream = stream
        ink, self.size = stream.add_font(self.font)
        if ink is not self.ink:
            self.ink, self.pieces = ink, {}

    def drawn(self, text: str, spacing: int) -> str:
        """Return the operand of ``TJ`` that draws `text`, as WeasyPrint writes it of what Pango found.

        Pango gives each half of the letter spacing to either side of a character, and takes it back at the
        edges of the line.
        """
        left = spacing // 2 if spacing >= 0 else -(-spacing // 2)
        if spacing % 1024 == 0:
            left = (left + 512) // 1024 * 1024
        right = spacing - left
        if len(text) == 1:
            written = self._piece(text, 0, 0)
        else:
            pieces = self.pieces.setdefault(spacing, {})
            written = self._piece(text[0], 0, right)
            for each in text[1:-1]:
                if each not in pieces:
                    pieces[each] = self._piece(each, left, spacing)
                written += pieces[each]
            written += self._piece(text[-1], left, left)
        return "<" + (written[:-1] if written[-1] == "<" else written + ">")

    def _piece(self, character: str, before: int, around: int) -> str:
        """Return what draws one character, `before` and `around` of which so much is white."""
        number, advance = self.glyphs[character]
        ink, size = self.ink, self.size
        ink.to_unicode.setdefault(number, character)
        if number not in ink.widths:
            ink.widths[number] = round(advance * 1000 * FROM_UNITS / size)
        offset = before / size
        kerning = ink.widths[number] + offset - (advance + around) * 1000 * FROM_UNITS / size
        start = f">{-offset}<" if offset else ""
        end = f">{int(kerning)}<" if kerning else ""
        return f"{start}{number:04x}{end}"
