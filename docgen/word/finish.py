"""Do to rendered XML what docxtpl does after rendering, but only where it would change something."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import count

from docxtpl import DocxTemplate
from lxml import etree

from docgen.ooxml.xml import serialize_xml
from docgen.word.markup import clark
from docgen.word.media import Media
from docgen.word.parts import DOCUMENT, relation_ids
from docgen.word.source import PartSource

_PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
_BREAKS = re.compile(r"[\n\t\a\f]")
_BREAK_SIGNS = (b"\n", b"\r", b"\t", b"\a", b"\f")
_DRAWING_ID = re.compile(rb'(<wp:docPr\b[^>]*?\bid=")[^"]*(")')
_RELATION = re.compile(rb'\sr:(?:id|embed|link)="([^"]*)"')
_RELATION_MARKS = (b' r:id="', b' r:embed="', b' r:link="')
_FIRST_DRAWING_ID = 1001


@dataclass(frozen=True, slots=True)
class Finish:
    """Say what a part needs after rendering, as found when it was compiled."""

    is_body: bool
    regrids: bool
    """Whether docxtpl's `fix_tables` could change a table."""
    relations: frozenset[str]
    """Relationship ids that exist."""
    static_relations: int
    """How often the template itself names one; with as many, none was brought in by a value."""

    def finished(self, xml: bytes) -> bytes:
        """Return `xml` with line breaks, tabs and paragraphs that values hold turned into Word's."""
        if any(sign in xml for sign in _BREAK_SIGNS):
            text = xml.decode().replace("\r\n", "\n").replace("\r", "\n")
            xml = _PARAGRAPH.sub(_resolved, text).encode()
        if self.is_body and b"<wp:docPr " in xml:
            numbers = count(_FIRST_DRAWING_ID)
            xml = _DRAWING_ID.sub(lambda match: b"%b%d%b" % (match[1], next(numbers), match[2]), xml)
        return xml

    def unknown_relation(self, xml: bytes, media: Media) -> str | None:
        """Return a relationship id in `xml` that neither the template nor `media` has, or None."""
        if sum(xml.count(mark) for mark in _RELATION_MARKS) == self.static_relations:
            return None
        found = (each.decode() for each in _RELATION.findall(xml))
        known = self.relations
        return next((each for each in found if each not in known and each not in media), None)


def _resolved(match: re.Match[str]) -> str:
    paragraph = match.group(0)
    if not _BREAKS.search(paragraph):
        return paragraph
    resolved: str = DocxTemplate(io.BytesIO()).resolve_listing(paragraph)
    return resolved


def finish_of(source: PartSource, root: etree._Element, parts: Mapping[str, bytes], *, name: str) -> Finish:
    """Return what the part of `source` in the file `name` needs after rendering. Raises |PackageError|."""
    is_body = source.name == DOCUMENT
    whole = (source.head + source.source + source.foot).encode()
    return Finish(
        is_body,
        is_body and (_has_dynamic_columns(source) or _is_off_grid(root)),
        relation_ids(parts, source.name, name=name),
        sum(whole.count(mark) for mark in _RELATION_MARKS),
    )


def regridded(xml: bytes) -> bytes:
    """Return `xml` with the grid of each table fitted to its cells, as docxtpl fits it.

    Raises |ValueError| if a table has no usable grid.
    """
    try:
        tree = DocxTemplate(io.BytesIO()).fix_tables(xml)
    except (AttributeError, TypeError, ArithmeticError) as error:
        raise ValueError(str(error)) from error
    return serialize_xml(tree)


def _has_dynamic_columns(source: PartSource) -> bool:
    """Say whether a tag makes cells: ``tc`` tags, ``colspan``, ``hm``, or a computed span."""
    if any(tag.prefix == "tc" or tag.body.startswith("colspan") for tag in source.tags):
        return True
    return bool(re.search(r'w:gridSpan w:val="[^"]*\{', source.source))


def _is_off_grid(root: etree._Element) -> bool:
    """Say whether the cells of some row do not add up to the columns of its table."""
    for table in root.iter(clark("w:tbl")):
        columns = len(table.findall(clark("w:tblGrid/w:gridCol")))
        spans = {_spans(row) for row in table.iter(clark("w:tr"))}
        if spans != {columns}:
            return True
    return False


def _spans(row: etree._Element) -> int:
    spans = (cell.find(clark("w:tcPr/w:gridSpan")) for cell in row.findall(clark("w:tc")))
    values = ((span.get(clark("w:val")) or "1") if span is not None else "1" for span in spans)
    return sum(int(value) if value.isdigit() else 1 for value in values)
