"""Name the XML of Word files: namespaces, and the short way to ask for elements and attributes."""

from __future__ import annotations

from functools import cache
from typing import Final

from docgen.ooxml.names import OFFICE_RELATIONS

NAMESPACES: Final = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": OFFICE_RELATIONS,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    "asvg": "http://schemas.microsoft.com/office/drawing/2016/SVG/main",
    "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
    "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
    "xml": "http://www.w3.org/XML/1998/namespace",
}


@cache
def clark(path: str) -> str:
    """Return ``prefix:name`` as lxml writes it, or a path of such names: ``w:pPr/w:sectPr``, ``w:rPr/*``.

    A name without a prefix stays as it is.
    """
    steps = (step.rpartition(":") for step in path.split("/"))
    return "/".join(f"{{{NAMESPACES[prefix]}}}{local}" if prefix else local for prefix, _, local in steps)
