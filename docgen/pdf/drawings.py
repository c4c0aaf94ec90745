"""Read pictures, text boxes and lines, in the text or at a place of their own."""

from __future__ import annotations

from dataclasses import replace
from math import cos, radians, sin
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import (
    RunStyle,
)
from docgen.pdf.measures import emu
from docgen.pdf.model import (
    Along,
    Anchored,
    From,
    Inline,
    Picture,
)
from docgen.pdf.picture_edits import Edit, edited_picture
from docgen.pdf.pictures import LOST_WORDS, NO_WORDS
from docgen.pdf.reading import Around, Inside, Reading
from docgen.pdf.reading_findings import SHAPE, WRAP
from docgen.pdf.shapes import read_held
from docgen.pdf.xml_names import children, clark, name_of

_BASES: Final = {
    "page": From.PAGE,
    "leftMargin": From.PAGE,
    "topMargin": From.PAGE,
    "rightMargin": From.PAGE,
    "bottomMargin": From.BOTTOM_MARGIN,
    "margin": From.MARGIN,
    "insideMargin": From.PAGE,
    "outsideMargin": From.PAGE,
    "column": From.COLUMN,
    "character": From.COLUMN,
    "paragraph": From.PARAGRAPH,
    "line": From.PARAGRAPH,
}
_SIDES: Final = {"left": "start", "top": "start", "inside": "inside", "center": "center"}
_FLOWING: Final = frozenset({"wrapSquare", "wrapTight", "wrapThrough"})


def read_drawing(
    reading: Reading,
    drawing: etree._Element,
    around: Around,
    inside: Inside,
    style: RunStyle,
) -> list[Inline]:
    """Return what ``w:drawing`` draws; what cannot be drawn is reported."""
    found: list[Inline] = []
    for frame in children(drawing):
        extent = frame.find(clark("wp:extent"))
        width = max(emu(extent.get("cx")), 0.0) if extent is not None else 0.0
        height = max(emu(extent.get("cy")), 0.0) if extent is not None else 0.0
        data = frame.find(clark("a:graphic/a:graphicData"))
        held = next(children(data), None) if data is not None else None
        box = None if held is None else read_held(reading, held, around, inside)
        if held is None:
            reading.report(SHAPE, Text("?", "?"))
        if box is None:
            continue
        alt = box.alt if box.alt == LOST_WORDS else _alt(frame)
        box = replace(box, width=width, height=height, alt=alt)
        if name_of(frame) == "anchor":
            found.append(_placed(reading, frame, around, box))
        elif box.media:
            found.append(_in_line(reading, box, style))
        else:
            base = Along(From.COLUMN), Along(From.PARAGRAPH)
            found.append(replace(box, across=base[0], down=base[1], reserves=True))
    return found


def _in_line(reading: Reading, box: Anchored, style: RunStyle) -> Picture:
    """Return a picture that stands in the line; a turned one takes the room of its corners."""
    media = edited_picture(reading, box.media, Edit(angle=box.angle))
    if media == box.media:
        return Picture(media, box.width, box.height, box.alt, style)
    sine, cosine = abs(sin(radians(box.angle))), abs(cos(radians(box.angle)))
    width, height = box.width * cosine + box.height * sine, box.width * sine + box.height * cosine
    return Picture(media, width, height, box.alt, style)


def _alt(frame: etree._Element) -> str:
    properties = frame.find(clark("wp:docPr"))
    if properties is None:
        return NO_WORDS
    return properties.get("descr") or properties.get("title") or properties.get("name") or NO_WORDS


def _placed(reading: Reading, frame: etree._Element, around: Around, box: Anchored) -> Anchored:
    wrap = next((name_of(each) for each in children(frame) if name_of(each).startswith("wrap")), "wrapNone")
    behind = frame.get("behindDoc", "0") in ("1", "true")
    if wrap in _FLOWING and around.part == reading.source.main:
        reading.report(WRAP, Text(box.alt or wrap, box.alt or wrap))
    across = _along(frame.find(clark("wp:positionH")), around, vertical=False)
    down = _along(frame.find(clark("wp:positionV")), around, vertical=True)
    if frame.get("simplePos", "0") in ("1", "true"):
        simple = frame.find(clark("wp:simplePos"))
        across = Along(From.PAGE, emu(simple.get("x")) if simple is not None else 0.0)
        down = Along(From.PAGE, emu(simple.get("y")) if simple is not None else 0.0)
    reserves = wrap == "wrapTopAndBottom" or (
        wrap in _FLOWING and box.width > 0.8 * around.sheet.column_width
    )
    return replace(box, across=across, down=down, behind=behind, reserves=reserves)


def _along(position: etree._Element | None, around: Around, *, vertical: bool) -> Along:
    if position is None:
        return Along(From.PARAGRAPH if vertical else From.COLUMN)
    relative = position.get("relativeFrom", "")
    base = _BASES.get(relative, From.PARAGRAPH if vertical else From.COLUMN)
    align = position.find(clark("wp:align"))
    if align is not None:
        side = (align.text or "").strip()
        return Along(base, align=_SIDES.get(side, "outside" if side == "outside" else "end"))
    offset = position.find(clark("wp:posOffset"))
    distance = emu(offset.text) if offset is not None else 0.0
    sheet = around.sheet
    if relative == "rightMargin":
        distance += sheet.width - sheet.right
    if relative == "bottomMargin":
        base, distance = From.PAGE, distance + sheet.height - sheet.bottom
    return Along(base, distance)
