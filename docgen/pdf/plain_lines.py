"""Set lines of plain characters in WeasyPrint without asking Pango about each of them.

docgen has broken every line before WeasyPrint sees it, and the fonts it gives (`docgen.pdf.fontsheet`) have
neither kerning nor ligatures. So where one font sets a whole line, its glyphs and its width are those of its
characters, added up. Pango finds the same in twenty times the time, and is asked twice: for the layout, and
again when the page is drawn.

WeasyPrint has no hook for this, so three of its functions are wrapped, once. They do anything new only for a
font configuration within `plain_lines`; all other text, and every line that is not plain, goes the old way.
A few characters of each font at each size are also set by Pango: where their width is not the sum, that font
is left to Pango. Pages, widths and text come out the same.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Final

import uharfbuzz as hb
from weasyprint.draw import text as drawing
from weasyprint.layout import inline
from weasyprint.text.ffi import FROM_UNITS, TO_UNITS, ffi, pango
from weasyprint.text.line_break import Layout, line_size

from docgen.pdf.glyphs import Face, Glyphs, Typeface

_PLAIN: Final = re.compile(
    "[ -~·—‘’“”…‰"  # Latin, and what Chinese takes from its punctuation
    "\u2460-\u249b"  # numbers in circles and brackets
    "\u25a0-\u25a9\u25b2\u25b3\u25bc\u25bd\u25c6\u25c7\u25cb\u25ce\u25cf"  # signs of status
    "\u3000-\u3029\u3400-\u4dbf\u4e00-\u9fff\uff01-\uff5e]+"
)
"""Characters that stand for themselves: no marks, no emoji, nothing that is written from right to left."""

_PROBE: Final = 4
"""Characters of a line that Pango is shown: it draws the outline of each to learn how wide it is."""

_WRAPPED: Final[Mapping[str, tuple[Any, tuple[str, ...]]]] = {
    "split_first_line": (
        inline,
        ("text", "style", "context", "max_width", "justification_spacing", "is_line_start", "minimum"),
    ),
    "strut": (inline, ("style",)),
    "draw_first_line": (drawing, ("stream", "textbox", "text_overflow", "block_ellipsis", "matrix")),
}
"""The functions of WeasyPrint 70 that are wrapped: where they are looked up, and what they take."""


@contextmanager
def plain_lines(configuration: Any, fonts: Mapping[str, bytes]) -> Iterator[None]:
    """Let what is laid out and drawn with `configuration` within set its plain lines fast.

    `fonts` are the fonts that it is given, by family. Where WeasyPrint is built in another way than is known
    here, nothing is changed.
    """
    if not _wrap():
        yield
        return
    lines = _Lines({family: Typeface(data) for family, data in fonts.items()})
    configuration.docgen_lines = lines
    try:
        yield
    finally:
        del configuration.docgen_lines
        lines.faces.clear()  # they hold pages, and the styles that hold them are freed late


@dataclass(frozen=True, slots=True, eq=False)
class _SetLine:
    """Stands in for WeasyPrint's `Layout` of a line."""

    face: Face
    text: str
    spacing: int
    first_line_direction: int = 0

    def reactivate(self, style: object) -> None:
        """Do nothing: all is known."""

    def deactivate(self) -> None:
        """Do nothing: nothing is kept that takes room."""


@dataclass(frozen=True, slots=True)
class _Lines:
    """The fonts of one document."""

    typefaces: Mapping[str, Typeface]
    faces: dict[tuple[str, float], Face | None] = field(default_factory=dict)
    """What Pango has shown of them, by family and size in pixels; None for what is left to Pango."""

    def setter(self, style: Any) -> _Setter:
        """Return what sets the plain lines of `style`, which remembers it."""
        known: _Setter | None = vars(style).get("docgen_setter")
        if known is None:
            known = style.docgen_setter = _Setter(self, style)
        return known


