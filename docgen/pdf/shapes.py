"""Read what a drawing holds: a picture, a shape with its text, a group of both."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.ooxml.package import PackageError
from docgen.pdf.appearance import Border
from docgen.pdf.cascade import merged
from docgen.pdf.measures import emu, whole
from docgen.pdf.model import Along, Anchored, From
from docgen.pdf.picture_edits import Edit, edited_picture
from docgen.pdf.pictures import LOST_WORDS, NO_WORDS, blank_picture, shown_picture
from docgen.pdf.reading import DEEPEST, Around, Inside, Reading
from docgen.pdf.reading_findings import DIRECTION, NESTING, SHAPE
from docgen.pdf.theme_colors import drawing_color
from docgen.pdf.xml_names import children, chosen, clark, name_of

_TURNS: Final = {"vert": 90, "eaVert": 90, "vert270": 270, "mongolianVert": 90}
_STANDS: Final = {"t": "start", "ctr": "center", "b": "end"}
_FILLS: Final = ("gradFill", "pattFill", "blipFill")
_LINES: Final = frozenset({"line", "straightConnector1"})
_CORNERS: Final = {
    "rect": 0.0,
    "flowChartProcess": 0.0,
    "roundRect": 1 / 6,
    "flowChartAlternateProcess": 1 / 6,
    "ellipse": 0.5,
    "flowChartConnector": 0.5,
}
"""Shapes that are boxes, and how round their corners are: the radius as a share of the shorter side."""
_QUOTED: Final = 40
"""Characters of lost text that a finding names."""
_TURN: Final = re.compile(r"-?\d{1,9}")
_UNIT: Final = 60_000
"""Parts of a degree that DrawingML counts."""
_LEAST_LINE: Final = 2.0
"""Points that a line may lean and still be drawn upright or across."""
_NOWHERE: Final = Along(From.PARAGRAPH)
_WORDS: Final = tuple(map(clark, ("w:t", "a:t")))


@dataclass(frozen=True, slots=True)
class _Scale:
    """How the units of a group become points of the whole drawing."""

    x: float = 0.0
    y: float = 0.0
    across: float = 1.0
    down: float = 1.0

    def within(self, group: etree._Element | None) -> _Scale:
        """Return the scale inside a group with this ``a:xfrm``."""
        if group is None:
            return self
        at, size = _pair(group, "a:off", "x", "y"), _pair(group, "a:ext", "cx", "cy")
        inner_at, inner = _pair(group, "a:chOff", "x", "y"), _pair(group, "a:chExt", "cx", "cy")
        across = self.across * (size[0] / inner[0] if inner[0] else 1.0)
        down = self.down * (size[1] / inner[1] if inner[1] else 1.0)
        x = self.x + at[0] * self.across - inner_at[0] * across
        return _Scale(x, self.y + at[1] * self.down - inner_at[1] * down, across, down)


def read_held(reading: Reading, held: etree._Element, around: Around, inside: Inside) -> Anchored | None:
    """Return what stands in ``a:graphicData``, its place still to be filled in; None where none is drawn.

    What is lost keeps its room.
    """
    match name_of(held):
        case "pic":
            return _picture(reading, held, around)
        case "wsp":
            return _shape(reading, held, around, inside)
        case "wgp" | "wpc":
            return _group(reading, held, around, inside)
    report_lost(reading, held, around)
    return _room(reading)


def report_lost(reading: Reading, held: etree._Element, around: Around) -> None:
    """Report a drawing of a kind that is not drawn, with the words that are lost with it."""
    kind = name_of(held)
    words = " ".join(each.text for each in _places(reading, held, around) if each.text)[:_QUOTED]
    kinds = {"chart": Text("图表", "chart"), "relIds": Text("SmartArt", "SmartArt")}
    called = kinds.get(kind, Text(kind, kind))
    reading.report(SHAPE, Text(f"{called.zh} {words}".strip(), f"{called.en} {words}".strip()))


def _places(reading: Reading, held: etree._Element, around: Around) -> Iterator[etree._Element]:
    """Yield the elements with words in a drawing, and in the parts of the file that it refers to."""
    yield from held.iter(*_WORDS)
    for identifier in dict.fromkeys(
        str(text) for key, text in held.attrib.items() if str(key).startswith(clark("r:id")[:-2])
    ):
        relation = reading.relation(around.part, identifier)
        if relation is None or relation.external or not relation.target.endswith(".xml"):
            continue
        try:
            root = reading.source.xml(relation.target)
        except PackageError:
            continue  # the drawing is lost with or without its words
        yield from () if root is None else root.iter(*_WORDS)


def _picture(reading: Reading, held: etree._Element, around: Around) -> Anchored | None:
    media = shown_picture(reading, around.part, held.find(clark("pic:blipFill/a:blip")))
    if not media:
        return _room(reading)
    transform = held.find(clark("pic:spPr/a:xfrm"))
    media = edited_picture(reading, media, Edit.of(held.find(clark("pic:blipFill/a:srcRect")), transform))
    named = held.find(clark("pic:nvPicPr/pic:cNvPr"))
    alt = "" if named is None else named.get("descr") or named.get("name") or ""
    box = Anchored(_NOWHERE, _NOWHERE, 0, 0, behind=False, media=media, alt=alt or NO_WORDS)
    return replace(box, angle=_angle(transform))


def _room(reading: Reading) -> Anchored:
    """Return the room of a drawing that is not drawn."""
    return Anchored(_NOWHERE, _NOWHERE, 0, 0, behind=False, media=blank_picture(reading), alt=LOST_WORDS)


def _group(reading: Reading, group: etree._Element, around: Around, inside: Inside) -> Anchored:
    scale = _Scale().within(group.find(clark("wpg:grpSpPr/a:xfrm")))
    origin = _pair(group.find(clark("wpg:grpSpPr/a:xfrm")), "a:off", "x", "y")
    scale = replace(scale, x=scale.x - origin[0], y=scale.y - origin[1])
    parts = tuple(_parts(reading, group, around, inside, scale))
    return Anchored(_NOWHERE, _NOWHERE, 0, 0, behind=False, parts=parts)


def _parts(
    reading: Reading, group: etree._Element, around: Around, inside: Inside, scale: _Scale
) -> Iterator[Anchored]:
    """Yield the drawings of a group, each at its place from the corner of the whole."""
    if around.depth >= DEEPEST:
        reading.report(NESTING, Text("组合图形", "a group of shapes"))
        return
    for child in children(group):
        match name_of(child):
            case "AlternateContent":
                yield from _parts(reading, chosen(child), around.deeper(), inside, scale)
            case "grpSp" | "wgp":
                own = child.find(clark("wpg:grpSpPr/a:xfrm"))
                if _angle(own):
                    reading.report(
                        SHAPE, Text("组合的旋转未画出", "a group is drawn upright that Word turns")
                    )
                yield from _parts(reading, child, around.deeper(), inside, scale.within(own))
            case "wsp" | "pic" | "graphicFrame" | "contentPart":
                own = child.find(f"*/{clark('a:xfrm')}")
                size = _pair(own, "a:ext", "cx", "cy")
                at = _pair(own, "a:off", "x", "y")
                box = read_held(reading, child, around.deeper(), inside)
                if box is not None:
                    yield replace(
                        box,
                        across=Along(From.PAGE, scale.x + at[0] * scale.across),
                        down=Along(From.PAGE, scale.y + at[1] * scale.down),
                        width=size[0] * scale.across,
                        height=size[1] * scale.down,
                    )


def _pair(element: etree._Element | None, path: str, *names: str) -> tuple[float, float]:
    found = None if element is None else element.find(clark(path))
    first, second = (0.0 if found is None else emu(found.get(name)) for name in names)
    return first, second


def _angle(transform: etree._Element | None) -> float:
    """Return the degrees by which a transform turns clockwise."""
    text = "" if transform is None else transform.get("rot", "")
    return int(text) / _UNIT % 360 if _TURN.fullmatch(text) else 0.0


def _shape(reading: Reading, shape: etree._Element, around: Around, inside: Inside) -> Anchored | None:
    properties, style = shape.find(clark("wps:spPr")), shape.find(clark("wps:style"))
    geometry = None if properties is None else properties.find(clark("a:prstGeom"))
    kind = geometry.get("prst", "") if geometry is not None else ""
    content = shape.find(clark("wps:txbx/w:txbxContent"))
    outline, fill = _outline(reading, properties, style), _fill(reading, properties, style)
    transform = None if properties is None else properties.find(clark("a:xfrm"))
    if content is None and (kind not in (*_LINES, *_CORNERS) or (kind in _LINES and _leans(transform))):
        reading.report(SHAPE, Text(kind or "?", kind or "?"))
        return None
    if content is not None and kind not in ("", *_LINES, *_CORNERS) and (outline or fill):
        reading.report(SHAPE, Text(f"{kind} 画成矩形", f"{kind} is drawn as a rectangle"))
    if around.depth >= DEEPEST:
        reading.report(NESTING, Text("文本框", "a text box"))
        return None
    body = shape.find(clark("wps:bodyPr"))
    insets = {side: emu(text) for side in "tblr" if body is not None and (text := body.get(f"{side}Ins"))}
    turned = _TURNS.get(body.get("vert", ""), 0) if body is not None else 0
    if body is not None and body.get("vert", "").startswith("wordArt"):
        reading.report(DIRECTION, Text("艺术字", "WordArt"))
    return Anchored(
        _NOWHERE,
        _NOWHERE,
        0,
        0,
        behind=False,
        blocks=inside(content, _in_style(reading, style, around)) if content is not None else (),
        padding=(insets.get("t", 3.6), insets.get("r", 7.2), insets.get("b", 3.6), insets.get("l", 7.2)),
        stands=_STANDS.get(body.get("anchor", "t"), "start") if body is not None else "start",
        turned=turned,
        border=outline,
        background=fill,
        grows=body is not None and body.find(clark("a:spAutoFit")) is not None,
        angle=_angle(transform),
        corners=_CORNERS.get(kind, 0.0),
    )


def _leans(transform: etree._Element | None) -> bool:
    """Say whether a line runs aslant."""
    return min(_pair(transform, "a:ext", "cx", "cy")) > _LEAST_LINE


def _in_style(reading: Reading, style: etree._Element | None, around: Around) -> Around:
    """Return what surrounds the text of a shape: its style gives that a colour."""
    shade = drawing_color(_reference(style, "fontRef"), reading.theme_colors)
    if not shade:
        return around.deeper()
    run = merged((around.run, {"color": {"val": shade.removeprefix("#")[:6]}}))
    return replace(around.deeper(), run=run)


def _reference(style: etree._Element | None, name: str) -> etree._Element | None:
    """Return ``a:lnRef``, ``a:fillRef`` or ``a:fontRef`` of a style; None where it asks for nothing."""
    found = None if style is None else style.find(clark(f"a:{name}"))
    return None if found is None or found.get("idx") == "0" else found


def _outline(
    reading: Reading, properties: etree._Element | None, style: etree._Element | None
) -> Border | None:
    line = None if properties is None else properties.find(clark("a:ln"))
    named = _reference(style, "lnRef")
    if line is not None and line.find(clark("a:noFill")) is not None:
        return None
    filled = line is not None and any(name_of(each).endswith("Fill") for each in children(line))
    shade = _fill(reading, line, None) if filled else drawing_color(named, reading.theme_colors)
    if line is None and not shade:
        return None
    weights = reading.theme_lines
    usual = (
        weights[min(whole(named.get("idx"), 1), len(weights)) - 1] if named is not None and weights else 0.75
    )
    weight = emu(line.get("w")) if line is not None else 0.0
    return Border(weight or usual, color=shade or "#000000")


def _fill(reading: Reading, element: etree._Element | None, style: etree._Element | None) -> str:
    """Return the colour that fills a shape or a line, empty for none; report what is no plain colour."""
    for name in _FILLS if element is not None else ():
        if element is not None and (fill := element.find(clark(f"a:{name}"))) is not None:
            reading.report(SHAPE, Text(f"填充 {name}", f"the fill {name}"))
            return drawing_color(fill.find(clark("a:gsLst/a:gs")), reading.theme_colors)
    solid = None if element is None else element.find(clark("a:solidFill"))
    if solid is None:
        none = element is not None and element.find(clark("a:noFill")) is not None
        return "" if none else drawing_color(_reference(style, "fillRef"), reading.theme_colors)
    found = drawing_color(solid, reading.theme_colors)
    if not found:
        asked = next((each.get("val") or name_of(each) for each in children(solid)), "?")
        reading.report(SHAPE, Text(f"颜色 {asked} 未知", f"the colour {asked} is unknown"))
    return found
