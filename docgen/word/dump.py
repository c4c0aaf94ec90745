"""Write a Word file as text, one line a paragraph, for review in a diff (see `docgen.word.text_form`)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from lxml import etree

from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml
from docgen.word.dump_tables import (
    attributes_of,
    bare_tag,
    cell_marks,
    column_widths,
    row_marks,
    span_of,
    table_marks,
    with_marks,
)
from docgen.word.formats import run_formats
from docgen.word.landscape import is_landscape, turned_content
from docgen.word.markup import clark
from docgen.word.parts import DOCUMENT, STYLES
from docgen.word.style_names import default_label, style_labels
from docgen.word.text_form import INDENT, LANDSCAPE, LETTER, SECTION, SIGNS, STORY, escape, protect_end

_RELATIONS = relations_name(DOCUMENT)
_KINDS = {"default": "odd", "even": "even", "first": "first"}
_PORTRAIT = "portrait"
_OFF = ("0", "false", "off")
_TRANSPARENT = frozenset({"hyperlink", "smartTag", "ins", "sdt", "sdtContent"})


def dump(parts: Mapping[str, bytes], *, name: str = "") -> str:
    """Return the text form of a Word file; `name` is how messages call it.

    Raises |PackageError| where a part is not safe XML.
    """
    stories = list(_stories(parts, name))
    empty = etree.Element("none")
    styles = parse_xml(parts[STYLES], part=STYLES, name=name) if STYLES in parts else empty
    writer = _Writer(style_labels(styles), default_label(styles))
    lines: list[str] = []
    for title, root in stories:
        lines.append(STORY + title)
        first = next(_sections(root), None)
        lines.extend(_section_start(first) if first is not None and _page_of(first) != _PORTRAIT else ())
        lines.extend(writer.blocks(root, ""))
    return "\n".join(lines) + "\n"


def _stories(parts: Mapping[str, bytes], name: str) -> Iterator[tuple[str, etree._Element]]:
    document = parse_xml(parts[DOCUMENT], part=DOCUMENT, name=name)
    yield "document", document[0]
    targets: dict[str, str] = {}
    if _RELATIONS in parts:
        relations = parse_xml(parts[_RELATIONS], part=_RELATIONS, name=name)
        targets = {str(each.get("Id")): str(each.get("Target")) for each in relations}
    seen: set[str] = set()
    for reference in document.iter(clark("w:headerReference"), clark("w:footerReference")):
        target = "word/" + targets.get(reference.get(clark("r:id"), ""), "")
        if target in seen or target not in parts:
            continue
        seen.add(target)
        root = parse_xml(parts[target], part=target, name=name)
        story = etree.QName(reference).localname.removesuffix("Reference")
        kind = _KINDS.get(reference.get(clark("w:type"), "default"), "odd")
        content = turned_content(root) if is_landscape(_section_of(reference)) else None
        yield (f"{story} {kind}", root) if content is None else (f"{story} {kind} {LANDSCAPE}", content)


def _section_of(reference: etree._Element) -> etree._Element:
    section = reference.getparent()
    return reference if section is None else section


class _Writer:
    """Write blocks with the names of the styles of one file."""

    def __init__(self, labels: Mapping[str, str], default: str) -> None:
        self._labels = labels
        self._default = default

    def blocks(self, parent: etree._Element, indent: str) -> Iterator[str]:
        """Yield the lines of the paragraphs and tables in `parent`."""
        for child in parent:
            match etree.QName(child).localname:
                case "p":
                    yield from self._paragraph(child, indent)
                case "tbl":
                    yield from self._table(child, indent)
                case "sectPr":
                    yield from _section(child, indent)
                case "sdt" | "sdtContent" | "ins" | "customXml":
                    yield from self.blocks(child, indent)

    def _paragraph(self, paragraph: etree._Element, indent: str) -> Iterator[str]:
        properties = paragraph.find(clark("w:pPr"))
        label, extra, section = self._default, "", None
        if properties is not None:
            style = properties.find(clark("w:pStyle"))
            label = self._label(style) if style is not None else label
            section = properties.find(clark("w:sectPr"))
            extra = _extras(properties, {"pStyle", "rPr", "sectPr"})
        text = _TextWriter(self._labels)
        text.add(paragraph)
        content = text.finish()
        yield protect_end(f"{indent}[{label}{extra}]{' ' if content else ''}{content}")
        for box in text.boxes:
            yield from self.blocks(box, indent + INDENT)
        if section is not None:
            yield from _section(section, indent)
            yield from _section_start(next(_sections(paragraph.itersiblings()), None))

    def _table(self, table: etree._Element, indent: str) -> Iterator[str]:
        style = table.find(clark("w:tblPr/w:tblStyle"))
        widths = column_widths(table)
        facts = [self._label(style) if style is not None else "-", *map(str, widths), *table_marks(table)]
        yield f"{indent}<table {' '.join(facts)}>"
        for row in table.iterfind(clark("w:tr")):
            tag = bare_tag(row, len(widths))
            yield f"{indent}{INDENT}{tag or with_marks('row', row_marks(row))}"
            if not tag:
                yield from self._cells(row, widths, indent + INDENT * 2)

    def _cells(self, row: etree._Element, widths: Sequence[int], indent: str) -> Iterator[str]:
        column = 0
        for cell in row.iterfind(clark("w:tc")):
            end = column + span_of(cell)
            tag = bare_tag(cell, 1)
            yield indent + (tag or with_marks("cell", cell_marks(cell, sum(widths[column:end]))))
            if not tag:
                yield from self.blocks(cell, indent + INDENT)
            column = end

    def _label(self, style: etree._Element) -> str:
        identifier = style.get(clark("w:val"), "")
        return self._labels.get(identifier, identifier)


def _sections(blocks: Iterable[etree._Element]) -> Iterator[etree._Element]:
    """Yield the properties of the sections that end in `blocks`."""
    for block in blocks:
        found = block if block.tag == clark("w:sectPr") else block.find(clark("w:pPr/w:sectPr"))
        if found is not None:
            yield found


def _page_of(section: etree._Element) -> str:
    """Return what the text form calls the pages of a section."""
    if is_landscape(section):
        return LANDSCAPE
    title = section.find(clark("w:titlePg"))
    return _PORTRAIT if title is None or title.get(clark("w:val")) in _OFF else LETTER


def _section_start(section: etree._Element | None) -> Iterator[str]:
    if section is None:
        return
    kind = section.find(clark("w:type"))
    marks = [_page_of(section)]
    marks += [] if kind is None else [f"+type({attributes_of(kind)})"]
    yield f"{SECTION}{' '.join(marks)}>"


def _section(section: etree._Element, indent: str) -> Iterator[str]:
    skipped = ("headerReference", "footerReference")
    shown = (child for child in section if etree.QName(child).localname not in skipped)
    facts = "; ".join(f"{etree.QName(child).localname} {attributes_of(child)}" for child in shown)
    yield f"{indent}# section: {facts}"


def _extras(properties: Iterable[etree._Element], ignored: set[str]) -> str:
    names = ((etree.QName(child).localname, attributes_of(child)) for child in properties)
    return "".join(
        f" +{name}({attributes})" if attributes else f" +{name}"
        for name, attributes in names
        if name not in ignored
    )


class _TextWriter:
    """Write the runs of one paragraph; `boxes` are the text boxes met on the way."""

    def __init__(self, labels: Mapping[str, str]) -> None:
        self.boxes: list[etree._Element] = []
        self._labels = labels
        self._pieces: list[str] = []
        self._run_style = ""
        self._field: str | None = None
        self._in_result = False

    def add(self, parent: etree._Element) -> None:
        """Add the runs under `parent`."""
        for child in parent:
            local = etree.QName(child).localname
            if local == "r":
                self._add_run(child)
            elif local == "fldSimple":
                self._put(f"⟪{child.get(clark('w:instr'), '').strip()}⟫")
            elif local in _TRANSPARENT:
                self.add(child)

    def finish(self) -> str:
        """Return the whole text."""
        return "".join(self._pieces)

    def _add_run(self, run: etree._Element) -> None:
        style = self._style(run_formats(run))
        for child in run:
            self._add_content(child, style)

    def _add_content(self, child: etree._Element, style: str) -> None:
        match etree.QName(child).localname:
            case "t":
                self._put(escape(child.text or ""), style)
            case "instrText" if self._field is not None:
                self._field += child.text or ""
            case "fldChar":
                self._field_mark(child.get(clark("w:fldCharType"), ""), style)
            case "br":
                self._put(SIGNS["page" if child.get(clark("w:type")) == "page" else "br"], style)
            case "tab" | "ptab":
                self._put(SIGNS["tab"], style)
            case "drawing" | "pict" | "object":
                self._drawing(child, style)
            case "AlternateContent":
                for choice in child.iterfind(clark("mc:Choice")):
                    for inner in choice:
                        self._add_content(inner, style)

    def _field_mark(self, kind: str, style: str) -> None:
        if kind == "begin":
            self._field = ""
        elif kind == "separate" and self._field is not None:
            self._in_result = True
        elif kind == "end" and self._field is not None:
            code, self._field, self._in_result = self._field.strip(), None, False
            self._put(f"⟪{code}⟫", style)

    def _drawing(self, drawing: etree._Element, style: str) -> None:
        boxes = list(drawing.iter(clark("w:txbxContent")))
        self.boxes.extend(boxes)
        self._put("⟪box⟫" * len(boxes) or "⟪picture⟫", style)

    def _put(self, text: str, style: str = "") -> None:
        if self._in_result or not text:
            return
        if style != self._run_style:
            self._pieces.append(f"⟦{style}⟧")
            self._run_style = style
        self._pieces.append(text)

    def _style(self, formats: Sequence[etree._Element]) -> str:
        styles = (each for each in formats if each.tag == clark("w:rStyle"))
        identifier = next((each.get(clark("w:val"), "") for each in styles), "")
        extras = _extras(formats, {"rStyle"})
        return (self._labels.get(identifier, identifier) + extras).strip()
