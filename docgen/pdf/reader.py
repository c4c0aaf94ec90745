"""Read a finished Word file into the print model: what it prints, with every style resolved.

Foreign files are welcome: whatever the bytes, the result is a document with findings, or a |PackageError|
that carries one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from lxml import etree

from docgen.diagnostics import Diagnostic, Text
from docgen.pdf.blocks import BlockReader
from docgen.pdf.model import (
    Document,
    Section,
)
from docgen.pdf.reading import Around, Reading
from docgen.pdf.reading_findings import ELEMENT
from docgen.pdf.sections import read_section, read_sheet, report_section
from docgen.pdf.source import Source
from docgen.pdf.xml_names import attribute, children, clark, name_of

_NOTES: Final = ("footnote", "endnote")
_DEFAULT_LANGUAGE: Final = "zh-CN"
_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")


def read_document(data: bytes, *, name: str = "") -> tuple[Document, tuple[Diagnostic, ...]]:
    """Return what a .docx prints, and what of it cannot be drawn; `name` is how findings call the file.

    Raises |PackageError| where the data is no Word file, or is damaged, encrypted or unsafe.
    """
    source = Source(data, name)
    body = source.body()
    reading = Reading(source)
    _collect_notes(reading)
    if reading.settings.mirrored:
        reading.report(ELEMENT, Text("对称页边距", "mirrored margins"), place="")
    sections = tuple(_sections(reading, body))
    properties = source.properties()
    document = Document(
        sections=sections,
        media=dict(sorted(reading.media.items())),
        title=properties.get("title", ""),
        author=properties.get("creator", ""),
        language=_language(properties.get("language", "")),
        created=properties.get("created", ""),
        even_differs=reading.settings.even_differs,
        default_tab=reading.settings.default_tab,
        adds_spacing=reading.settings.adds_spacing,
        has_notes=any(name.startswith("footnote/") for name in reading.notes),
        rules_notes=reading.rules_notes,
        stretches_breaks=reading.settings.stretches_breaks,
    )
    return document, tuple(dict.fromkeys(reading.findings))


def _language(asked: str) -> str:
    """Return a language tag of BCP 47; Chinese where the file says none, or something else."""
    return asked if _LANGUAGE.fullmatch(asked) else _DEFAULT_LANGUAGE


def _collect_notes(reading: Reading) -> None:
    """Find the footnotes and endnotes, so that their marks can bring them to their pages."""
    notes: dict[str, etree._Element] = {}
    for relation in reading.source.relations(reading.source.main).values():
        kind = relation.kind.removesuffix("s")
        if kind not in _NOTES or relation.external:
            continue
        root = reading.source.xml(relation.target)
        reading.note_parts[kind] = relation.target
        for note in children(root) if root is not None else ():
            match attribute(note, "type", "normal"):
                case "normal":
                    notes[f"{kind}/{attribute(note, 'id')}"] = note
                case "separator" if kind == "footnote":
                    reading.rules_notes = note.find(f".//{clark('w:separator')}") is not None
    reading.notes = notes


def _sections(reading: Reading, body: etree._Element) -> Iterator[Section]:
    """Yield the sections: each ends with the paragraph that holds its properties, the last with the body."""
    before: Section | None = None
    reading.number_paragraphs(body, clark("w:p"))
    parts = _split(body)
    for number, (elements, properties) in enumerate(parts, 1):
        holder = etree.Element(clark("w:body"))
        holder.extend(elements)
        around = Around(reading.source.main, read_sheet(properties))
        first = next(holder.iter(clark("w:p")), None)
        if first is not None:
            reading.stand_at(first, around.part)
        reading.begin_section(properties)
        report_section(reading, properties)
        blocks = BlockReader(reading).read(holder, around)
        if number == len(parts):
            blocks += reading.endnotes
        before = read_section(reading, properties, blocks, before)
        yield before


def _split(body: etree._Element) -> list[tuple[list[etree._Element], etree._Element | None]]:
    """Return the elements of each section with its properties."""
    current: list[etree._Element] = []
    found: list[tuple[list[etree._Element], etree._Element | None]] = []
    for element in children(body):
        if name_of(element) == "sectPr":
            continue
        current.append(element)
        properties = element.find(clark("w:pPr/w:sectPr")) if name_of(element) == "p" else None
        if properties is not None:
            found.append((current, properties))
            current = []
    if current or not found:
        found.append((current, body.find(clark("w:sectPr"))))
    return found
