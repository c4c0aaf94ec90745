"""Write the XMP metadata of an archival PDF, and read the identification of one."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

from lxml import etree

_RDF: Final = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
_PDFA: Final = "http://www.aiim.org/pdfa/ns/id/"
_PDFUA: Final = "http://www.aiim.org/pdfua/ns/id/"
_MOST_BYTES: Final = 2**20

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>3</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<xmp:MetadataDate>{date}</xmp:MetadataDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 to which the document conforms</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""
"""PDF/A wants every property that it does not know explained: hence the schema of PDF/UA's mark."""


@dataclass(frozen=True, slots=True)
class Identification:
    """What a PDF says it is; empty strings where it says nothing."""

    part: str = ""
    conformance: str = ""
    accessible_part: str = ""


def xmp_packet(
    *, title: str, author: str, language: str, made_at: datetime.datetime, creator: str, producer: str
) -> bytes:
    """Return the metadata of a PDF/A-3a and PDF/UA-1 file, made at `made_at` (with a time zone)."""
    names = {"title": title, "author": author, "language": language, "creator": creator, "producer": producer}
    texts = {name: escape(_printable(text)) for name, text in names.items()}
    date = made_at.isoformat(timespec="seconds")
    return _PACKET.format(**texts, date=date).encode()


def identification(packet: bytes) -> Identification:
    """Return what the metadata of a PDF says it is; nothing if it cannot be read."""
    parser = etree.XMLParser(resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False)
    try:
        root = etree.fromstring(packet[:_MOST_BYTES], parser)
    except (etree.XMLSyntaxError, ValueError):
        return Identification()
    return Identification(
        _value(root, _PDFA, "part"), _value(root, _PDFA, "conformance"), _value(root, _PDFUA, "part")
    )


def _value(root: etree._Element, namespace: str, name: str) -> str:
    """Return a property, whether it is written as an element or as an attribute."""
    tag = f"{{{namespace}}}{name}"
    for description in root.iter(f"{{{_RDF}}}Description"):
        if value := description.get(tag) or description.findtext(tag):
            return str(value).strip()
    return ""


def _printable(text: str) -> str:
    """Return `text` without what XML cannot hold."""
    return "".join(character for character in text if character >= " " and character not in "\ufffe\uffff")
