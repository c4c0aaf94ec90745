"""Find every fault of a Word template without data, each with its paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from lxml import etree

from docgen.diagnostics import Diagnostic, Report
from docgen.errors import TemplateError
from docgen.ooxml.package import PackageError, read_package
from docgen.ooxml.xml import parse_xml
from docgen.word.appearance import appearance_faults, missing_styles, style_ids
from docgen.word.contract import tag_faults
from docgen.word.dangers import package_dangers, paragraph_dangers
from docgen.word.environment import Filter, template_environment
from docgen.word.linting import lint_faults
from docgen.word.locate import Flaw
from docgen.word.paragraphs import Paragraph, part_label, read_paragraphs
from docgen.word.parts import DOCUMENT, content_types, is_word, merged_parts, not_word
from docgen.word.shapes import shape_of
from docgen.word.source import part_source
from docgen.word.template import compile_template
from docgen.word.wording import stray_tags, wording_faults

_STYLES = "word/styles.xml"


@dataclass(frozen=True, slots=True)
class _Opened:
    """Hold a template that could be opened: its bytes, its XML parts, and those that tags are merged in."""

    name: str
    data: bytes = field(repr=False)
    types: Mapping[str, str]
    roots: Mapping[str, etree._Element]
    merged: Mapping[str, tuple[Paragraph, ...]]


def check_template(
    data: bytes,
    *,
    name: str,
    contract: type,
    filters: Mapping[str, Filter],
    required_styles: Collection[str] = (),
) -> Report:
    """Return every fault of the template in the .docx `data`; `name` is how the places call it.

    `contract` is the dataclass that rendering will be given, `filters` those it will have. A template with
    no errors here renders every context that keeps the contract, except for characters Word cannot store.
    """
    try:
        opened = _open(data, name)
    except PackageError as error:
        return error.report
    if not is_word(opened.roots):
        return Report([not_word(name)])
    flaws = [*_file_flaws(opened, required_styles), *_part_flaws(opened, contract, filters)]
    found = Report([*_linted(opened), *(flaw.in_file(name) for flaw in flaws)])
    return found if found.has_errors else found + _left_over(opened, filters)


def _open(data: bytes, name: str) -> _Opened:
    """Return the opened template. Raises |PackageError|."""
    parts = read_package(data, name=name)
    roots = {
        part: parse_xml(content, part=part, name=name)
        for part, content in parts.items()
        if part.endswith((".xml", ".rels"))
    }
    if DOCUMENT not in parts:
        return _Opened(name, data, {}, roots, {})
    merged = {part: read_paragraphs(roots[part], part_label(part)) for part in merged_parts(parts, name=name)}
    return _Opened(name, data, content_types(parts, name=name), roots, merged)


def _file_flaws(opened: _Opened, required_styles: Collection[str]) -> Iterator[Flaw]:
    """Yield what is wrong with the file as a whole."""
    yield from package_dangers(opened.types, opened.roots)
    yield from stray_tags({part: root for part, root in opened.roots.items() if _may_hold_text(part, opened)})
    yield from missing_styles(opened.roots.get(_STYLES), required_styles)


def _may_hold_text(part: str, opened: _Opened) -> bool:
    return part.startswith("word/") and part.endswith(".xml") and part not in opened.merged


def _part_flaws(opened: _Opened, contract: type, filters: Mapping[str, Filter]) -> Iterator[Flaw]:
    """Yield what is wrong in the parts that tags are merged in."""
    environment = template_environment(filters)
    names = shape_of(contract).fields
    known_styles = style_ids(opened.roots.get(_STYLES))
    for part, paragraphs in opened.merged.items():
        root = opened.roots[part]
        yield from wording_faults(root, paragraphs)
        yield from paragraph_dangers(root, paragraphs)
        yield from appearance_faults(root, paragraphs, known_styles)
        source = part_source(part, root)
        yield from tag_faults(source.tags if source else (), names, environment)


def _linted(opened: _Opened) -> Iterator[Diagnostic]:
    """Yield what docxtpl-lint finds."""
    by_place = {(each.part, each.number): each for part in opened.merged.values() for each in part}
    yield from lint_faults(opened.data, by_place, name=opened.name)


def _left_over(opened: _Opened, filters: Mapping[str, Filter]) -> Iterable[Diagnostic]:
    """Return what only compiling the whole can tell, where everything else is in order."""
    try:
        compile_template(opened.data, name=opened.name, filters=filters)
    except TemplateError as error:
        return error.report
    return ()
