"""Draw pictures and text boxes, in the line or at a place on the page, as DrawingML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from lxml import etree

from docgen.layout.units import Length
from docgen.word.markup import NAMESPACES, clark, element, w

_SVG = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
"""The extension of a picture that holds its SVG form."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: distance from what it is anchored to, and size."""

    left: Length
    top: Length
    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Anchor:
    """Where a drawing stands: `across` and `down` name what its distances are counted from."""

    box: Box
    across: str
    down: str
    behind: bool = False
    turned: bool = False
    """Whether the text of a box runs from top to bottom, turned clockwise."""
    wrapped: bool = False
    """Whether text would flow around it; else it stands over the text or under it."""


def picture_run(relationship_id: str, anchor: Anchor, *, identifier: int, name: str) -> etree._Element:
    """Return a run with the picture of a relationship of the part."""
    blip = element("a:blip", {"r:embed": relationship_id})
    fill = element("pic:blipFill", None, blip, element("a:stretch", None, element("a:fillRect")))
    about = element(
        "pic:nvPicPr", None, element("pic:cNvPr", {"id": identifier, "name": name}), element("pic:cNvPicPr")
    )
    picture = element("pic:pic", None, about, fill, element("pic:spPr", None, *_shape(anchor.box)))
    drawing = w("drawing", _anchored(anchor, picture, NAMESPACES["pic"], identifier=identifier, name=name))
    return w("r", drawing)


def inline_picture_run(
    raster: str, *, width: Length, height: Length, alt: str, vector: str = ""
) -> etree._Element:
    """Return a run with a picture that stands in the line like a character.

    `raster` and `vector` are relationship ids: of a PNG or JPEG, and of the same as SVG (``asvg:svgBlip``),
    which Word 2016 and later draw in its stead. The renderer numbers the drawings of a document.
    """
    blip = element("a:blip", {"r:embed": raster})
    if vector:
        extension = element("a:ext", {"uri": _SVG}, element("asvg:svgBlip", {"r:embed": vector}))
        blip.append(element("a:extLst", None, extension))
    size = Box(Length(0), Length(0), width, height)
    picture = element(
        "pic:pic",
        None,
        element(
            "pic:nvPicPr",
            None,
            element("pic:cNvPr", {"id": 0, "name": "", "descr": alt}),
            element("pic:cNvPicPr"),
        ),
        element("pic:blipFill", None, blip, element("a:stretch", None, element("a:fillRect"))),
        element("pic:spPr", None, *_shape(size)),
    )
    inline = element(
        "wp:inline",
        {f"dist{side}": 0 for side in "TBLR"},
        element("wp:extent", {"cx": width.emu, "cy": height.emu}),
        element("wp:effectExtent", dict.fromkeys("ltrb", 0)),
        element("wp:docPr", {"id": 1, "name": "图", "descr": alt}),
        element("wp:cNvGraphicFramePr", None, element("a:graphicFrameLocks", {"noChangeAspect": 1})),
        element("a:graphic", None, element("a:graphicData", {"uri": NAMESPACES["pic"]}, picture)),
    )
    return w("r", w("drawing", inline))


def text_box_run(
    content: Iterable[etree._Element], anchor: Anchor, *, identifier: int, name: str
) -> etree._Element:
    """Return a run with a text box without rules or inner margins, its content standing on its lower edge.

    There is no VML twin: Word 2010 and later, WPS and LibreOffice all read this form, and a twin would hold
    the text twice, to be edited in one place and read in the other.
    """
    outline = element("a:ln", None, element("a:noFill"))
    properties = element("wps:spPr", None, *_shape(anchor.box), element("a:noFill"), outline)
    edges = {f"{side}Ins": 0 for side in "ltrb"}
    body = element(
        "wps:bodyPr", {"vert": "vert" if anchor.turned else "horz", "wrap": "square", **edges, "anchor": "b"}
    )
    body.append(element("a:noAutofit"))
    shape = element(
        "wps:wsp",
        None,
        element("wps:cNvSpPr", {"txBox": 1}),
        properties,
        element("wps:txbx", None, w("txbxContent", *content)),
        body,
    )
    drawing = w("drawing", _anchored(anchor, shape, NAMESPACES["wps"], identifier=identifier, name=name))
    alternate = etree.Element(
        clark("mc:AlternateContent"), nsmap={prefix: NAMESPACES[prefix] for prefix in ("mc", "wps")}
    )
    alternate.append(element("mc:Choice", {"Requires": "wps"}, drawing))
    return w("r", alternate)


def _anchored(
    anchor: Anchor, graphic: etree._Element, uri: str, *, identifier: int, name: str
) -> etree._Element:
    box = anchor.box
    wrap = element("wp:wrapSquare", {"wrapText": "bothSides"}) if anchor.wrapped else element("wp:wrapNone")
    return element(
        "wp:anchor",
        {
            **{f"dist{side}": 0 for side in "TBLR"},
            "simplePos": 0,
            "relativeHeight": identifier,
            "behindDoc": int(anchor.behind),
            "locked": 0,
            "layoutInCell": 1,
            "allowOverlap": 1,
        },
        element("wp:simplePos", {"x": 0, "y": 0}),
        _position("wp:positionH", anchor.across, box.left),
        _position("wp:positionV", anchor.down, box.top),
        element("wp:extent", {"cx": box.width.emu, "cy": box.height.emu}),
        element("wp:effectExtent", dict.fromkeys("ltrb", 0)),
        wrap,
        element("wp:docPr", {"id": identifier, "name": name, "descr": name}),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", None, element("a:graphicData", {"uri": uri}, graphic)),
    )


def _position(name: str, relative_from: str, offset: Length) -> etree._Element:
    distance = element("wp:posOffset")
    distance.text = str(offset.emu)
    return element(name, {"relativeFrom": relative_from}, distance)


def _shape(box: Box) -> tuple[etree._Element, etree._Element]:
    transform = element(
        "a:xfrm",
        None,
        element("a:off", {"x": 0, "y": 0}),
        element("a:ext", {"cx": box.width.emu, "cy": box.height.emu}),
    )
    return transform, element("a:prstGeom", {"prst": "rect"}, element("a:avLst"))
