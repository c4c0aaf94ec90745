"""Join paragraphs whose ends a tracked change deletes or moves away with those that follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lxml import etree

from docgen.pdf.xml_names import children, clark, name_of

_GONE = tuple(map(clark, ("w:pPr/w:rPr/w:del", "w:pPr/w:rPr/w:moveFrom")))


def end_is_deleted(element: etree._Element) -> bool:
    """Say whether the end of ``w:p`` is gone when changes are accepted; the end of a section stays."""
    gone = name_of(element) == "p" and any(element.find(path) is not None for path in _GONE)
    return gone and element.find(clark("w:pPr/w:sectPr")) is None


def joined_paragraphs(elements: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield `elements`, what stood in a paragraph without an end at the start of the next one.

    The next one keeps its own formatting, as where somebody deletes an end in Word. The elements are changed.
    """
    waiting: etree._Element | None = None
    for element in elements:
        if waiting is not None and name_of(element) == "p":
            _put_before(element, waiting)
        elif waiting is not None:
            yield waiting
        waiting = element if end_is_deleted(element) else None
        if waiting is None:
            yield element
    if waiting is not None:
        yield waiting


def _put_before(element: etree._Element, waiting: etree._Element) -> None:
    """Move what stands in `waiting` to the start of `element`."""
    own = element.find(clark("w:pPr"))
    at = 0 if own is None else element.index(own) + 1
    for child in list(children(waiting)):
        if name_of(child) != "pPr":
            element.insert(at, child)
            at += 1
