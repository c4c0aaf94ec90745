"""Read drawings in the old form (VML): pictures and text boxes of WPS and of Word before 2010."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import Border, RunStyle
from docgen.pdf.measures import color, number, points
from docgen.pdf.model import Along, Anchored, From, Inline, Picture
from docgen.pdf.pictures import stored_picture
from docgen.pdf.reading import DEEPEST, Around, Inside, Reading
from docgen.pdf.reading_findings import NESTING, SHAPE, WRAP
from docgen.pdf.xml_names import children, clark, name_of

_ASIDE: Final = frozenset({"shapetype", "group", "AlternateContent", "binData", "OLEObject"})
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
_NAMED: Final = {"black": "#000000", "white": "#ffffff", "red": "#ff0000"}
_INSETS: Final = (7.2, 3.6, 7.2, 3.6)
"""Left, top, right, bottom."""
_USUAL: Final = 72.0


def read_vml(
    reading: Reading, pict: etree._Element, around: Around, inside: Inside, style: RunStyle
) -> list[Inline]:
    """Return the pictures and text boxes of ``w:pict``; other shapes are reported."""
    found: list[Inline] = []
    for shape in children(pict):
        if name_of(shape) == "group":
            found += read_vml(reading, shape, around, inside, style)
        elif name_of(shape) not in _ASIDE:
            drawn = _drawn(reading, shape, around, inside, style)
            found += [drawn] if drawn else []
    return found


def _drawn(
    reading: Reading, shape: etree._Element, around: Around, inside: Inside, style: RunStyle
) -> Inline | None:
    look = _look(shape.get("style", ""))
    data = shape.find(clark("v:imagedata"))
    if data is not None:
        media = stored_picture(reading, around.part, data.get(clark("r:id"), ""))
        alt = shape.get("alt", "") or data.get(clark("o:title"), "")
        width, height = _length(look, "width") or _USUAL, _length(look, "height") or _USUAL
        if not media or look.get("position") != "absolute":
            return Picture(media, width, height, alt, style) if media else None
        picture = Anchored(*_place(look), width, height, behind=False, media=media, alt=alt)
        return _placed(reading, shape, look, picture)
    content = shape.find(f".//{clark('w:txbxContent')}")
    if content is None or name_of(shape) not in _BOXES:
        words = "".join(each.get("string", "") for each in shape.iter(clark("v:textpath")))[:40]
        reading.report(SHAPE, Text(words or f"VML {name_of(shape)}", words or f"VML {name_of(shape)}"))
        return None
    if around.depth >= DEEPEST:
        reading.report(NESTING, Text("文本框", "a text box"))
        return None
    inner = shape.find(clark("v:textbox"))
    text = _look(inner.get("style", "") if inner is not None else "")
    box = Anchored(
        *_place(look),
        _length(look, "width"),
        _length(look, "height"),
        behind=False,
        blocks=inside(content, around.deeper()),
        padding=_padding(shape),
        border=_outline(shape),
        background="" if shape.get("filled") in ("f", "false") else _color(shape.get("fillcolor", "")),
        turned=_turned(text),
        grows=text.get("mso-fit-shape-to-text", "") in ("t", "true"),
        reserves=look.get("position") != "absolute",
    )
    return _placed(reading, shape, look, box)


def _turned(text: Mapping[str, str]) -> int:
    """Return the degrees by which the text of a box is turned, of the style of ``v:textbox``."""
    if "vertical" not in text.get("layout-flow", ""):
        return 0
    return 270 if text.get("mso-layout-flow-alt", "") == "bottom-to-top" else 90


def _placed(reading: Reading, shape: etree._Element, look: Mapping[str, str], box: Anchored) -> Anchored:
    wrap = next((each.get("type", "") for each in shape if name_of(each) == "wrap"), "")
    if wrap in ("square", "tight", "through"):
        reading.report(WRAP, Text(box.alt or "VML", box.alt or "VML"))
    return replace(
        box, behind=number(look.get("z-index")) < 0, reserves=box.reserves or wrap == "topAndBottom"
    )


def _look(text: str) -> Mapping[str, str]:
    """Return the declarations of a style attribute."""
    pairs = (each.partition(":") for each in text.split(";"))
    return {name.strip().lower(): value.strip() for name, _, value in pairs}


def _length(look: Mapping[str, str], name: str) -> float:
    """Return a length in points; without a unit it is one already."""
    text = look.get(name, "")
    return points(re.sub(r"^([-+]?)\.", r"\g<1>0.", text.replace("px", "")), 1.0) or 0.0


def _place(look: Mapping[str, str]) -> tuple[Along, Along]:
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
    if shape.get("stroked") in ("f", "false"):
        return None
    return Border(
        points(shape.get("strokeweight"), 1.0) or 0.75,
        color=_color(shape.get("strokecolor", "")) or "#000000",
    )


def _color(text: str) -> str:
    name = text.split(" ", maxsplit=1)[0]
    return _NAMED.get(name, "") or color(name.removeprefix("#"))
