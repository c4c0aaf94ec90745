"""Keep every section of an annex as it is: sheet, margins, headers, footers, numbering of pages.

A section that says nothing of a header has that of the section before. The first section of an annex has none
before it, so in the whole it is told so. Whether even pages have headers of their own is said once for the
whole file; where it comes to hold for a part that had none, that part's even pages repeat its usual ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.ooxml.opened import OpenPackage
from docgen.word.markup import NAMESPACES, PARAGRAPH_ORDER, SECTION_ORDER, clark, put, w
from docgen.word.parts import WORD_TYPE

KINDS: Final = ("header", "footer")
TYPES: Final = ("default", "even", "first")
_ROOTS: Final = {"header": "hdr", "footer": "ftr"}
_MARKS: Final = frozenset(
    clark(f"w:{local}")
    for local in (
        *("bookmarkStart", "bookmarkEnd", "proofErr", "permStart", "permEnd", "moveFromRangeStart"),
        *("moveFromRangeEnd", "moveToRangeStart", "moveToRangeEnd", "commentRangeStart", "commentRangeEnd"),
    )
)
_PAGE_STARTS: Final = frozenset({"nextPage", "oddPage", "evenPage"})


def sections_of(body: etree._Element) -> list[etree._Element]:
    """Return the section properties of a body in order; the last is the body's own, added if it lacks."""
    last = body.find(clark("w:sectPr"))
    if last is None:
        last = w("sectPr")
        body.append(last)
    inner = [each for each in body.iter(clark("w:sectPr")) if each is not last]
    return [*inner, last]


def thin_paragraph(*properties: etree._Element) -> etree._Element:
    """Return an empty paragraph of half a point, with more properties: it ends sections, fills footers."""
    spacing = w("spacing", before=0, after=0, line=10, lineRule="exact")
    size = w("rPr", w("sz", val=2), w("szCs", val=2))
    made = w("p", w("pPr", spacing, size))
    for each in properties:
        put(made[0], each, PARAGRAPH_ORDER)
    return made


def end_section(body: etree._Element) -> None:
    """Let the last paragraph of `body` end its last section, so that another can follow."""
    section = sections_of(body)[-1]
    body.remove(section)
    blocks = [child for child in body if isinstance(child.tag, str) and child.tag not in _MARKS]
    last = blocks[-1] if blocks else None
    if last is None or not _can_end(last):
        body.append(thin_paragraph(section))
        return
    properties = last.find(clark("w:pPr"))
    if properties is None:
        properties = w("pPr")
        last.insert(0, properties)
    put(properties, section, PARAGRAPH_ORDER)


def _can_end(block: etree._Element) -> bool:
    """Say whether a block is a paragraph of the text that ends no section yet."""
    held = ("w:pPr/w:sectPr", "w:pPr/w:framePr", "w:pPr/w:rPr/w:vanish", "w:pPr/w:rPr/w:del")
    return block.tag == clark("w:p") and all(block.find(clark(path)) is None for path in held)


def begins_page(section: etree._Element) -> None:
    """Let the pages of `section` begin on a new page."""
    kind = section.find(clark("w:type"))
    if kind is not None:
        section.remove(kind)


def reference_of(section: etree._Element, kind: str, page: str) -> etree._Element | None:
    """Return the reference to the header or footer of a `page`: default, even or first."""
    for each in section.iterfind(clark(f"w:{kind}Reference")):
        if each.get(clark("w:type"), "default") == page:
            return each
    return None


def add_reference(section: etree._Element, kind: str, page: str, identifier: str) -> None:
    """Add a reference to a header or footer, in its place."""
    made = w(f"{kind}Reference", type=page)
    made.set(clark("r:id"), identifier)
    section.insert(0 if kind == "header" else len(section.findall(clark("w:headerReference"))), made)


def repeat_on_even(sections: Iterable[etree._Element], repeated: Callable[[str, str], str]) -> None:
    """Let even pages have the headers and footers of the others, once even pages have their own.

    `repeated` is given kind and relation id and returns the id of a copy of that part.
    """
    for section in sections:
        for kind in KINDS:
            unused = reference_of(section, kind, "even")
            if unused is not None:
                section.remove(unused)
            usual = reference_of(section, kind, "default")
            if usual is not None:
                add_reference(section, kind, "even", repeated(kind, usual.get(clark("r:id"), "")))


def stand_alone(
    section: etree._Element, before: Iterable[tuple[str, str]], empty: Callable[[str], str]
) -> None:
    """Let the first section of an annex have no header or footer from the sections `before` it.

    `before` are the kinds and pages that those have; `empty` gives the relation id of an empty part.
    """
    for kind, page in sorted(set(before)):
        if reference_of(section, kind, page) is None:
            add_reference(section, kind, page, empty(kind))


def references(sections: Iterable[etree._Element]) -> Iterator[tuple[str, str]]:
    """Yield kind and page of every header and footer that `sections` have."""
    for section in sections:
        for kind in KINDS:
            for page in TYPES:
                if reference_of(section, kind, page) is not None:
                    yield kind, page


def effective(sections: list[etree._Element]) -> etree._Element:
    """Return the properties of the last of `sections`, with the headers and footers it has from others."""
    made = deepcopy(sections[-1])
    for section in reversed(sections[:-1]):
        for kind in KINDS:
            for page in TYPES:
                reference = reference_of(section, kind, page)
                if reference is not None and reference_of(made, kind, page) is None:
                    add_reference(made, kind, page, reference.get(clark("r:id"), ""))
    return made


def add_empty(package: OpenPackage, kind: str) -> str:
    """Add an empty header or footer and return the id of the relation to it."""
    root = etree.Element(clark(f"w:{_ROOTS[kind]}"), nsmap={"w": NAMESPACES["w"]})
    root.append(thin_paragraph())
    part = package.add(f"word/{kind}1.xml", root, f"{WORD_TYPE}.{kind}+xml")
    return package.relate(package.main, kind, part)


def repeat_part(package: OpenPackage, kind: str, identifier: str) -> str:
    """Add a copy of a header or footer, named by its relation, and return the id of the relation to it."""
    target = next((each.target for each in package.relations(package.main) if each.id == identifier), "")
    if target not in package:
        return identifier
    copy = package.add(f"word/{kind}1.xml", deepcopy(package.tree(target)), package.content_type(target))
    package.set_relations(copy, package.relations(target))
    return package.relate(package.main, kind, copy)


def restart_notes(section: etree._Element) -> None:
    """Let the footnotes of `section` begin with 1, unless it says itself how they go on."""
    properties = section.find(clark("w:footnotePr"))
    if properties is None:
        properties = w("footnotePr")
        put(section, properties, SECTION_ORDER)
    if properties.find(clark("w:numRestart")) is None:
        put(properties, w("numRestart", val="eachSect"), "pos numFmt numStart numRestart")
