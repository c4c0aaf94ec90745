"""Choose the font files that charts are lettered from."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Final

from docgen.layout.faces import Face
from docgen.machine.fonts import SUBSTITUTES
from docgen.machine.names import Font

_FACES: Final = (Face.HEITI, Face.SONGTI)
"""What figures are lettered in, best first: a face of even strokes stays legible in small sizes."""
_LARGE: Final = (
    ("Noto Sans CJK SC", "Regular"),
    ("Noto Serif CJK SC", "Regular"),
    ("微软雅黑", ""),
    ("Microsoft YaHei", ""),
    ("PingFang SC", "Regular"),
    ("Songti SC", "Regular"),
)
"""Fonts that hold what GB 2312 lacks: family and style, an empty one for any."""


def lettering_files(fonts: Iterable[Font], *, chosen: str = "") -> tuple[Path, ...]:
    """Return the files among `fonts` that charts can be lettered from, best first; none where none is here.

    `chosen` is the family that an office sets 黑体 in, if it chose one; it may end in a style.
    """
    family, _, style = chosen.rpartition(" ")
    wanted = [(chosen, ""), (family, style)] if chosen else []
    for face in _FACES:
        wanted += [(face.value.family, ""), (face.value.alternate, ""), SUBSTITUTES[face]]
    known = tuple(fonts)
    files = (_file(family, style, known) for family, style in (*wanted, *_LARGE))
    return tuple(dict.fromkeys(file for file in files if file is not None))


def _file(family: str, style: str, fonts: tuple[Font, ...]) -> Path | None:
    """Return the first file of a family in a style; an empty style is Regular, if there is one, else any."""
    of_family = [font for font in fonts if family in font.families]
    for wanted in (style,) if style else ("Regular", ""):
        paths = [font.path for font in of_family if not wanted or wanted in font.styles]
        if paths:
            return min(paths)
    return None
