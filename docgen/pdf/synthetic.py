"""Make the bold and the slanted cut of a font that has none, as Word does: thicker outlines, leaning ones.

HarfBuzz moves the outlines; advances stay, so that no line breaks otherwise.
"""

from __future__ import annotations

import io
from collections.abc import Iterable
from typing import Final

import uharfbuzz as hb

_THICKER: Final = 0.03
"""Share of an em by which strokes become thicker; GDI and FreeType take 1/24 to 1/32."""

_SLANT: Final = 0.2
"""How far outlines lean, as a tangent; that of most programs."""


def synthetic_font(face: hb.Face, characters: Iterable[str], *, bold: bool, slanted: bool) -> bytes:
    """Return the file of a font with `characters` in outlines that are thicker or slanted.

    Characters that `face` lacks are left out.
    """
    from fontTools.fontBuilder import FontBuilder  # type: ignore[import-untyped]  # brought by WeasyPrint
    from fontTools.pens.t2CharStringPen import T2CharStringPen  # type: ignore[import-untyped]

    font = hb.Font(face)
    font.synthetic_bold = (_THICKER if bold else 0.0, _THICKER if bold else 0.0, True)
    font.synthetic_slant = _SLANT if slanted else 0.0
    held = {character: font.get_nominal_glyph(ord(character)) for character in sorted(set(characters))}
    glyphs = {".notdef": 0} | {f"u{ord(each):05X}": glyph for each, glyph in held.items() if glyph}
    widths = {name: font.get_glyph_h_advance(glyph) for name, glyph in glyphs.items()}
    outlines = {}
    for name, glyph in glyphs.items():
        pen = T2CharStringPen(widths[name], None)
        font.draw_glyph_with_pen(glyph, pen)
        outlines[name] = pen.getCharString(optimize=False)
    builder = FontBuilder(face.upem, isTTF=False)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(each): f"u{ord(each):05X}" for each, glyph in held.items() if glyph})
    builder.setupCFF("Synthetic", {}, outlines, {})
    builder.setupHorizontalMetrics({name: (width, 0) for name, width in widths.items()})
    extents = font.get_font_extents("ltr")
    builder.setupHorizontalHeader(ascent=extents.ascender, descent=extents.descender)
    builder.setupNameTable({"familyName": "Synthetic", "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=extents.ascender, sTypoDescender=extents.descender)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    target = io.BytesIO()
    builder.font.recalcTimestamp = False
    builder.font.save(target)
    return target.getvalue()
