"""Turn shapes into outlines that are filled or drawn; letters too, from the fonts' own curves.

matplotlib, by which fonts are read, is imported when the first chart is drawn.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docgen.charts.faults import FontError
from docgen.charts.shapes import BLACK, MM_PER_PT, Area, Shape, Stroke, Words
from docgen.diagnostics import Text

if TYPE_CHECKING:
    from matplotlib.ft2font import FT2Font
    from matplotlib.path import Path as Outline

_FONT_SIZE: Final = 100.0
"""Points at which outlines are taken from fonts."""


@dataclass(frozen=True, slots=True)
class Inked:
    """An outline in millimetres: filled with a grey, drawn with a line of `weight` points, or both."""

    outline: Outline
    fill: float | None
    weight: float = 0.0
    grey: float = BLACK
    dashes: tuple[float, ...] = ()


def inked(shapes: Sequence[Shape], files: Sequence[Path]) -> Iterator[Inked]:
    """Yield the outline of each shape, letters from the first of the font `files` that has them.

    Raises |FontError| where none has a character.
    """
    from matplotlib.path import Path as Outline

    letters = _Letters(files)
    for shape in shapes:
        match shape:
            case Area(dots, grey, edge):
                yield Inked(Outline([*dots, dots[0]], closed=True), grey, edge)
            case Stroke(runs, weight, grey, dashes):
                lines = Outline.make_compound_path(*(Outline(list(run)) for run in runs))
                yield Inked(lines, None, weight, grey, dashes)
            case Words():
                yield Inked(letters.outline(shape), shape.grey)


class _Letters:
    """The characters of several font files."""

    def __init__(self, files: Sequence[Path]) -> None:
        self._files = files

    @cached_property
    def _fonts(self) -> list[FT2Font]:
        from matplotlib.ft2font import FT2Font

        fonts = [FT2Font(str(file)) for file in self._files]
        for font in fonts:
            font.set_size(_FONT_SIZE, 72)
        return fonts

    def outline(self, words: Words) -> Outline:
        """Return the outline of one line of text."""
        import numpy as np
        from matplotlib.ft2font import LoadFlags
        from matplotlib.path import Path as Outline

        dots: list[Any] = [np.empty((0, 2))]
        codes: list[Any] = [np.empty(0, dtype=np.uint8)]
        advance = 0.0
        for character in words.text:
            font = self._font(character)
            glyph = font.load_char(ord(character), flags=LoadFlags.NO_HINTING | LoadFlags.NO_BITMAP)
            of_glyph, kinds = font.get_path()
            dots.append(of_glyph + np.array((advance, 0.0)))
            codes.append(kinds)
            advance += glyph.linearHoriAdvance / 65536
        scale = words.size / _FONT_SIZE * MM_PER_PT
        start = np.array((words.x - words.side.value * advance * scale, words.y))
        return Outline(np.concatenate(dots) * np.array((scale, -scale)) + start, np.concatenate(codes))

    def _font(self, character: str) -> FT2Font:
        for font in self._fonts:
            if font.get_char_index(ord(character)):
                return font
        code = f"{character} U+{ord(character):04X}"
        raise FontError(Text(f"没有字体含有 {code}", f"no font has {code}"))
