"""Read from a Word file what its styles mean: title, heading, alignment, part of a document."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.layout.brief_styles import (
    BRIEF_CONTENTS,
    BRIEF_CONTENTS_HEAD,
    BRIEF_ISSUE,
    BRIEF_LINE,
    BRIEF_NAME,
)
from docgen.layout.page import PROFILE_A
from docgen.layout.styles import (
    ANNEX_NOTE,
    DATE,
    HEAD_NOTE,
    IMPRINT_COPIES,
    IMPRINT_PRINTED,
    MARK,
    NUMBER,
    RECIPIENTS,
    SIGNATURE,
    TITLE,
    by_id,
    styles,
)
from docgen.ooxml.xml import parse_xml
from docgen.release.flow import W

NAMES: Final = {identifier: style.name for identifier, style in by_id(styles(PROFILE_A)).items()}
"""Names of our styles by their id: programs change ids, and keep names."""

_STYLES: Final = "word/styles.xml"
_TITLES: Final = {NAMES[TITLE], NAMES[BRIEF_NAME]}
_CLASSES: Final = {
    NAMES[identifier]: name
    for name, identifiers in {
        "mark": (MARK,),
        "number": (NUMBER, BRIEF_ISSUE, BRIEF_LINE),
        "note": (HEAD_NOTE,),
        "recipients": (RECIPIENTS,),
        "annexes": (
            ANNEX_NOTE,
            f"{ANNEX_NOTE}First",
            f"{ANNEX_NOTE}Next",
            BRIEF_CONTENTS_HEAD,
            BRIEF_CONTENTS,
        ),
        "signature": (SIGNATURE, DATE),
        "imprint": (IMPRINT_COPIES, IMPRINT_PRINTED),
    }.items()
    for identifier in identifiers
}
"""Class of the division that paragraphs of a style come into, for the look of a web page."""
_ALIGNS: Final = {"center": "AlignCenter", "right": "AlignRight"}


@dataclass(frozen=True, slots=True)
class Meanings:
    """What the paragraph styles of one file mean, by their names; a style means what its base does."""

    titles: frozenset[str]
    """Styles of titles: our 公文标题 and what is based on it, and the name of a brief."""
    outlines: Mapping[str, int]
    """Level from 0 of styles that Word shows in the outline, but its own headings."""
    classes: Mapping[str, str]
    """Class of what is no ordinary paragraph."""
    aligns: Mapping[str, str]
    """How pandoc calls the alignment of styles that are set in the middle or to the right."""


def meanings_of(parts: Mapping[str, bytes], *, name: str) -> Meanings:
    """Return the meanings of the styles in a package. Raises |PackageError| where they are no safe XML."""
    root = parse_xml(parts[_STYLES], part=_STYLES, name=name) if _STYLES in parts else etree.Element("none")
    every = {each.get(f"{W}styleId", ""): each for each in root.iter(f"{W}style")}
    titles, outlines, classes, aligns = set(_TITLES), {}, {}, {}
    for style in every.values():
        called = _value(style, "name")
        chain = list(_chain(style, every))
        names = [_value(each, "name") for each in chain]
        if not _TITLES.isdisjoint(names):
            titles.add(called)
        outline = _first(chain, "pPr/outlineLvl")
        if outline.isdigit() and not called.startswith("heading"):
            outlines[called] = int(outline)
        if known := next((_CLASSES[each] for each in names if each in _CLASSES), ""):
            classes[called] = known
        if align := _ALIGNS.get(_first(chain, "pPr/jc")):
            aligns[called] = align
    return Meanings(frozenset(titles), outlines, classes, aligns)


def _chain(style: etree._Element, every: Mapping[str, etree._Element]) -> Iterator[etree._Element]:
    """Yield a style, the one it is based on, and so on; a circle ends where it closes."""
    seen: set[str] = set()
    current: etree._Element | None = style
    while current is not None and current.get(f"{W}styleId", "") not in seen:
        seen.add(current.get(f"{W}styleId", ""))
        yield current
        current = every.get(_value(current, "basedOn"))


def _first(chain: list[etree._Element], path: str) -> str:
    """Return the value that the nearest style of a chain gives at `path`, empty where none does."""
    return next((value for each in chain if (value := _value(each, path))), "")


def _value(style: etree._Element, path: str) -> str:
    found = style.find("/".join(f"{W}{step}" for step in path.split("/")))
    return "" if found is None else found.get(f"{W}val", "")
