"""Read one paragraph: its style, its number, and through `docgen.pdf.inlines` what stands in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.pdf.appearance import ParagraphStyle, RunStyle
from docgen.pdf.cascade import NOTHING, Properties, flat, is_on, merged
from docgen.pdf.inlines import InlineReader
from docgen.pdf.looks import paragraph_style, run_style
from docgen.pdf.measures import whole
from docgen.pdf.model import Characters, Inline, Label, Paragraph, Picture, Tab
from docgen.pdf.reading import Around, Inside, Reading
from docgen.pdf.reading_findings import DIRECTION, ELEMENT, MISSING_STYLE, NUMBERING, REVISION, TAB
from docgen.pdf.xml_names import clark

_LEAST_ROOM: Final = 5.0
"""Points between the indents of a paragraph."""


def read_paragraph(reading: Reading, element: etree._Element, around: Around, inside: Inside) -> Paragraph:
    """Return the paragraph ``w:p``, everything resolved."""
    place = reading.stand_at(element, around.part)
    own = element.find(clark("w:pPr"))
    direct = flat(own)
    style_id = direct.get("pStyle", {}).get("val", "")
    if style_id and not reading.styles.chain(style_id, "paragraph"):
        reading.report(MISSING_STYLE, Text(style_id, style_id))
    properties = paragraph_properties(reading, around, style_id, direct)
    base, toggled = _base_properties(reading, around, style_id)
    ends = flat(own.find(clark("w:rPr"))) if own is not None else NOTHING
    mark = _mark_style(reading, base, ends)
    reader = InlineReader(reading, around, inside, base, toggled, around.mark)
    reader.read(element)
    reader.finish()
    _report(reading, properties, own)
    style = _fitting(reading, paragraph_style(properties, size=_size(reader.found, mark)), around)
    if any(stop.leader for stop in style.tabs) and any(isinstance(each, Tab) for each in reader.found):
        reading.report(TAB, Text("前导符未画出", "its leader is not drawn"))
    if any(each.get("val") == "bar" for name, each in properties.items() if name.startswith("tab/")):
        reading.report(TAB, Text("竖线未画出", "its vertical rule is not drawn"))
    return Paragraph(
        style=style,
        inlines=_joined(reader.found),
        mark=mark,
        place=place,
        style_id=style_id,
        label=_label(reading, properties, merged((base, ends))),
        ends_section=own is not None and own.find(clark("w:sectPr")) is not None,
    )


def _fitting(reading: Reading, style: ParagraphStyle, around: Around) -> ParagraphStyle:
    """Return `style`, without indents that leave no room for text."""
    room = around.sheet.column_width - style.left - style.right
    if room > _LEAST_ROOM or around.sheet.column_width <= _LEAST_ROOM:
        return style
    reading.report(ELEMENT, Text("缩进没有留下文字的位置，未用", "indents that leave no room; not used"))
    return replace(style, left=0.0, right=0.0, first=0.0)


def _size(found: list[Inline], mark: RunStyle) -> float:
    """Return the size of the first characters, which indents in characters are counted by."""
    return next((each.style.size for each in found if isinstance(each, Characters | Tab)), mark.size)


def paragraph_properties(reading: Reading, around: Around, style_id: str, direct: Properties) -> Properties:
    """Return the properties of a paragraph: defaults, table, styles, each with its list's, then its own."""
    return merged(_levels(reading, around, style_id, direct))


def _levels(reading: Reading, around: Around, style_id: str, direct: Properties) -> Iterator[Properties]:
    yield reading.styles.default_paragraph
    yield around.paragraph
    level: Properties = NOTHING
    for each in (*(style.paragraph for style in reading.styles.paragraph_chain(style_id)), direct):
        level = merged((level, {name: each[name] for name in each if name.startswith("numPr/")}))
        if any(name.startswith("numPr/") for name in each):
            listed = reading.numbering.level(*_list_of(level))
            yield listed.paragraph if listed else NOTHING
        yield each


def _list_of(properties: Properties) -> tuple[str, int]:
    identifier = properties.get("numPr/numId", {}).get("val", "0")
    return identifier, min(max(whole(properties.get("numPr/ilvl", {}).get("val"), 0), 0), 8)


def _label(reading: Reading, properties: Properties, base: Properties) -> Label | None:
    identifier, number = _list_of(properties)
    level = reading.numbering.level(identifier, number) if identifier != "0" else None
    found = reading.numbering.next_label(identifier, number) if level else None
    if level is None or found is None:
        return None
    text, known = found
    if not known:
        reading.report(NUMBERING, Text(level.form, level.form))
    style = merged((base, level.run))
    if is_on(style, "vanish") or not text:
        return None
    return Label(text, run_style(style, reading.theme), level.follows, number)


def _report(reading: Reading, properties: Properties, own: etree._Element | None) -> None:
    if is_on(properties, "bidi"):
        reading.report(DIRECTION, Text("从右到左", "right to left"))
    if properties.get("wordWrap") and not is_on(properties, "wordWrap"):
        reading.report(ELEMENT, Text("西文在单词中间换行", "Latin words broken anywhere"))
    if own is not None and own.find(clark("w:pPrChange")) is not None:
        reading.report(REVISION, Text("段落格式", "paragraph formatting"))


def _joined(found: list[Inline]) -> tuple[Inline, ...]:
    """Return the inlines without pictures of no size."""
    return tuple(each for each in found if not isinstance(each, Picture) or (each.width and each.height))


def _base_properties(reading: Reading, around: Around, style: str) -> tuple[Properties, Properties]:
    """Return what surrounds the runs of a paragraph in `style`, and the part of it that its styles give."""
    chain = merged(each.run for each in reading.styles.paragraph_chain(style))
    return merged((reading.styles.default_run, around.run, chain)), chain


def _mark_style(reading: Reading, base: Properties, direct: Mapping[str, Mapping[str, str]]) -> RunStyle:
    """Return the look of a paragraph's end."""
    return run_style(merged((base, direct)), reading.theme)
