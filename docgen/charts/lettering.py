"""Say how large the text of charts is, where its lines end, and which fonts it is set in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from docgen.charts.faults import FontError
from docgen.diagnostics import Text
from docgen.layout.measure import broken_lines, width
from docgen.layout.sizes import SIZES
from docgen.layout.units import Pt

if TYPE_CHECKING:
    from matplotlib.figure import Figure

WIDTH: Final = 156.0
"""Millimetres of a chart: the type area of an upright page (GB/T 9704, 5.2.1)."""

MOST_HEADING: Final = 100.0
"""Millimetres that a heading may take."""
MOST_NAME: Final = 48.0
"""Millimetres that the names of bars may take."""
TEXT: Final = SIZES["五号"].pt
"""Size of names and values, in points."""
SMALL: Final = SIZES["小五"].pt
"""Size of what stands beside them: marks of the axis, targets, the year before."""

_WIDER: Final = 0.4
"""Ems by which a percent sign or a capital is wider than the half em that other Latin signs take."""
_LINE: Final = 1.2
"""Pitch of lines, in ems."""
_LOOKS: Final = (
    "cycler(color=['black'] * 6, marker=['s', '^', 'D', 'o', 'v', 'D'],"
    " linestyle=['-', (0, (5, 2)), (0, (1.5, 1.8)), (0, (7, 2, 1.5, 2)), '-', (0, (3, 1.5))],"
    " markerfacecolor=['black', 'white', 'black', 'white', 'black', 'white'])"
)
"""Of lines, in turn: they are told apart without colour."""
_STYLE: Final[MappingProxyType[str, Any]] = MappingProxyType(
    {
        "axes.axisbelow": True,
        "axes.spines.bottom": False,
        "axes.spines.left": False,
        "axes.spines.right": False,
        "axes.spines.top": False,
        "axes.prop_cycle": _LOOKS,
        "axes.titlelocation": "left",
        "axes.titlesize": TEXT,
        "axes.unicode_minus": False,
        "font.size": SMALL,
        "grid.color": "0.78",
        "grid.linewidth": 0.4,
        "legend.fontsize": SMALL,
        "legend.frameon": False,
        "legend.handlelength": 3.0,
        "lines.linewidth": 1.1,
        "lines.markersize": 5.0,
        "lines.scale_dashes": False,
        "patch.linewidth": 0.5,
        "svg.fonttype": "path",
        "svg.hashsalt": "docgen",
        "text.hinting": "none",
        "text.parse_math": False,
        "xtick.labelsize": SMALL,
        "xtick.major.size": 0.0,
        "ytick.labelsize": SMALL,
        "ytick.major.size": 0.0,
    }
)
"""What differs from the settings that matplotlib is shipped with."""


def width_mm(text: str, size: float) -> float:
    """Return about how wide `text` runs, rather too much than too little."""
    wide = sum(character == "%" or character.isupper() for character in text)
    return Pt((width(text) + _WIDER * wide) * size).mm


def height_mm(text: str, size: float) -> float:
    """Return how high the lines of `text` are together; nothing has no height."""
    return Pt((text.count("\n") + 1) * size * _LINE).mm if text else 0.0


def wrapped(text: str, size: float, room: float) -> str:
    """Return `text` broken into lines of at most `room` millimetres, about equally long."""
    ems = room / Pt(size).mm
    lines = broken_lines(text, ems)
    while len(lines) > 1 and len(closer := broken_lines(text, ems - 0.5)) == len(lines):
        lines, ems = closer, ems - 0.5
    return "\n".join(lines)


@contextmanager
def lettered(files: Sequence[Path]) -> Iterator[None]:
    """Draw with our settings, whatever the user's are, each character in the first of `files` that has it.

    matplotlib falls back from font to font by families only, and a machine has many fonts of one family: each
    file is made known to it as a family of its own, named by its path.
    """
    from matplotlib import style
    from matplotlib.font_manager import FontEntry, fontManager

    names = [str(file) for file in files]
    known = {entry.name for entry in fontManager.ttflist}
    fontManager.ttflist += [
        FontEntry(fname=name, name=name, size="scalable") for name in names if name not in known
    ]
    with style.context(["default", dict(_STYLE) | {"font.family": names}]):
        yield


def check_characters(figure: Figure, files: Sequence[Path]) -> None:
    """Raise |FontError| where none of the font `files` has a character that stands in `figure`."""
    from matplotlib.ft2font import FT2Font
    from matplotlib.text import Text as Label

    fonts = [FT2Font(str(file)) for file in files]
    texts = [text.get_text() for text in figure.findobj(Label)]
    for character in dict.fromkeys("".join(texts).replace("\n", "")):
        if not any(font.get_char_index(ord(character)) for font in fonts):
            code = f"{character} U+{ord(character):04X}"
            raise FontError(Text(f"没有字体含有 {code}", f"no font has {code}"))
