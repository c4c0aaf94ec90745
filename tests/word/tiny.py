"""Make the smallest Word files that show one thing."""

from __future__ import annotations

from collections.abc import Mapping
from xml.sax.saxutils import escape

from docgen.ooxml.package import write_package

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
NAMESPACES = f'xmlns:w="{_W}" xmlns:r="{_R}" xmlns:wp="{_WP}" xmlns:a="{_A}"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def p(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f'<w:p>{properties}<w:r><w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p>'


def runs(*texts: str, formats: tuple[str, ...] = ()) -> str:
    """Return a paragraph of several runs; the formats are the contents of their `w:rPr`."""
    padded = (*formats, *("" for _ in texts[len(formats) :]))
    made = (
        f'<w:r>{f"<w:rPr>{each}</w:rPr>" if each else ""}<w:t xml:space="preserve">{escape(text)}</w:t></w:r>'
        for text, each in zip(texts, padded, strict=True)
    )
    return f"<w:p>{''.join(made)}</w:p>"


def table(*rows: tuple[str, ...]) -> str:
    """Return a table with one paragraph a cell."""
    grid = "".join('<w:gridCol w:w="2000"/>' for _ in rows[0])
    width = '<w:tcPr><w:tcW w:w="2000" w:type="dxa"/></w:tcPr>'
    body = "".join(
        f"<w:tr>{''.join(f'<w:tc>{width}{p(cell)}</w:tc>' for cell in row)}</w:tr>" for row in rows
    )
    return f"<w:tbl><w:tblPr/><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"


def docx(*body: str, header: str = "", parts: Mapping[str, str] | None = None, types: str = "") -> bytes:
    """Return a .docx of the paragraphs in `body`: text, or XML where it begins with ``<w:``."""
    content = "".join(each if each.startswith("<w:") else p(each) for each in body)
    section = '<w:sectPr><w:headerReference w:type="default" r:id="rId1"/></w:sectPr>' if header else ""
    files = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{content}{section}</w:body></w:document>",
        "_rels/.rels": _relations(("rId1", f"{_RELATION}/officeDocument", "word/document.xml")),
        "[Content_Types].xml": _content_types(types, header=bool(header)),
    }
    if header:
        relations = _relations(("rId1", f"{_RELATION}/header", "header1.xml"))
        files["word/_rels/document.xml.rels"] = relations
        files["word/header1.xml"] = f"<w:hdr {NAMESPACES}>{p(header)}</w:hdr>"
    return write_package({name: xml.encode() for name, xml in {**files, **(parts or {})}.items()})


def _relations(*relations: tuple[str, str, str]) -> str:
    rows = (f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>' for key, kind, target in relations)
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{"".join(rows)}</Relationships>'


def relation(kind: str, target: str, *, external: bool = False) -> dict[str, str]:
    """Return the relationships part of the body with one more relation, ready for `docx(parts=...)`."""
    mode = ' TargetMode="External"' if external else ""
    row = f'<Relationship Id="rId9" Type="{_RELATION}/{kind}" Target="{target}"{mode}/>'
    xml = f'<Relationships xmlns="{_PACKAGE}/relationships">{row}</Relationships>'
    there = {} if external else {f"word/{target}": ""}
    return {"word/_rels/document.xml.rels": xml, **there}


def _content_types(more: str, *, header: bool) -> str:
    override = '<Override PartName="/word/{}.xml" ContentType="{}"/>'
    header_type = override.format("header1", f"{_TYPE}.header+xml") if header else ""
    return (
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{override.format('document', f'{_TYPE}.document.main+xml')}{header_type}{more}</Types>"
    )