class _Setter:
    """Sets the plain lines of one style."""

    def __init__(self, lines: _Lines, style: Any) -> None:
        self.lines, self._style = lines, style
        self._size = float(style["font_size"])
        self._after = _spacing(style)
        self._units = int(self._after * TO_UNITS)
        self._owned = list(self._families()) if self._is_plain() else []

    def set(self, text: str) -> tuple[_SetLine, float] | None:
        """Return the line and its width in pixels; None where it is not plain."""
        if not self._owned or not _PLAIN.fullmatch(text) or text.isspace():
            return None
        characters = frozenset(text)
        family = next((family for family, owned in self._owned if characters <= owned), None)
        face = self._face(family, text) if family is not None else None
        if face is None:
            return None
        width = face.width(text, self._units) * FROM_UNITS + self._after
        return _SetLine(face, text, self._units), width

    def _is_plain(self) -> bool:
        style = self._style
        return (
            self._size > 0
            and style["white_space"] == "pre"
            and style["direction"] == "ltr"
            and style["text_decoration_line"] == "none"
            and style["font_weight"] == 400
            and {style["font_style"], style["font_stretch"], style["font_variant_caps"]} == {"normal"}
            and not style["word_spacing"]
            and "justify" not in {style["text_align_all"], style["text_align_last"]}
        )

    def _families(self) -> Iterator[tuple[str, frozenset[str]]]:
        """Yield the fonts of the style in their order, each with the characters that none before it has."""
        taken = frozenset[str]()
        for family in self._style["font_family"]:
            if family in self.lines.typefaces:
                typeface = self.lines.typefaces[family]
                yield family, typeface.plain - taken
                taken |= typeface.characters

    def _face(self, family: str, text: str) -> Face | None:
        faces = self.lines.faces
        if (family, self._size) not in faces:
            probe = "".join(text.split())[:_PROBE]
            faces[family, self._size] = _shown(probe, self._style, self.lines.typefaces[family].face)
        return faces[family, self._size]


def _spacing(style: Any) -> float:
    spacing = style["letter_spacing"]
    return 0.0 if spacing == "normal" else float(spacing)


def _shown(text: str, style: Any, typeface: hb.Face) -> Face | None:
    """Return how Pango sets `text`; None where that is not the sum of its characters."""
    layout = Layout(style)
    layout.set_text(text)
    line, _ = layout.get_first_line()
    width, height = line_size(line, style)
    baseline = pango.pango_layout_get_baseline(layout.layout) * FROM_UNITS
    run = line.runs[0]
    font = run.data.item.analysis.font
    while run != ffi.NULL:
        if run.data.item.analysis.font != font:
            return None
        run = run.next
    scaled = hb.Font(typeface)
    units = int(style["font_size"] * TO_UNITS)
    scaled.scale = units, units
    face = Face(font, layout, Glyphs(scaled), height, baseline)
    after = _spacing(style)
    same = face.width(text, int(after * TO_UNITS)) * FROM_UNITS + after == width
    return face if same else None


@cache
def _wrap() -> bool:
    """Wrap the functions of WeasyPrint, once; say whether they are what is known here."""
    for name, (module, parameters) in _WRAPPED.items():
        if tuple(inspect.signature(getattr(module, name, tuple)).parameters) != parameters:
            return False
    inline.split_first_line = _splitting(inline.split_first_line)
    inline.strut = _strutting(inline.strut)
    drawing.draw_first_line = _drawing(drawing.draw_first_line)
    return True


def _splitting(usual: Callable[..., Any]) -> Callable[..., Any]:
    """Return what finds the first line of a text, and how large it is."""

    def split_first_line(text: str, style: Any, *how: Any, **else_how: Any) -> Any:
        lines: _Lines | None = getattr(style.font_config, "docgen_lines", None)
        if lines is not None:
            line, broken, _ = text.partition("\n")
            found = lines.setter(style).set(line) if line else None
            if found is not None:
                made, width = found
                length = len(line.encode())
                resume = length + 1 if broken else None
                return made, length, resume, width, made.face.height, made.face.baseline
        return usual(text, style, *how, **else_how)

    return split_first_line


def _strutting(usual: Callable[..., tuple[float, float]]) -> Callable[..., tuple[float, float]]:
    """Return what measures an empty line, and remembers it for each style."""

    def strut(style: Any) -> tuple[float, float]:
        if not hasattr(style.font_config, "docgen_lines"):
            return usual(style)
        known: tuple[float, float] | None = vars(style).get("docgen_strut")
        if known is None:
            known = style.docgen_strut = usual(style)
        return known

    return strut


def _drawing(usual: Callable[..., list[Any]]) -> Callable[..., list[Any]]:
    """Return what draws a line."""

    def draw_first_line(
        stream: Any, textbox: Any, text_overflow: str, block_ellipsis: str, matrix: Any
    ) -> list[Any]:
        line = textbox.pango_layout
        if not isinstance(line, _SetLine):
            return usual(stream, textbox, text_overflow, block_ellipsis, matrix)
        face = line.face
        face.begin(stream)
        stream.set_text_matrix(*matrix.values)
        stream.set_font_size(face.ink.hash, face.size)
        stream.show_text(face.drawn(line.text, line.spacing))
        return []

    return draw_first_line
