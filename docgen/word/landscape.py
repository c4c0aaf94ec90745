"""Turn a page on its side: section properties, and the page number that stays where it is on upright pages.

GB/T 9704-2012, clause 8: a landscape A4 sheet is bound with its head to the left of the upright pages, and
its number keeps the place and the direction that it has on those. Seen with the table upright, it stands at
the left edge, low on odd pages and high on even ones, turned clockwise. A footer's own lines cannot do
that, so the number stands in a text box that the footer holds.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.layout.sizes import SMALL_SIZE
from docgen.layout.styles import FOOTER_EVEN, FOOTER_ODD
from docgen.layout.units import Twips
from docgen.ooxml.member import CONTENT_TYPES
from docgen.ooxml.names import CONTENT_TYPES_NAMESPACE, OFFICE_RELATIONS, RELATIONS_NAMESPACE
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml, serialize_xml
from docgen.word.drawing import Anchor, Box, text_box_run
from docgen.word.markup import clark, w
from docgen.word.parts import DOCUMENT, WORD_TYPE

TURNED_FOOTERS: Final = {"odd": "word/footer3.xml", "even": "word/footer4.xml"}
"""Parts of the two footers of landscape pages, beside those of `docgen.word.blank.FOOTERS`."""

TURNED_STYLES: Final = {"odd": FOOTER_ODD, "even": FOOTER_EVEN}
_RELATION_IDS: Final = {"odd": "rId6", "even": "rId7"}
_BOX_IDS: Final = {"odd": 9003, "even": 9004}
_NAMES: Final = {"odd": "单页页码", "even": "双页页码"}
"""Of the boxes. They must differ: LibreOffice's own format keeps one drawing of a name."""
_SIDES: Final = {"top": "left", "right": "top", "bottom": "right", "left": "bottom"}
"""Which side of the upright sheet becomes which of the landscape one."""


def is_landscape(section: etree._Element) -> bool:
    """Say whether the pages of a `w:sectPr` are wider than high."""
    size = section.find(clark("w:pgSz"))
    return size is not None and size.get(clark("w:orient")) == "landscape"


def turned_section(upright: etree._Element) -> etree._Element:
    """Return the section properties of a landscape page that lies on the page of `upright`, a `w:sectPr`.

    Its footers are those that `with_turned_footers` adds.
    """
    section = deepcopy(upright)
    size, margins = section.find(clark("w:pgSz")), section.find(clark("w:pgMar"))
    was_size, was = upright.find(clark("w:pgSz")), upright.find(clark("w:pgMar"))
    if size is None or margins is None or was_size is None or was is None:
        raise ValueError("section properties without a page size or margins")
    for key, other in (("w", "h"), ("h", "w")):
        size.set(clark(f"w:{key}"), was_size.get(clark(f"w:{other}"), ""))
    size.set(clark("w:orient"), "landscape")
    for side, other in _SIDES.items():
        margins.set(clark(f"w:{side}"), was.get(clark(f"w:{other}"), ""))
    margins.set(clark("w:footer"), was.get(clark("w:header"), ""))
    for reference in section.iterfind(clark("w:footerReference")):
        kind = "even" if reference.get(clark("w:type")) == "even" else "odd"
        reference.set(clark("r:id"), _RELATION_IDS[kind])
    return section


def turned_footer(kind: str, content: Iterable[etree._Element], upright: etree._Element) -> etree._Element:
    """Return the paragraph of a landscape footer, which holds `content` turned; `kind` is odd or even.

    The box covers what the footer's line covers on the pages of `upright`: there its lower edge is as far
    from the sheet's, and it is as long as the text is wide. It stands beside the type area, so no text flows
    around it; one that text could not flow around LibreOffice puts into the corner of some pages.
    """
    size, margins = upright.find(clark("w:pgSz")), upright.find(clark("w:pgMar"))
    if size is None or margins is None:
        raise ValueError("section properties without a page size or margins")
    left, right, footer = (
        Twips(int(margins.get(clark(f"w:{side}"), 0))) for side in ("left", "right", "footer")
    )
    width = Twips(int(size.get(clark("w:w"), 0)))
    box = Box(left=footer, top=left, width=SMALL_SIZE, height=Twips(width.twips - left.twips - right.twips))
    anchor = Anchor(box, across="page", down="page", turned=True, wrapped=True)
    run = text_box_run(content, anchor, identifier=_BOX_IDS[kind], name=_NAMES[kind])
    return w("p", w("pPr", w("pStyle", val="Footer")), run)


def turned_content(root: etree._Element) -> etree._Element | None:
    """Return what holds the turned paragraphs of a landscape footer, or None if `root` is another one."""
    boxes = list(root.iter(clark("w:txbxContent")))
    names = [each.get("name") for each in root.iter(clark("wp:docPr"))]
    return boxes[0] if len(root) == 1 and len(boxes) == 1 and names[0] in _NAMES.values() else None


def with_turned_footers(
    parts: Mapping[str, bytes], footers: Mapping[str, etree._Element]
) -> dict[str, bytes]:
    """Return the parts of a blank template with the roots of its landscape `footers`, odd and even, added."""
    relations = parse_xml(parts[relations_name(DOCUMENT)], part=relations_name(DOCUMENT))
    types = parse_xml(parts[CONTENT_TYPES], part=CONTENT_TYPES)
    added = {}
    for kind, part in TURNED_FOOTERS.items():
        relation = etree.SubElement(relations, f"{{{RELATIONS_NAMESPACE}}}Relationship")
        relation.set("Id", _RELATION_IDS[kind])
        relation.set("Type", f"{OFFICE_RELATIONS}/footer")
        relation.set("Target", part.removeprefix("word/"))
        override = etree.SubElement(types, f"{{{CONTENT_TYPES_NAMESPACE}}}Override")
        override.set("PartName", f"/{part}")
        override.set("ContentType", f"{WORD_TYPE}.footer+xml")
        added[part] = serialize_xml(footers[kind])
    added[relations_name(DOCUMENT)] = serialize_xml(relations)
    added[CONTENT_TYPES] = serialize_xml(types)
    return {**parts, **added}
