"""Read drawings in the old form (VML): pictures and text boxes of WPS and of Word before 2010."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import Border, RunStyle
from docgen.pdf.measures import number, points
from docgen.pdf.model import Along, Anchored, From, Inline, Picture
from docgen.pdf.pictures import LOST_WORDS, NO_WORDS, blank_picture, stored_picture
from docgen.pdf.reading import DEEPEST, Around, Inside, Reading
from docgen.pdf.reading_findings import NESTING, SHAPE, WRAP
from docgen.pdf.word_art import vml_color, vml_number, word_art
from docgen.pdf.xml_names import children, clark, name_of

_ASIDE: Final = frozenset({"shapetype", "AlternateContent", "binData", "OLEObject"})
_BOXES: Final = frozenset({"shape", "rect", "roundrect", "oval"})
_BASES: Final = {"page": From.PAGE, "margin": From.MARGIN, "line": From.PARAGRAPH}
_SIDES: Final = {
    "left": "start",
    "top": "start",
    "center": "center",
    "right": "end",
    "bottom": "end",
    "inside": "inside",
    "outside": "outside",
}
_INSETS: Final = (7.2, 3.6, 7.2, 3.6)
"""Left, top, right, bottom."""
_USUAL: Final = 72.0
_NO: Final = ("f", "false")
_YES: Final = ("t", "true")
_LEAST_RULE: Final = 0.75
_GRAY: Final = "#a0a0a0"
_ENDS: Final = ("from", "to")
_FRAME: Final = ("left", "top", "width", "height")
_GROUP: Final = 1000.0
"""Units to the width and height of a group that does not say how many it has."""
_PARTS: Final = 65_536
_LEAST_LINE: Final = 2.0
"""Points that a line may lean and still be drawn upright or across."""

Look = Mapping[str, str]
"""The declarations of a style attribute."""


def read_vml(
    reading: Reading, pict: etree._Element, around: Around, inside: Inside, style: RunStyle
) -> list[Inline]:
    """Return the pictures, text boxes and lines of ``w:pict``; other shapes are reported."""
    reader = _VmlReader(reading, around, inside)
    found: list[Inline] = []
    for shape in children(pict):
        look = _look(shape.get("style", ""))
        drawn = reader.drawn(shape, look, (_length(look, "width"), _length(look, "height")))
        if drawn and drawn.media and look.get("position") != "absolute":
            found.append(Picture(drawn.media, drawn.width, drawn.height, drawn.alt, style))
        elif drawn:
            found.append(_placed(reading, shape, look, drawn))
    return found


@dataclass(frozen=True, slots=True)
class _VmlReader:
    """Read shapes, alone or in groups."""

    reading: Reading
    around: Around
    inside: Inside

    def drawn(self, shape: etree._Element, look: Look, size: tuple[float, float]) -> Anchored | None:
        """Return a shape of `size` in points, placed as one that stands alone; None where none is drawn."""
        name = name_of(shape)
        if name in _ASIDE:
            return None
        if name == "group":
            inner = replace(self, around=self.around.deeper())
            return Anchored(*_place(look), *size, behind=False, parts=tuple(inner.parts(shape, size)))
        if name == "line":
            return self._line(shape, look)
        if shape.get(clark("o:hr")) in _YES:
            rule = Border(max(size[1], _LEAST_RULE), color=vml_color(shape.get("fillcolor", "")) or _GRAY)
            width = size[0] or self.around.sheet.column_width
            return Anchored(*_place(look), width, 0.0, behind=False, border=rule)
        data = shape.find(clark("v:imagedata"))
        if data is not None:
            media = stored_picture(self.reading, self.around.part, data.get(clark("r:id"), ""))
            alt = shape.get("alt", "") or data.get(clark("o:title"), "") or NO_WORDS
            width, height = (each or _USUAL for each in size)
            picture = Anchored(*_place(look), width, height, behind=False, media=media, alt=alt)
            if media:
                return replace(picture, angle=_angle(look))
            return replace(picture, media=blank_picture(self.reading), alt=LOST_WORDS)
        path = shape.find(clark("v:textpath"))
        if path is not None and path.get("string"):
            self.reading.report(SHAPE, Text("艺术字画成普通文字", "WordArt is drawn as plain text"))
            box = Anchored(*_place(look), *size, behind=False, blocks=(word_art(shape, path, size),))
            return replace(box, angle=_angle(look), stands="center")
        return self._box(shape, look, size)

    def _box(self, shape: etree._Element, look: Look, size: tuple[float, float]) -> Anchored | None:
        content = shape.find(f".//{clark('w:txbxContent')}")
        if content is None or name_of(shape) not in _BOXES:
            self.reading.report(SHAPE, Text(f"VML {name_of(shape)}", f"VML {name_of(shape)}"))
            return None
        if self.around.depth >= DEEPEST:
            self.reading.report(NESTING, Text("文本框", "a text box"))
            return None
        inner = shape.find(clark("v:textbox"))
        text = _look(inner.get("style", "") if inner is not None else "")
        return Anchored(
            *_place(look),
            *size,
            behind=False,
            blocks=self.inside(content, self.around.deeper()),
            padding=_padding(shape),
            border=_outline(shape),
            background="" if shape.get("filled") in _NO else vml_color(shape.get("fillcolor", "")),
            turned=_turned(text),
            grows=text.get("mso-fit-shape-to-text", "") in _YES,
            angle=_angle(look),
        )

    def _line(self, shape: etree._Element, look: Look) -> Anchored | None:
        """Return a line that runs across or down."""
        ends = [
            [points(text.strip(), 1.0) or 0.0 for text in shape.get(each, "").split(",")] for each in _ENDS
        ]
        if any(len(end) != len(_ENDS) for end in ends) or (border := _outline(shape)) is None:
            return None
        (x, y), (right, bottom) = ends
        if min(abs(right - x), abs(bottom - y)) > _LEAST_LINE:
            self.reading.report(SHAPE, Text("斜线", "a line aslant"))
            return None
        across, down = _place(look)
        across = replace(across, offset=across.offset + min(x, right))
        down = replace(down, offset=down.offset + min(y, bottom))
        return Anchored(across, down, abs(right - x), abs(bottom - y), behind=False, border=border)

    def parts(self, group: etree._Element, size: tuple[float, float]) -> Iterator[Anchored]:
        """Yield the shapes of a group, each at its place from the corner of the group."""
        if self.around.depth >= DEEPEST:
            self.reading.report(NESTING, Text("组合图形", "a group of shapes"))
            return
        origin = _units(group.get("coordorigin", "0,0"))
        across, down = (
            each / (units or _GROUP)
            for each, units in zip(size, _units(group.get("coordsize", "")), strict=True)
        )
        for shape in children(group):
            look = _look(shape.get("style", ""))
            left, top, width, height = (_unit(look.get(name, "")) for name in _FRAME)
            drawn = self.drawn(shape, look, (width * across, height * down))
            if drawn and name_of(shape) == "line":
                self.reading.report(SHAPE, Text("组合中的直线", "a line in a group"))
            elif drawn:
                x, y = (left - origin[0]) * across, (top - origin[1]) * down
                yield replace(drawn, across=Along(From.PAGE, x), down=Along(From.PAGE, y))


def _placed(reading: Reading, shape: etree._Element, look: Look, box: Anchored) -> Anchored:
    wrap = next((each.get("type", "") for each in shape if name_of(each) == "wrap"), "")
    if wrap in ("square", "tight", "through"):
        reading.report(WRAP, Text(box.alt or "VML", box.alt or "VML"))
    reserves = wrap == "topAndBottom" or (look.get("position") != "absolute" and name_of(shape) != "line")
    return replace(box, behind=number(look.get("z-index")) < 0, reserves=reserves)


def _angle(look: Look) -> float:
    """Return the degrees by which a shape is turned clockwise; Word also writes 65536th parts of them."""
    text = look.get("rotation", "")
    return _unit(text) / (_PARTS if text.endswith("fd") else 1) % 360


def _unit(text: str) -> float:
    """Return the number that a text begins with, in whatever unit; 0 for none."""
    return vml_number(text) or 0.0


def _units(text: str) -> tuple[float, float]:
    first, _, second = text.partition(",")
    return _unit(first), _unit(second)


def _turned(text: Look) -> int:
    """Return the degrees by which the text of a box is turned, of the style of ``v:textbox``."""
    if "vertical" not in text.get("layout-flow", ""):
        return 0
    return 270 if text.get("mso-layout-flow-alt", "") == "bottom-to-top" else 90


def _look(text: str) -> Look:
    """Return the declarations of a style attribute."""
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(look: Look, name: str) -> float:
    """Return a length in points; without a unit it is one already."""
    text = look.get(name, "")
    return points(re.sub(r"^([-+]?)\.", r"\g<1>0.", text.replace("px", "")), 1.0) or 0.0


def _place(look: Look) -> tuple[Along, Along]:
    def along(axis: str, edge: str, usual: From) -> Along:
        base = _BASES.get(look.get(f"mso-position-{axis}-relative", ""), usual)
        side = _SIDES.get(look.get(f"mso-position-{axis}", ""), "")
        return Along(base, _length(look, f"margin-{edge}") or _length(look, edge), side)

    return along("horizontal", "left", From.COLUMN), along("vertical", "top", From.PARAGRAPH)


def _padding(shape: etree._Element) -> tuple[float, float, float, float]:
    box = shape.find(clark("v:textbox"))
    asked = (box.get("inset", "") if box is not None else "").split(",")
    given = [points(text.strip(), 1.0) for text in asked] + [None] * 4
    left, top, right, bottom = (
        usual if value is None else value for value, usual in zip(given[:4], _INSETS, strict=True)
    )
    return top, right, bottom, left


def _outline(shape: etree._Element) -> Border | None:
    if shape.get("stroked") in _NO:
        return None
    return Border(
        points(shape.get("strokeweight"), 1.0) or 0.75,
        color=vml_color(shape.get("strokecolor", "")) or "#000000",
    )
