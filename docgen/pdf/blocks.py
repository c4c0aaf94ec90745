"""Read the paragraphs, tables and frames of a story in order."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import Align
from docgen.pdf.cascade import flat
from docgen.pdf.deleted_ends import end_is_deleted, joined_paragraphs
from docgen.pdf.measures import points, whole
from docgen.pdf.model import (
    Along,
    Anchored,
    Block,
    DropCap,
    Frame,
    From,
    Paragraph,
)
from docgen.pdf.paragraphs import paragraph_properties, read_paragraph
from docgen.pdf.reading import Around, Reading
from docgen.pdf.reading_findings import ELEMENT, INSERTED_FILE, NESTING, REVISION, WRAP
from docgen.pdf.tables import read_table
from docgen.pdf.xml_names import children, chosen, clark, name_of

_TRANSPARENT: Final = frozenset({"sdtContent", "customXml", "txbxContent"})
_UNSEEN: Final = frozenset(
    "sectPr tcPr bookmarkStart bookmarkEnd proofErr permStart permEnd commentRangeStart commentRangeEnd "
    "moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd".split()
)
_BASES: Final = {"page": From.PAGE, "margin": From.MARGIN, "text": From.PARAGRAPH}
_DEEPEST_MARKUP: Final = 60
_MOST_LINES: Final = 10
"""Lines that dropped characters may stand beside in Word."""


class BlockReader:
    """Read blocks with what is known of one file."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading

    def read(self, container: etree._Element, around: Around) -> tuple[Block, ...]:
        """Return the blocks under `container`; paragraphs of one frame are put together."""
        found: list[Block] = []
        framed: tuple[Mapping[str, str], list[Block]] | None = None
        cap: DropCap | None = None
        for element in joined_paragraphs(self._whole(container, around)):
            frame = self._frame_of(element, around)
            if frame.get("dropCap", "none") != "none":
                cap = self._drop_cap(element, around, frame)
                continue
            if frame:
                self._reading.stand_at(element, around.part)
            if frame and frame.get("wrap", "around") != "none" and around.part == self._reading.source.main:
                self._reading.report(WRAP, Text("图文框", "a frame"))
            if framed and framed[0] != frame:
                found.append(_frame(*framed))
                framed = None
            blocks = self._block(element, around)
            if cap:
                blocks, cap = _with_cap(cap, blocks), None
            if frame:
                framed = framed or (frame, [])
                framed[1].extend(blocks)
            else:
                found.extend(blocks)
        if framed:
            found.append(_frame(*framed))
        return (*found, cap.paragraph) if cap else tuple(found)

    def _inside(self, container: etree._Element, around: Around) -> tuple[Block, ...]:
        with self._reading.aside():
            return self.read(container, around)

    def _whole(self, container: etree._Element, around: Around) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables of `container`; report ends of paragraphs that are deleted."""
        for element in self._elements(container, 0):
            if end_is_deleted(element):
                self._reading.stand_at(element, around.part)
                fact = Text(
                    "删除的段落标记，与下一段合并", "a deleted end of a paragraph; joined to the next"
                )
                self._reading.report(REVISION, fact)
            yield element

    def _elements(self, container: etree._Element, depth: int) -> Iterator[etree._Element]:
        if depth > _DEEPEST_MARKUP:
            self._reading.report(NESTING, Text("内容控件", "content controls"))
            return
        for child in children(container):
            name = name_of(child)
            if name in ("p", "tbl"):
                yield child
            elif name == "sdt":
                for content in child.iterfind(clark("w:sdtContent")):
                    yield from self._elements(content, depth + 1)
            elif name in _TRANSPARENT:
                yield from self._elements(child, depth + 1)
            else:
                yield from self._rare(child, name, depth)

    def _rare(self, child: etree._Element, name: str, depth: int) -> Iterator[etree._Element]:
        if name in ("ins", "moveTo"):
            self._reading.report(REVISION, Text("插入", "an insertion"))
            yield from self._elements(child, depth + 1)
        elif name in ("del", "moveFrom"):
            self._reading.report(REVISION, Text("删除", "a deletion"))
        elif name == "altChunk":
            self._reading.report(INSERTED_FILE, Text("altChunk", "altChunk"))
        elif name in ("oMath", "oMathPara"):
            yield _paragraph_around(child)
        elif name == "AlternateContent":
            yield from self._elements(chosen(child), depth + 1)
        elif name not in _UNSEEN:
            self._reading.report(ELEMENT, Text(name, name))

    def _block(self, element: etree._Element, around: Around) -> tuple[Block, ...]:
        if name_of(element) == "p":
            return (read_paragraph(self._reading, element, around, self._inside),)
        table = read_table(self._reading, element, around, self._inside)
        return () if table is None else (table,)

    def _frame_of(self, element: etree._Element, around: Around) -> Mapping[str, str]:
        if name_of(element) != "p":
            return {}
        direct = flat(element.find(clark("w:pPr")))
        style = direct.get("pStyle", {}).get("val", "")
        properties = paragraph_properties(self._reading, around, style, direct)
        return properties.get("framePr", {})

    def _drop_cap(self, element: etree._Element, around: Around, frame: Mapping[str, str]) -> DropCap:
        """Return the dropped characters that ``w:p`` holds."""
        paragraph = read_paragraph(self._reading, element, around, self._inside)
        style = replace(
            paragraph.style, left=0.0, right=0.0, first=0.0, before=0.0, after=0.0, align=Align.LEFT
        )
        return DropCap(
            replace(paragraph, style=style),
            lines=min(max(whole(frame.get("lines"), 1), 1), _MOST_LINES),
            distance=points(frame.get("hSpace")) or 0.0,
            in_margin=frame.get("dropCap") == "margin",
        )


def _with_cap(cap: DropCap, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Return `blocks`, dropped characters beside the first, or over a table, which none stand beside."""
    first = blocks[0] if blocks else None
    if isinstance(first, Paragraph):
        return replace(first, drop_cap=cap), *blocks[1:]
    return cap.paragraph, *blocks


def _paragraph_around(formula: etree._Element) -> etree._Element:
    """Return a paragraph with a formula that stands between paragraphs; the tree is changed."""
    paragraph = etree.Element(clark("w:p"))
    formula.addprevious(paragraph)
    paragraph.append(formula)
    return paragraph


def _frame(attributes: Mapping[str, str], blocks: list[Block]) -> Frame:
    """Return the frame that ``w:framePr`` places."""

    def along(axis: str, default: From) -> Along:
        anchor = attributes.get(f"{'h' if axis == 'x' else 'v'}Anchor", "")
        base = _BASES.get(anchor, default)
        if axis == "x" and base is From.PARAGRAPH:
            base = From.COLUMN
        align = attributes.get(f"{axis}Align", "")
        if align and align != "inline":
            side = {
                "left": "start",
                "top": "start",
                "center": "center",
                "inside": "inside",
                "outside": "outside",
            }
            return Along(base, align=side.get(align, "end"))
        return Along(base, points(attributes.get(axis)) or 0.0)

    height = points(attributes.get("h")) or 0.0
    return Frame(
        Anchored(
            across=along("x", From.COLUMN),
            down=along("y", From.PARAGRAPH),
            width=points(attributes.get("w")) or 0.0,
            height=height,
            behind=False,
            blocks=tuple(block for block in blocks if isinstance(block, Paragraph)),
            grows=attributes.get("hRule") != "exact",
            reserves=attributes.get("wrap") in ("topAndBottom", "notBeside"),
        )
    )
