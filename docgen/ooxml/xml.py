"""Parse XML from foreign files (no DTD, no entities, no network, no giant trees), and write it back."""

from __future__ import annotations

from lxml import etree

from docgen.diagnostics import Text
from docgen.ooxml.findings import UNSAFE_XML
from docgen.ooxml.package import PackageError


def hardened_parser(*, keep_blank: bool = True) -> etree.XMLParser:
    """Return a parser that expands nothing, fetches nothing and repairs nothing.

    Without `keep_blank` it drops white space between elements, as python-docx does.
    """
    return etree.XMLParser(
        remove_blank_text=not keep_blank,
        resolve_entities=False,
        load_dtd=False,
        dtd_validation=False,
        no_network=True,
        huge_tree=False,
        recover=False,
    )


def parse_xml(data: bytes, *, part: str, name: str = "", keep_blank: bool = True) -> etree._Element:
    """Return the root element of `data`, the XML of `part` in the file `name`.

    Without `keep_blank`, white space between elements is dropped; text keeps its own.
    Raises |PackageError| if it is not well-formed, or declares a document type: Office never writes one.
    """
    try:
        root = etree.fromstring(data, hardened_parser(keep_blank=keep_blank))
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PackageError(UNSAFE_XML, name, Text(f"{part} 不完整", f"{part}: {error}")) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise PackageError(UNSAFE_XML, name, Text(f"{part} 带有 DTD", f"{part} carries a DTD"))
    return root


def serialize_xml(root: etree._Element) -> bytes:
    """Return a whole part, with the declaration that Office writes."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
