"""Put the picture of the seal into a template's package, once, so that signatures can show it."""

from __future__ import annotations

from collections.abc import Mapping

from lxml import etree

from docgen.diagnostics import Text
from docgen.errors import TemplateError
from docgen.ooxml.member import CONTENT_TYPES
from docgen.ooxml.names import OFFICE_RELATIONS
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml, serialize_xml
from docgen.word.parts import DOCUMENT

PICTURE = "word/media/seal.png"
RELATIONSHIP_ID = "rIdSeal"
_RELATIONS = relations_name(DOCUMENT)
_IMAGE = f"{OFFICE_RELATIONS}/image"
_PNG = b"\x89PNG\r\n\x1a\n"


def with_seal(parts: Mapping[str, bytes], picture: bytes, *, name: str) -> dict[str, bytes]:
    """Return the parts with `picture` added and registered as `RELATIONSHIP_ID`.

    `name` is the picture's file in messages. Raises TemplateError where it is no PNG: only PNG has the
    transparency that lets the signature be read through the seal.
    """
    if not picture.startswith(_PNG):
        raise TemplateError(
            Text(
                f"印章图片 {name} 不是 PNG；请用透明底的 PNG",
                f"the seal {name} is no PNG; use a PNG with transparency",
            )
        )
    relations = parse_xml(parts[_RELATIONS], part=_RELATIONS, name=name)
    entry = etree.SubElement(relations, f"{{{etree.QName(relations).namespace}}}Relationship")
    entry.set("Id", RELATIONSHIP_ID)
    entry.set("Type", _IMAGE)
    entry.set("Target", PICTURE.removeprefix("word/"))
    types = parse_xml(parts[CONTENT_TYPES], part=CONTENT_TYPES, name=name)
    space = f"{{{etree.QName(types).namespace}}}"
    if not any(each.get("Extension", "").lower() == "png" for each in types.iter(space + "Default")):
        default = etree.Element(space + "Default", Extension="png", ContentType="image/png")
        types.insert(0, default)
    return {
        **parts,
        _RELATIONS: serialize_xml(relations),
        CONTENT_TYPES: serialize_xml(types),
        PICTURE: picture,
    }
