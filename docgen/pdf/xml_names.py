"""Name the XML of Word files: namespaces, and the short way to ask for elements and attributes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Final

from lxml import etree

from docgen.ooxml.names import OFFICE_RELATIONS

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE_RELATIONS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "wp14": "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
    "v": "urn:schemas-microsoft-com:vml",
    "o": "urn:schemas-microsoft-com:office:office",
    "dc": "http://purl.org/dc/elements/1.1/",
}

_KNOWN: Final = re.compile(r"wp[sgc]|w1[4-9]\w*|wp14|a14")
"""Prefixes of the extensions that are read, or that only add to what is."""

_STRICT: Final = (
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", OFFICE_RELATIONS.encode()),
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", NAMESPACES["w"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", NAMESPACES["wp"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", NAMESPACES["pic"].encode()),
    (b"http://purl.oclc.org/ooxml/drawingml/main", NAMESPACES["a"].encode()),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", NAMESPACES["m"].encode()),
)


@cache
def clark(path: str) -> str:
    """Return ``prefix:name`` as lxml writes it, or a path of such names: ``w:pPr/w:sectPr``."""
    steps = (step.rpartition(":") for step in path.split("/"))
    return "/".join(f"{{{NAMESPACES[prefix]}}}{name}" if prefix else name for prefix, _, name in steps)


def usual_names(xml: bytes) -> bytes:
    """Return a part of the kind called Strict with the namespaces of the usual kind."""
    for strict, usual in _STRICT if b"purl.oclc.org" in xml else ():
        xml = xml.replace(strict, usual)
    return xml


def children(element: etree._Element) -> Iterator[etree._Element]:
    """Yield the child elements, comments and processing instructions left out."""
    return element.iterchildren(tag=etree.Element)


def name_of(element: etree._Element) -> str:
    """Return the local name of an element."""
    return etree.QName(element).localname


def attribute(element: etree._Element | None, name: str, default: str = "") -> str:
    """Return the attribute ``w:name`` of an element that may be absent."""
    if element is None:
        return default
    return element.get(clark(f"w:{name}"), default)


def value(element: etree._Element, path: str, default: str = "") -> str:
    """Return ``w:val`` of the first element at `path`, or `default` where either is absent."""
    return attribute(element.find(clark(path)), "val", default)


def chosen(element: etree._Element) -> etree._Element:
    """Return what to read of ``mc:AlternateContent``: a choice of known names, else the fallback."""
    for choice in element.iterchildren(clark("mc:Choice")):
        if all(_KNOWN.match(prefix) for prefix in choice.get("Requires", "").split()):
            return choice
    fallback = element.find(clark("mc:Fallback"))
    return next(element.iterchildren(clark("mc:Choice")), element) if fallback is None else fallback
