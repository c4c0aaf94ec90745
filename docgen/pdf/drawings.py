"""Read pictures, text boxes and lines, in the text or at a place of their own."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import (
    Border,
    RunStyle,
)
from docgen.pdf.measures import color, emu
from docgen.pdf.model import (
    Along,
    Anchored,
    From,
    Inline,
    Picture,
)
from docgen.pdf.pictures import shown_picture
from docgen.pdf.reading import DEEPEST, Around, Inside, Reading
from docgen.pdf.reading_findings import DIRECTION, NESTING, SHAPE, WRAP
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
_TURNS: Final = {"vert": 90, "eaVert": 90, "vert270": 270, "mongolianVert": 90}
_STANDS: Final = {"t": "start", "ctr": "center", "b": "end"}
_FILLS: Final = ("gradFill", "pattFill", "blipFill")
_QUOTED: Final = 40
"""Characters of lost text that a finding names."""
_FLOWING: Final = frozenset({"wrapSquare", "wrapTight", "wrapThrough"})
_LINES: Final = frozenset({"line", "straightConnector1"})


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
        box = _content(reading, frame, around, inside)
        if box is None:
            continue
        box = replace(box, width=width, height=height, alt=_alt(frame))
        if name_of(frame) == "anchor":
            found.append(_placed(reading, frame, around, box))
        elif box.media:
            found.append(Picture(box.media, width, height, box.alt, style))
        else:
            base = Along(From.COLUMN), Along(From.PARAGRAPH)
            found.append(replace(box, across=base[0], down=base[1], reserves=True))
    return found


def _alt(frame: etree._Element) -> str:
    properties = frame.find(clark("wp:docPr"))
    if properties is None:
        return ""
    return properties.get("descr") or properties.get("title") or properties.get("name") or ""


def _content(
    reading: Reading,
    frame: etree._Element,
    around: Around,
    inside: Inside,
) -> Anchored | None:
    """Return what the drawing holds, its place still to be filled in; None where nothing can be drawn."""
    data = frame.find(clark("a:graphic/a:graphicData"))
    held = next(children(data), None) if data is not None else None
    kind = name_of(held) if held is not None else ""
    nowhere = Along(From.PARAGRAPH)
    if kind == "pic" and held is not None:
        blip = held.find(clark("pic:blipFill/a:blip"))
        _report_picture(reading, held)
        media = shown_picture(reading, around.part, blip)
        return Anchored(nowhere, nowhere, 0, 0, behind=False, media=media) if media else None
    if kind == "wsp" and held is not None:
        return _shape(reading, held, around, inside)
    lost = "".join(each.text or "" for each in frame.iter(clark("w:t")))[:_QUOTED]
    reading.report(SHAPE, Text(f"{kind or '?'} {lost}".strip(), f"{kind or '?'} {lost}".strip()))
    return None


def _report_picture(reading: Reading, picture: etree._Element) -> None:
    crop = picture.find(clark("pic:blipFill/a:srcRect"))
    if crop is not None and any(value not in ("0", "") for value in crop.attrib.values()):
        reading.report(SHAPE, Text("图片的裁剪未画出", "a picture is drawn whole that Word crops"))
    transform = picture.find(clark("pic:spPr/a:xfrm"))
    if transform is not None and transform.get("rot", "0") != "0":
        reading.report(SHAPE, Text("图片的旋转未画出", "a picture is drawn upright that Word turns"))


def _shape(
    reading: Reading,
    shape: etree._Element,
    around: Around,
    inside: Inside,
) -> Anchored | None:
    properties = shape.find(clark("wps:spPr"))
    geometry = None if properties is None else properties.find(clark("a:prstGeom"))
    kind = geometry.get("prst", "") if geometry is not None else ""
    content = shape.find(clark("wps:txbx/w:txbxContent"))
    outline, fill = _outline(reading, properties), _fill(reading, properties)
    if content is None and kind not in (*_LINES, "rect"):
        reading.report(SHAPE, Text(kind or "?", kind or "?"))
        return None
    if content is not None and kind not in ("rect", "", *_LINES) and (outline or fill):
        reading.report(SHAPE, Text(f"{kind} 画成矩形", f"{kind} is drawn as a rectangle"))
    if around.depth >= DEEPEST:
        reading.report(NESTING, Text("文本框", "a text box"))
        return None
    body = shape.find(clark("wps:bodyPr"))
    insets = {side: emu(text) for side in "tblr" if body is not None and (text := body.get(f"{side}Ins"))}
    turned = _TURNS.get(body.get("vert", ""), 0) if body is not None else 0
    if body is not None and body.get("vert", "").startswith("wordArt"):
        reading.report(DIRECTION, Text("艺术字", "WordArt"))
    nowhere = Along(From.PARAGRAPH)
    return Anchored(
        nowhere,
        nowhere,
        0,
        0,
        behind=False,
        blocks=inside(content, around.deeper()) if content is not None else (),
        padding=(insets.get("t", 3.6), insets.get("r", 7.2), insets.get("b", 3.6), insets.get("l", 7.2)),
        stands=_STANDS.get(body.get("anchor", "t"), "start") if body is not None else "start",
        turned=turned,
        border=outline,
        background=fill,
        grows=body is not None and body.find(clark("a:spAutoFit")) is not None,
    )


def _outline(reading: Reading, properties: etree._Element | None) -> Border | None:
    line = None if properties is None else properties.find(clark("a:ln"))
    if line is None or line.find(clark("a:noFill")) is not None:
        return None
    return Border(emu(line.get("w")) or 0.75, color=_fill(reading, line) or "#000000")


def _fill(reading: Reading, element: etree._Element | None) -> str:
    """Return the colour that fills a shape or a line, empty for none; report what is no plain colour."""
    for name in () if element is None else _FILLS:
        if element is not None and element.find(clark(f"a:{name}")) is not None:
            reading.report(SHAPE, Text(f"填充 {name}", f"the fill {name}"))
    shade = None if element is None else next(iter(element.iterfind(f"{clark('a:solidFill')}/*")), None)
    if shade is None:
        return ""
    asked = shade.get("val", "")
    found = color(reading.theme_colors.get(asked, "") if name_of(shade) == "schemeClr" else asked)
    if not found or len(shade):
        reading.report(SHAPE, Text(f"颜色 {asked} 有出入", f"the colour {asked} is not drawn as it is"))
    return found


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
