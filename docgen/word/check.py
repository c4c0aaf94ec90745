"""Find every fault of a Word template without data, each with its paragraph."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final

from lxml import etree

from docgen.diagnostics import Diagnostic, Report, Severity
from docgen.errors import TemplateError
from docgen.ooxml.package import PackageError, read_package, write_package
from docgen.ooxml.xml import parse_xml
from docgen.word.appearance import appearance_faults, missing_styles
from docgen.word.contract import tag_faults, used_filters
from docgen.word.dangers import package_dangers, paragraph_dangers
from docgen.word.environment import Filter, template_environment
from docgen.word.linting import lint_faults
from docgen.word.locate import Flaw
from docgen.word.paragraphs import Paragraph, part_label, read_paragraphs
from docgen.word.parts import DOCUMENT, STYLES, content_types, is_word, merged_parts, not_word
from docgen.word.required import unprinted
from docgen.word.shapes import shape_of
from docgen.word.source import part_source
from docgen.word.style_names import known_names, style_labels
from docgen.word.template import compile_template
from docgen.word.whole import check_whole
from docgen.word.wording import stray_braces, stray_tags, wording_faults

NO_STYLES: Final[Mapping[str, Collection[str]]] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class _Opened:
    """Hold a template that could be opened: its bytes, its XML parts, and those that tags are merged in."""

    name: str
    data: bytes = field(repr=False)
    packed: bytes = field(repr=False)
    """The parts in a package of our own, for readers that are less careful with foreign ones."""
    types: Mapping[str, str]
    roots: Mapping[str, etree._Element]
    merged: Mapping[str, tuple[Paragraph, ...]]


def check_template(
    data: bytes,
    *,
    name: str,
    contract: type,
    filters: Mapping[str, Filter],
    required_styles: Mapping[str, Collection[str]] = NO_STYLES,
    prints: Collection[str] = (),
) -> Report:
    """Return every fault of the template in the .docx `data`; `name` is how the places call it.

    `contract` is the dataclass that rendering will be given, `filters` those it will have; `required_styles`
    are the names of the styles that the output of a filter needs, by the filter's name, `prints` the names
    that must be printed, of several divided by ``|`` one. A template with no
    errors here renders every context that keeps the contract, except for characters Word cannot store.
    """
    try:
        opened = _open(data, name)
    except PackageError as error:
        return error.report
    if not is_word(opened.roots):
        return Report([not_word(name)])
    flaws = [*_file_flaws(opened), *_part_flaws(opened, contract, filters, required_styles)]
    found = Report([*_linted(opened), *(flaw.in_file(name) for flaw in flaws)])
    named = {each.place.within for each in found if each.severity is Severity.ERROR}
    halves = (flaw for each in opened.merged.values() for flaw in stray_braces(each))
    found += [half for half in (flaw.in_file(name) for flaw in halves) if half.place.within not in named]
    return found if found.has_errors else found + _left_over(opened, filters, prints)


def _open(data: bytes, name: str) -> _Opened:
    """Return the opened template. Raises |PackageError|."""
    parts = read_package(data, name=name)
    roots = {
        part: parse_xml(content, part=part, name=name)
        for part, content in parts.items()
        if part.endswith((".xml", ".rels"))
    }
    packed = write_package(parts, stored=parts)
    if DOCUMENT not in parts:
        return _Opened(name, data, packed, {}, roots, {})
    check_whole(parts, roots, name=name)
    merged = {part: read_paragraphs(roots[part], part_label(part)) for part in merged_parts(parts, name=name)}
    return _Opened(name, data, packed, content_types(parts, name=name), roots, merged)


def _file_flaws(opened: _Opened) -> Iterator[Flaw]:
    """Yield what is wrong with the file as a whole."""
    yield from package_dangers(opened.types, opened.roots)
    yield from stray_tags({part: root for part, root in opened.roots.items() if _may_hold_text(part, opened)})


def _may_hold_text(part: str, opened: _Opened) -> bool:
    return part.startswith("word/") and part.endswith(".xml") and part not in opened.merged


def _part_flaws(
    opened: _Opened,
    contract: type,
    filters: Mapping[str, Filter],
    required_styles: Mapping[str, Collection[str]],
) -> Iterator[Flaw]:
    """Yield what is wrong in the parts that tags are merged in."""
    environment = template_environment(filters)
    names = shape_of(contract).fields
    styles = opened.roots.get(STYLES, etree.Element("none"))
    ids, style_names = style_labels(styles).keys(), known_names(styles)
    for part, paragraphs in opened.merged.items():
        root = opened.roots[part]
        yield from wording_faults(root, paragraphs)
        yield from paragraph_dangers(root, paragraphs)
        yield from appearance_faults(root, paragraphs, ids)
        source = part_source(part, root)
        tags = source.tags if source else ()
        yield from tag_faults(tags, names, environment)
        yield from missing_styles(used_filters(tags, environment), required_styles, style_names)


def _linted(opened: _Opened) -> Iterator[Diagnostic]:
    """Yield what docxtpl-lint finds."""
    by_place = {(each.part, each.number): each for part in opened.merged.values() for each in part}
    yield from lint_faults(opened.packed, by_place, name=opened.name)


def _left_over(
    opened: _Opened, filters: Mapping[str, Filter], prints: Collection[str]
) -> Iterable[Diagnostic]:
    """Return what only the whole can tell, where everything else is in order."""
    try:
        compile_template(opened.data, name=opened.name, filters=filters)
    except TemplateError as error:
        return error.report
    found = (part_source(part, opened.roots[part]) for part in opened.merged)
    sources = [source for source in found if source is not None]
    flaws = unprinted(sources, prints, template_environment(filters))
    return [flaw.in_file(opened.name) for flaw in flaws]
