"""Set lines of the text form (see `docgen.word.text_form`) as paragraphs and tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.word.blank import field
from docgen.word.markup import text_run, w
from docgen.word.style_names import default_label, ids_by_label
from docgen.word.text_form import ROW_MARKS, SIGNS, TABLE_TAG, unescape

_PARAGRAPH = re.compile(r"\[(?P<style>[^\]]*)\](?: (?P<text>.*))?")
_PIECE = re.compile(r"⟦(?P<style>[^⟧]*)⟧|⟪(?P<field>[^⟫]*)⟫|(?P<sign>[⇥⏎⇟])|(?P<text>(?:\\.|[^⟦⟪⇥⏎⇟\\])+)")
_ELEMENT = re.compile(r"<(?P<name>table|row|cell)(?P<marks>(?: [^<>]*)?)>")


class TextFormError(ValueError):
    """A line of a text form cannot be turned into Word; `number` counts lines from 1."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(f"line {number}: {problem}")
        self.number = number
        self.problem = problem


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line: its number from 1, how many levels it is indented, and the rest."""

    number: int
    depth: int
    text: str


class BlockSetter:
    """Set lines as blocks, with the styles of one template."""

    def __init__(self, styles: etree._Element) -> None:
        self._ids = ids_by_label(styles)
        self._default = default_label(styles)

    def blocks(self, lines: Sequence[Line]) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables of `lines`, which are all of one depth or deeper.

        Raises |TextFormError|.
        """
        for line, inner in _grouped(lines):
            if line.text.startswith("<table "):
                yield self._table(line, inner)
            elif inner:
                raise TextFormError(inner[0].number, "text boxes are made by filters, not from text")
            else:
                yield self._paragraph(line)

    def _paragraph(self, line: Line) -> etree._Element:
        match = _PARAGRAPH.fullmatch(line.text)
        if match is None:
            raise TextFormError(line.number, "a paragraph starts with its style in brackets")
        paragraph = w("p")
        if match["style"] != self._default:
            paragraph.append(w("pPr", w("pStyle", val=self._id(match["style"], line))))
        paragraph.extend(self._runs(match["text"] or "", line))
        return paragraph

    def _runs(self, text: str, line: Line) -> Iterator[etree._Element]:
        properties: str | None = None
        place = 0
        while place < len(text):
            piece = _PIECE.match(text, place)
            if piece is None:
                raise TextFormError(line.number, f"a sign without its pair: {text[place:]}")
            place = piece.end()
            if piece["style"] is not None:
                properties = self._id(piece["style"], line) if piece["style"] else None
                continue
            for run in _content(piece, line):
                if properties:
                    run.insert(0, w("rPr", w("rStyle", val=properties)))
                yield run

    def _table(self, line: Line, inner: Sequence[Line]) -> etree._Element:
        style, *columns = _marks(line, "table") or ("",)
        if not columns or not all(column.isdigit() for column in columns):
            raise TextFormError(line.number, "a table names its style and the width of each column in twips")
        widths = [int(column) for column in columns]
        properties = w(
            "tblPr",
            *([] if style == "-" else [w("tblStyle", val=self._id(style, line))]),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
        )
        table = w("tbl", properties, w("tblGrid", *(w("gridCol", w=width) for width in widths)))
        table.extend(self._row(row, cells, widths) for row, cells in _grouped(inner))
        return table

    def _row(self, line: Line, cells: Sequence[Line], widths: Sequence[int]) -> etree._Element:
        if TABLE_TAG.fullmatch(line.text):
            all_columns = [w("gridSpan", val=len(widths))] if len(widths) > 1 else []
            return w("tr", self._tag_cell(line, *all_columns, width=sum(widths)))
        marks = _marks(line, "row")
        unknown = [mark for mark in marks if mark not in ROW_MARKS]
        if unknown:
            raise TextFormError(line.number, f"no such row: {unknown[0]}")
        # In the order of the schema, whatever order the text has.
        properties = [w(name) for mark, name in reversed(ROW_MARKS.items()) if mark in marks]
        row = w("tr", *([w("trPr", *properties)] if properties else []))
        column = 0
        for cell, content in _grouped(cells):
            made, span = self._cell(cell, content, widths[column:])
            row.append(made)
            column += span
        return row

    def _cell(self, line: Line, content: Sequence[Line], widths: Sequence[int]) -> tuple[etree._Element, int]:
        """Return a cell that begins at the first of `widths`, and how many columns it takes."""
        if TABLE_TAG.fullmatch(line.text):
            return self._tag_cell(line, width=widths[0] if widths else 0), 1
        marks = dict(mark.partition("=")[::2] for mark in _marks(line, "cell"))
        unknown = [mark for mark in marks if mark not in {"span", "merge"}]
        if unknown:
            raise TextFormError(line.number, f"no such cell: {unknown[0]}")
        span = int(marks["span"]) if marks.get("span", "").isdigit() else 1
        properties = w("tcPr", w("tcW", w=sum(widths[:span]), type="dxa"))
        if "span" in marks:
            properties.append(w("gridSpan", val=marks["span"]))
        if "merge" in marks:
            properties.append(w("vMerge", val=marks["merge"]))
        return w("tc", properties, *(list(self.blocks(content)) or [w("p")])), span

    def _tag_cell(self, line: Line, *properties: etree._Element, width: int) -> etree._Element:
        """Return a cell that is nothing but a tag; docxtpl puts the tag in the place of its row or cell."""
        width_of = w("tcW", w=width, type="dxa")
        return w("tc", w("tcPr", width_of, *properties), w("p", *self._runs(line.text, line)))

    def _id(self, label: str, line: Line) -> str:
        if "+" in label:
            raise TextFormError(line.number, f"formatting that no style gives: {label}")
        if label not in self._ids:
            raise TextFormError(line.number, f"no such style in the template: {label}")
        return self._ids[label]


def _marks(line: Line, name: str) -> tuple[str, ...]:
    match = _ELEMENT.fullmatch(line.text)
    if match is None or match["name"] != name:
        raise TextFormError(line.number, f"a <{name}> is due here")
    marks = tuple(match["marks"].split())
    loose = next((mark for mark in marks if mark.startswith("+")), None)
    if loose is not None:
        raise TextFormError(line.number, f"formatting that no style gives: {loose}")
    return marks


def _content(piece: re.Match[str], line: Line) -> list[etree._Element]:
    if piece["field"] is not None:
        if piece["field"] in {"box", "picture"}:
            raise TextFormError(line.number, "text boxes and pictures cannot be made from text")
        return field(piece["field"], "1")
    if piece["sign"] == SIGNS["tab"]:
        return [w("r", w("tab"))]
    if piece["sign"] == SIGNS["br"]:
        return [w("r", w("br"))]
    if piece["sign"] == SIGNS["page"]:
        return [w("r", w("br", type="page"))]
    return [text_run(unescape(piece["text"]))]


def _grouped(lines: Sequence[Line]) -> Iterator[tuple[Line, list[Line]]]:
    """Yield every line of the first line's depth with the deeper lines that follow it."""
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and lines[end].depth > lines[place].depth:
            end += 1
        yield lines[place], list(lines[place + 1 : end])
        place = end
