"""Write the document properties anew, so that nothing of the template's author stays in a notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

from docgen.ooxml.member import CONTENT_TYPES
from docgen.ooxml.names import CORE_NAMESPACE, CORE_RELATION, EXTENDED_NAMESPACE, EXTENDED_RELATION
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml, serialize_xml

CORE: Final = "docProps/core.xml"
APP: Final = "docProps/app.xml"
PROPERTY_TYPES: Final = {
    CORE: "application/vnd.openxmlformats-package.core-properties+xml",
    APP: "application/vnd.openxmlformats-officedocument.extended-properties+xml",
}
PROPERTY_RELATIONS: Final = {CORE: CORE_RELATION, APP: EXTENDED_RELATION}
_RELATIONS = relations_name("")
_DROPPED = re.compile(r"docProps/|(?:core|extended|custom)-properties|thumbnail", re.IGNORECASE)
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
APP_XML: Final = (
    f'{_DECLARATION}<Properties xmlns="{EXTENDED_NAMESPACE}"><Application>docgen</Application></Properties>'
).encode()


@dataclass(frozen=True, slots=True)
class Properties:
    """What File > Info shows of a document; what is empty is not written."""

    title: str = ""
    subject: str = ""
    creator: str = ""
    """Who issues it: the office, not the person at the keyboard."""
    created: date | None = None
    """The day the document bears, never that of the build."""
    modified: date | None = None
    """None means the same as `created`."""


def core_xml(properties: Properties) -> bytes:
    """Return docProps/core.xml of `properties`. Characters that XML forbids are the caller's to refuse."""
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{CORE_NAMESPACE}"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        f' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">{"".join(_elements(properties))}'
        "</cp:coreProperties>"
    ).encode()


def _elements(properties: Properties) -> Iterator[str]:
    texts = (
        ("dc:title", properties.title),
        ("dc:subject", properties.subject),
        ("dc:creator", properties.creator),
        ("cp:lastModifiedBy", properties.creator),
    )
    yield from (f"<{tag}>{escape(text)}</{tag}>" for tag, text in texts if text)
    days = (("created", properties.created), ("modified", properties.modified or properties.created))
    for tag, day in days:
        if day is not None:
            stamp = f"{day.year:04}-{day.month:02}-{day.day:02}T00:00:00Z"
            yield f'<dcterms:{tag} xsi:type="dcterms:W3CDTF">{stamp}</dcterms:{tag}>'


def without_leftovers(parts: Mapping[str, bytes], *, name: str) -> dict[str, bytes]:
    """Return `parts` with fresh properties instead of the author's: no custom ones, no thumbnail.

    core.xml is empty here; rendering fills it. Raises |PackageError| if the lists of the package are no XML.
    """
    kept = {part: data for part, data in parts.items() if not part.lower().startswith("docprops/")}
    relations = parse_xml(parts.get(_RELATIONS, b""), part=_RELATIONS, name=name)
    types = parse_xml(parts[CONTENT_TYPES], part=CONTENT_TYPES, name=name)
    _drop(relations, "Target")
    _drop(types, "PartName")
    used = {element.get("Id") for element in relations}
    fresh = (f"docgen{number}" for number in range(1, len(used) + 3))
    free = [identifier for identifier in fresh if identifier not in used]
    for identifier, part in zip(free, (CORE, APP), strict=False):
        _add(
            relations,
            "Relationship",
            (("Id", identifier), ("Type", PROPERTY_RELATIONS[part]), ("Target", part)),
        )
        _add(types, "Override", (("PartName", f"/{part}"), ("ContentType", PROPERTY_TYPES[part])))
    kept[_RELATIONS], kept[CONTENT_TYPES] = serialize_xml(relations), serialize_xml(types)
    return {**kept, CORE: core_xml(Properties()), APP: APP_XML}


def _drop(root: etree._Element, attribute: str) -> None:
    for element in list(root):
        if _DROPPED.search(element.get(attribute) or "") or _DROPPED.search(element.get("Type") or ""):
            root.remove(element)


def _add(root: etree._Element, tag: str, attributes: Iterable[tuple[str, str]]) -> None:
    namespace = etree.QName(root).namespace
    element = etree.SubElement(root, f"{{{namespace}}}{tag}")
    for key, value in attributes:
        element.set(key, value)
