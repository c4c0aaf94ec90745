"""Make a template from its text form (see `docgen.word.text_form`): the way back from `dump`.

The text is the source of the built-in templates: it can be read and reviewed, the .docx cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.layout.page import Profile
from docgen.ooxml.package import write_package
from docgen.ooxml.xml import parse_xml, serialize_xml
from docgen.word.blank import FOOTERS, blank_template, field
from docgen.word.markup import clark, text_run, w
from docgen.word.parts import DOCUMENT, STYLES
from docgen.word.style_names import default_label, ids_by_label
from docgen.word.text_form import INDENT, SIGNS, STORY, unescape

_PARAGRAPH = re.compile(r"\[(?P<style>[^\]]*)\](?: (?P<text>.*))?")
_PIECE = re.compile(r"⟦(?P<style>[^⟧]*)⟧|⟪(?P<field>[^⟫]*)⟫|(?P<sign>[⇥⏎⇟])|(?P<text>(?:\\.|[^⟦⟪⇥⏎⇟\\])+)")
_PARTS = {"document": DOCUMENT, **{f"footer {kind}": part for kind, part in FOOTERS.items()}}


class TextFormError(ValueError):
    """A line of a text form cannot be turned into Word; `number` counts lines from 1."""

    def __init__(self, number: int, problem: str) -> None:
        super().__init__(f"line {number}: {problem}")
        self.number = number
        self.problem = problem


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    depth: int
    text: str


def template_from_text(text: str, profile: Profile) -> bytes:
    """Return the .docx that the text form describes, with all styles of `profile`.

    The same text gives the same bytes. Raises |TextFormError|.
    """
    return write_package(from_text(text, blank_template(profile)))


def from_text(text: str, blank: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of `blank` filled with the document and the footers that `text` describes.

    Section properties and everything else stay as they are in `blank`. Raises |TextFormError| where a line
    has no form known here, names a style that `blank` lacks, or asks for formatting that no style gives.
    """
    parts = dict(blank)
    setter = _Setter(parse_xml(blank[STYLES], part=STYLES))
    for story, lines in _stories(text):
        part = _PARTS.get(story.text)
        if part is None or part not in parts:
            raise TextFormError(story.number, f"no such part in the template: {story.text}")
        root = parse_xml(blank[part], part=part)
        parent = root[0] if part == DOCUMENT else root
        section = parent.find(clark("w:sectPr"))
        for child in list(parent):
            parent.remove(child)
        parent.extend(setter.blocks(lines))
        if section is not None:
            parent.append(section)
        parts[part] = serialize_xml(root)
    return parts


def _stories(text: str) -> Iterator[tuple[_Line, list[_Line]]]:
    title: _Line | None = None
    lines: list[_Line] = []
    for line in _lines(text):
        if not line.text.startswith(STORY):
            lines.append(line)
            continue
        if title is not None:
            yield title, lines
        elif lines:
            raise TextFormError(lines[0].number, f"the text does not begin with {STORY}document")
        title, lines = _Line(line.number, 0, line.text.removeprefix(STORY).strip()), []
    if title is not None:
        yield title, lines


def _lines(text: str) -> Iterator[_Line]:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            yield _Line(number, (len(line) - len(bare)) // len(INDENT), bare)


class _Setter:
    """Set lines as blocks, with the styles of one template."""

    def __init__(self, styles: etree._Element) -> None:
        self._ids = ids_by_label(styles)
        self._default = default_label(styles)

    def blocks(self, lines: Sequence[_Line]) -> Iterator[etree._Element]:
        """Yield the paragraphs and tables of `lines`, which are all of one depth or deeper."""
        for line, inner in _grouped(lines):
            if line.text.startswith("<table "):
                yield self._table(line, inner)
            elif inner:
                raise TextFormError(inner[0].number, "text boxes are made by filters, not from text")
            else:
                yield self._paragraph(line)

    def _paragraph(self, line: _Line) -> etree._Element:
        match = _PARAGRAPH.fullmatch(line.text)
        if match is None:
            raise TextFormError(line.number, "a paragraph starts with its style in brackets")
        paragraph = w("p")
        if match["style"] != self._default:
            paragraph.append(w("pPr", w("pStyle", val=self._id(match["style"], line))))
        paragraph.extend(self._runs(match["text"] or "", line))
        return paragraph

    def _runs(self, text: str, line: _Line) -> Iterator[etree._Element]:
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

    def _table(self, line: _Line, inner: Sequence[_Line]) -> etree._Element:
        style, *widths = line.text.removeprefix("<table ").removesuffix(">").split(" ")
        table = w(
            "tbl",
            w(
                "tblPr",
                *([] if style == "-" else [w("tblStyle", val=self._id(style, line))]),
                w("tblW", w=sum(map(int, widths)), type="dxa"),
                w("tblLayout", type="fixed"),
            ),
            w("tblGrid", *(w("gridCol", w=width) for width in widths)),
        )
        for row, cells in _grouped(inner):
            header = w("trPr", w("tblHeader")) if row.text == "<row header>" else None
            made = w("tr", *([] if header is None else [header]))
            column = 0
            for cell, content in _grouped(cells):
                marks = dict(mark.split("=") for mark in cell.text.strip("<>").split(" ")[1:])
                span = int(marks.get("span", 1))
                made.append(self._cell(marks, sum(map(int, widths[column : column + span])), content))
                column += span
            table.append(made)
        return table

    def _cell(self, marks: Mapping[str, str], width: int, content: Sequence[_Line]) -> etree._Element:
        properties = w("tcPr", w("tcW", w=width, type="dxa"))
        if "span" in marks:
            properties.append(w("gridSpan", val=marks["span"]))
        if "merge" in marks:
            properties.append(w("vMerge", val=marks["merge"]))
        return w("tc", properties, *(list(self.blocks(content)) or [w("p")]))

    def _id(self, label: str, line: _Line) -> str:
        if "+" in label:
            raise TextFormError(line.number, f"formatting that no style gives: {label}")
        if label not in self._ids:
            raise TextFormError(line.number, f"no such style in the template: {label}")
        return self._ids[label]


def _content(piece: re.Match[str], line: _Line) -> list[etree._Element]:
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


def _grouped(lines: Sequence[_Line]) -> Iterator[tuple[_Line, list[_Line]]]:
    """Yield every line of the first line's depth with the deeper lines that follow it."""
    place = 0
    while place < len(lines):
        end = place + 1
        while end < len(lines) and lines[end].depth > lines[place].depth:
            end += 1
        yield lines[place], list(lines[place + 1 : end])
        place = end
