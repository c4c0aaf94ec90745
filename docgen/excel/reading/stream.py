"""Read large XML element by element: nothing is expanded, fetched or repaired, and memory stays small."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Literal

from lxml import etree

from docgen.diagnostics import Text
from docgen.excel.reading.grid import MAX_CELLS
from docgen.ooxml.findings import TOO_LARGE, UNSAFE_XML
from docgen.ooxml.package import Limits, PackageError

LIMITS = Limits(members=2_000, member_size=96 * 2**20, total_size=160 * 2**20)
"""What a returned workbook may unpack to; a form of ours is about 50 KB."""


def elements(
    data: bytes, *tags: str, part: str, name: str, starts: bool = False
) -> Iterator[tuple[str, etree._Element]]:
    """Yield (event, element) for the elements with one of `tags` (local names, in any namespace).

    They come whole, at their end; with `starts` also at their start, then without their content. The caller
    clears what it has read. Raises |PackageError| for XML that is not well-formed or has a DTD.
    """
    ends: tuple[Literal["start", "end"], ...] = ("end",)
    try:
        walk = etree.iterparse(
            io.BytesIO(data),
            events=("start", *ends) if starts else ends,
            tag=[f"{{*}}{tag}" for tag in tags],
            resolve_entities=False,
            load_dtd=False,
            dtd_validation=False,
            no_network=True,
            huge_tree=False,
            recover=False,
        )
        checked = False
        for event, element in walk:
            if not checked:
                checked = True
                refuse_dtd(element, part=part, name=name)
            yield str(event), element
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PackageError(UNSAFE_XML, name, Text(f"{part} 不完整", f"{part}: {error}")) from error


def refuse_dtd(element: etree._Element, *, part: str, name: str) -> None:
    """Raise |PackageError| if the document of `element` declares a type: Office never writes one."""
    if element.getroottree().docinfo.internalDTD is not None:
        raise PackageError(UNSAFE_XML, name, Text(f"{part} 带有 DTD", f"{part} carries a DTD"))


def local(element: etree._Element) -> str:
    """Return the name of an element without its namespace; empty for a comment."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def given(element: etree._Element, attribute: str) -> str:
    """Return an attribute by its local name, in any namespace; empty where it is not given."""
    for name, value in element.attrib.items():
        if str(name).rpartition("}")[2] == attribute:
            return str(value)
    return ""


def whole(text: str, default: int) -> int:
    """Return the whole number that `text` writes, at most a million; `default` where it writes none."""
    digits = text.strip()
    return min(int(digits[:9]), 2**20) if digits.isascii() and digits.isdigit() else default


def too_many_cells(name: str) -> PackageError:
    """Return the error for a workbook with more content than a return can have."""
    fact = Text(f"有内容的单元格超过 {MAX_CELLS} 个", f"more than {MAX_CELLS} cells hold something")
    return PackageError(TOO_LARGE, name, fact)
