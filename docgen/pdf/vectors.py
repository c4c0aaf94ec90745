"""Tell an SVG that can be drawn as it is from one that runs, fetches, needs fonts, or never ends.

What is not drawn anyway (descriptions, what drawing programs note for themselves) is taken out. Whatever
else is not on the list makes the whole picture refused: half a drawing would be worse than its PNG.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.ooxml.package import PackageError
from docgen.ooxml.xml import parse_xml

MOST_BYTES: Final = 8 * 2**20
_SPACE: Final = "{http://www.w3.org/2000/svg}"
_LINK: Final = "{http://www.w3.org/1999/xlink}href"
_DRAWN: Final = frozenset(
    {
        *("svg", "g", "defs", "use", "clipPath", "linearGradient", "radialGradient", "stop"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
    }
)
_SILENT: Final = frozenset({"title", "desc", "metadata"})
_ADDRESS: Final = re.compile(r"url\(\s*['\"]?([^'\")]*)")
_DEEPEST: Final = 3
"""How long a chain of references may be: a shape, its gradient, and what that takes its colours from."""


class UnsafeVectorError(ValueError):
    """An SVG is not to be drawn; the message names what is in the way."""


def safe_svg(content: bytes, *, part: str) -> bytes:
    """Return an SVG of nothing but shapes. Raises |UnsafeVectorError| where `content` is more, or none."""
    if len(content) > MOST_BYTES:
        raise UnsafeVectorError(f"{len(content) // 2**20} MB")
    try:
        root = parse_xml(content, part=part)
    except PackageError as error:
        raise UnsafeVectorError(error.fact.en) from error
    if root.tag != f"{_SPACE}svg":
        raise UnsafeVectorError("no SVG")
    for element in list(root.iter()):
        if not isinstance(element.tag, str) or not _is_drawn(element):
            _remove(element)
    for element in root.iter():
        _check(element)
    _check_references(root)
    return etree.tostring(root, encoding="UTF-8")


def _is_drawn(element: etree._Element) -> bool:
    """Say whether the element has a say in what is seen; those of other namespaces have none."""
    name = etree.QName(element)
    return f"{{{name.namespace}}}" == _SPACE and name.localname not in _SILENT


def _remove(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _check(element: etree._Element) -> None:
    """Raise |UnsafeVectorError| for an element or attribute that is not known to be harmless."""
    name = etree.QName(element).localname
    if name not in _DRAWN:
        raise UnsafeVectorError(f"<{name}>")
    for key, value in element.attrib.items():
        attribute = etree.QName(str(key)).localname
        if attribute.lower().startswith("on") or "javascript:" in str(value).lower():
            raise UnsafeVectorError(f"{name} {attribute}")
    for address in _addresses(element):
        if not address.startswith("#"):
            raise UnsafeVectorError(address[:60] or f"<{name}> href")


def _addresses(element: etree._Element) -> Iterator[str]:
    """Yield every address that an element refers to."""
    for key, value in element.attrib.items():
        text = str(value)
        if key in (_LINK, "href"):
            yield text.strip()
        yield from (found.strip() for found in _ADDRESS.findall(text))
        if "@import" in text:
            yield text


def _check_references(root: etree._Element) -> None:
    """Raise |UnsafeVectorError| where references run in a circle or multiply."""
    targets = {str(element.get("id")): element for element in root.iter() if element.get("id")}
    reached = {
        name: {address[1:] for inner in element.iter() for address in _addresses(inner)}
        for name, element in targets.items()
    }
    used = {address[1:] for use in root.iter(f"{_SPACE}use") for address in _addresses(use)}
    for name in used & set(targets):
        if next(targets[name].iter(f"{_SPACE}use"), None) is not None:
            raise UnsafeVectorError(f"<use> #{name}")
    for name in targets:
        found = {name}
        for _ in range(_DEEPEST):
            found = {other for each in found for other in reached.get(each, ())}
        if found:
            raise UnsafeVectorError(f"#{name}")
