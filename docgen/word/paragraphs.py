"""Number the paragraphs of a Word part in reading order, so that a message can point at one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from docgen.diagnostics import Text
from docgen.word.markup import clark

_EXCERPT = 40


@dataclass(frozen=True, slots=True)
class Cell:
    """Point at a table cell; all numbers count from 1, tables in reading order through the part."""

    table: int
    row: int
    column: int


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Name a paragraph of a part by its number, which counts every paragraph from 1, tables included."""

    part: str
    """``body``, ``header1``, ``footer2``, ``footnotes``."""
    number: int
    text: str
    cell: Cell | None

    @property
    def within(self) -> str:
        """Return what a place says of it: ``¶12``, ``header1 ¶2``."""
        return f"¶{self.number}" if self.part == "body" else f"{self.part} ¶{self.number}"

    @property
    def quoted(self) -> Text:
        """Return its text, cut to a line, with the table cell it stands in."""
        excerpt = self.text.strip()
        excerpt = excerpt if len(excerpt) <= _EXCERPT else excerpt[: _EXCERPT - 1] + "…"
        if self.cell is None:
            return Text(f"“{excerpt}”", f"“{excerpt}”")
        table, row, column = self.cell.table, self.cell.row, self.cell.column
        zh = f"表{table} 行{row} 列{column}：“{excerpt}”"
        return Text(zh, f"table {table} row {row} column {column}: “{excerpt}”")


def part_label(name: str) -> str:
    """Return how places call the part `name`: ``body`` for word/document.xml, else its bare name."""
    stem = name.rsplit("/", 1)[-1].removesuffix(".xml")
    return "body" if stem == "document" else stem


def read_paragraphs(root: etree._Element, label: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs under `root` in document order."""
    cells = dict(_cells(root))
    return tuple(
        Paragraph(label, number, paragraph_text(element), _cell_of(element, cells))
        for number, element in enumerate(root.iter(clark("w:p")), 1)
    )


def paragraph_text(paragraph: etree._Element) -> str:
    """Return the text of `paragraph` itself, without that of text boxes in it; a tab or break is a space."""
    return "".join(
        element.text or "" if element.tag == clark("w:t") else " "
        for element in paragraph.iter(clark("w:t"), clark("w:tab"), clark("w:br"))
        if _owner(element) is paragraph
    )


def text_elements(paragraph: etree._Element) -> tuple[etree._Element, ...]:
    """Return the text elements of `paragraph` itself, in order, without those of text boxes in it."""
    return tuple(element for element in paragraph.iter(clark("w:t")) if _owner(element) is paragraph)


def _owner(element: etree._Element) -> etree._Element | None:
    """Return the paragraph whose run holds `element`, or None: a tab stop stands in no run."""
    parent = element.getparent()
    if parent is None or parent.tag != clark("w:r"):
        return None
    return next(parent.iterancestors(clark("w:p")), None)


def _cells(root: etree._Element) -> Iterator[tuple[etree._Element, Cell]]:
    for table_number, table in enumerate(root.iter(clark("w:tbl")), 1):
        for row_number, row in enumerate(table.iterchildren(clark("w:tr")), 1):
            for column, cell in enumerate(row.iterchildren(clark("w:tc")), 1):
                yield cell, Cell(table_number, row_number, column)


def _cell_of(paragraph: etree._Element, cells: dict[etree._Element, Cell]) -> Cell | None:
    """Return the innermost cell around `paragraph`, or None outside of tables."""
    return next((cells[a] for a in paragraph.iterancestors(clark("w:tc")) if a in cells), None)
