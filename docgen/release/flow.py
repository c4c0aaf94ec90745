"""Bring everything that is read into the flow of a Word file's text, for readers that look nowhere else.

The edition record stands in a text box; pandoc reads none. The picture of the seal is no part of the text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.ooxml.names import is_off
from docgen.ooxml.package import write_package
from docgen.ooxml.xml import parse_xml, serialize_xml

DOCUMENT: Final = "word/document.xml"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_BLANK: Final = "　"
SEAL: Final = "印章"
"""Name of the drawing that `docgen.word.signature` makes of the seal."""


def in_flow(parts: Mapping[str, bytes], *, name: str) -> bytes:
    """Return the .docx of `parts` with its text boxes behind their paragraphs, without seal and hidden text.

    `name` is how messages call the file. Raises |PackageError| where a part is no safe XML.
    """
    root = parse_xml(parts[DOCUMENT], part=DOCUMENT, name=name)
    for fallback in list(root.iter(f"{MC}Fallback")):
        _drop(fallback)
    for drawing in list(root.iter(f"{W}drawing")):
        if any(about.get("name") == SEAL for about in drawing.iter(f"{WP}docPr")):
            _drop(drawing)
    for run in list(root.iter(f"{W}r")):
        if is_hidden(run):
            _drop(run)
    for wrapper in list(root.iter(f"{W}fldSimple", f"{W}customXml")):
        _unwrap(wrapper)
    for box in list(root.iter(f"{W}txbxContent")):
        _move_out(box)
    for table in root.iter(f"{W}tbl"):
        _mark_head(table)
    changed = {**parts, DOCUMENT: serialize_xml(root)}
    return write_package(changed, stored=frozenset(changed))


def is_hidden(run: etree._Element) -> bool:
    """Say whether a run is formatted as hidden: pandoc would bring it to light."""
    mark = run.find(f"{W}rPr/{W}vanish")
    return mark is not None and not is_off(mark.get(f"{W}val"))


def _unwrap(wrapper: etree._Element) -> None:
    """Put what an element holds into its place."""
    for child in reversed(list(wrapper)):
        wrapper.addnext(child)
    _drop(wrapper)


def _move_out(box: etree._Element) -> None:
    """Put what a text box holds behind the paragraph that it hangs on."""
    anchor = next(box.iterancestors(f"{W}p"), None)
    if anchor is None:
        return
    for block in reversed(list(_blocks(box))):
        anchor.addnext(block)


def _blocks(box: etree._Element) -> Iterator[etree._Element]:
    """Yield the paragraphs and tables of a box; a table of one column only holds paragraphs."""
    for child in list(box):
        if len(child.findall(f"{W}tblGrid/{W}gridCol")) == 1:
            for paragraph in child.iter(f"{W}p"):
                _space_out(paragraph)
                yield paragraph
        else:
            yield child


def _space_out(paragraph: etree._Element) -> None:
    """Write a tab as a blank: it parts what stands at the two ends of a line, where something does."""
    pieces = list(paragraph.iterfind(f"{W}r/*"))
    for place, piece in enumerate(pieces):
        if piece.tag == f"{W}tab" and any(each.text for each in pieces[place + 1 :]):
            piece.tag, piece.text = f"{W}t", _BLANK
        elif piece.tag == f"{W}tab":
            _drop(piece)


def _mark_head(table: etree._Element) -> None:
    """Say of a table whose first row repeats that this row is its head, as pandoc wants to be told."""
    properties, row = table.find(f"{W}tblPr"), table.find(f"{W}tr")
    if properties is None or row is None or row.find(f"{W}trPr/{W}tblHeader") is None:
        return
    look = properties.find(f"{W}tblLook")
    if look is None:
        look = etree.SubElement(properties, f"{W}tblLook")
    look.set(f"{W}firstRow", "1")
    look.attrib.pop(f"{W}val", None)


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)
