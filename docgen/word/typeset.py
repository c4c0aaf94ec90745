"""Make a template from its text form (see `docgen.word.text_form`): the way back from `dump`.

The text is the source of the built-in templates: it can be read and reviewed, the .docx cannot.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field

from lxml import etree

from docgen.layout.page import Profile
from docgen.layout.table_styles import THIN
from docgen.ooxml.package import write_package
from docgen.ooxml.xml import parse_xml, serialize_xml
from docgen.word.blank import FOOTERS, blank_template, page_number, part_root
from docgen.word.block_setter import BlockSetter, Line, TextFormError
from docgen.word.landscape import TURNED_STYLES, turned_footer, turned_section, with_turned_footers
from docgen.word.markup import clark, w
from docgen.word.paragraphs import paragraph_text
from docgen.word.parts import DOCUMENT, STYLES
from docgen.word.text_form import INDENT, LANDSCAPE, LETTER, SECTION, STORY

__all__ = ["TextFormError", "from_text", "template_from_text"]

_PARTS = {"document": DOCUMENT, **{f"footer {kind}": part for kind, part in FOOTERS.items()}}
_TURNED = {f"footer {kind} {LANDSCAPE}": kind for kind in TURNED_STYLES}
_SECTION_LINE = re.compile(rf"{SECTION}(portrait|{LANDSCAPE}|{LETTER})>")
_VANISHING = re.compile(r"\{[{%#]p ")
"""A tag that takes its whole paragraph along when the template is compiled."""


def template_from_text(text: str, profile: Profile) -> bytes:
    """Return the .docx that the text form describes, with all styles of `profile`.

    The same text gives the same bytes. Raises |TextFormError|.
    """
    return write_package(from_text(text, blank_template(profile)))


def from_text(text: str, blank: Mapping[str, bytes]) -> dict[str, bytes]:
    """Return the parts of `blank` filled with the document and the footers that `text` describes.

    Landscape sections lie on the page of `blank`; everything else stays as it is there. Raises
    |TextFormError| where a line has no form known here, names a style that `blank` lacks, or asks for
    formatting that no style gives.
    """
    parts = dict(blank)
    setter = BlockSetter(parse_xml(blank[STYLES], part=STYLES))
    upright = _last_section(parse_xml(blank[DOCUMENT], part=DOCUMENT))
    turned: dict[str, list[etree._Element]] = {}
    has_landscape = False
    for story, lines in _stories(text):
        if story.text in _TURNED:
            turned[_TURNED[story.text]] = list(setter.blocks(lines))
            continue
        part = _PARTS.get(story.text)
        if part is None or part not in parts:
            raise TextFormError(story.number, f"no such part in the template: {story.text}")
        root = parse_xml(blank[part], part=part)
        if part == DOCUMENT:
            sections = list(_sections(lines))
            has_landscape = any(section.kind == LANDSCAPE for section in sections)
            root[0][:] = _body(sections, setter, upright)
        else:
            root[:] = setter.blocks(lines)
        parts[part] = serialize_xml(root)
    if turned and not has_landscape:
        raise TextFormError(1, "a footer of landscape pages, and no landscape section")
    return with_turned_footers(parts, _turned_roots(turned, upright)) if has_landscape else parts


@dataclass(frozen=True, slots=True)
class _Section:
    kind: str = ""
    lines: list[Line] = field(default_factory=list)


def _sections(lines: Sequence[Line]) -> Iterator[_Section]:
    """Yield the sections of the document; an upright one before the first line need not be written."""
    section = _Section()
    for line in lines:
        if not line.text.startswith(SECTION):
            section.lines.append(line)
            continue
        match = _SECTION_LINE.fullmatch(line.text)
        if match is None or line.depth:
            raise TextFormError(line.number, f"no such section: {line.text}")
        if section.lines:
            yield section
        section = _Section(match[1])
    yield section


def _body(sections: Sequence[_Section], setter: BlockSetter, upright: etree._Element) -> list[etree._Element]:
    body: list[etree._Element] = []
    for section in sections:
        properties = _properties(section.kind, upright)
        body += setter.blocks(section.lines)
        if section is sections[-1]:
            body += [_thin()] if not body or body[-1].tag == clark("w:tbl") else []
            body.append(properties)
        else:
            _end_section(body, properties)
    return body


def _properties(kind: str, upright: etree._Element) -> etree._Element:
    if kind == LANDSCAPE:
        return turned_section(upright)
    properties = deepcopy(upright)
    if kind == LETTER:
        grid = properties.find(clark("w:docGrid"))
        properties.insert(len(properties) if grid is None else properties.index(grid), w("titlePg"))
    return properties


def _end_section(body: list[etree._Element], section: etree._Element) -> None:
    """Let the last paragraph end its section: one of its own after a table or a tag that takes it along."""
    last = body[-1]
    if last.tag == clark("w:tbl") or _VANISHING.search(paragraph_text(last)):
        last = _thin()
        body.append(last)
    properties = last.find(clark("w:pPr"))
    if properties is None:
        properties = w("pPr")
        last.insert(0, properties)
    properties.append(section)


def _thin() -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=THIN)))


def _turned_roots(
    turned: Mapping[str, list[etree._Element]], upright: etree._Element
) -> dict[str, etree._Element]:
    return {
        kind: part_root("ftr", turned_footer(kind, turned.get(kind) or [page_number(style)], upright))
        for kind, style in TURNED_STYLES.items()
    }


def _last_section(document: etree._Element) -> etree._Element:
    section = document[0].find(clark("w:sectPr"))
    if section is None:
        raise ValueError("a blank template without section properties")
    return section


def _stories(text: str) -> Iterator[tuple[Line, list[Line]]]:
    title: Line | None = None
    lines: list[Line] = []
    for line in _lines(text):
        if not line.text.startswith(STORY):
            lines.append(line)
            continue
        if title is not None:
            yield title, lines
        elif lines:
            raise TextFormError(lines[0].number, f"the text does not begin with {STORY}document")
        title, lines = Line(line.number, 0, line.text.removeprefix(STORY).strip()), []
    if title is not None:
        yield title, lines


def _lines(text: str) -> Iterator[Line]:
    for number, line in enumerate(text.splitlines(), 1):
        bare = line.lstrip(" ")
        if bare and not bare.startswith("#"):
            yield Line(number, (len(line) - len(bare)) // len(INDENT), bare)
