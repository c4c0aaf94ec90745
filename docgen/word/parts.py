"""Find the parts of a Word package by what [Content_Types].xml says they are."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from lxml import etree

from docgen.diagnostics import Diagnostic, Text
from docgen.ooxml.member import CONTENT_TYPES
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml
from docgen.word.file_faults import NOT_WORD
from docgen.word.locate import located
from docgen.word.markup import clark

DOCUMENT: Final = "word/document.xml"
STYLES: Final = "word/styles.xml"

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml"
"""What the content types of Word's parts begin with."""

_MERGED_TYPES = tuple(f"{WORD_TYPE}.{kind}+xml" for kind in ("header", "footer", "footnotes"))


def content_types(parts: Mapping[str, bytes], *, name: str = "") -> dict[str, str]:
    """Return the content type of each part that is given one by name. Raises |PackageError|."""
    root = parse_xml(parts[CONTENT_TYPES], part=CONTENT_TYPES, name=name)
    return {
        (entry.get("PartName") or "").lstrip("/"): entry.get("ContentType") or ""
        for entry in root
        if entry.get("PartName")
    }


def merged_parts(parts: Mapping[str, bytes], *, name: str = "") -> tuple[str, ...]:
    """Return the parts that tags are merged in, the body first: headers, footers and footnotes follow."""
    types = content_types(parts, name=name)
    others = sorted(part for part, kind in types.items() if kind in _MERGED_TYPES and part in parts)
    return (DOCUMENT, *others)


def is_word(roots: Mapping[str, etree._Element]) -> bool:
    """Say whether `roots` hold a Word body of the usual kind; the kind called Strict is another."""
    return DOCUMENT in roots and roots[DOCUMENT].tag == clark("w:document")


def not_word(name: str) -> Diagnostic:
    """Return the diagnostic of a file `name` that is no Word file of the usual kind."""
    fact = Text("没有普通 .docx 的正文", "it has no body of a usual .docx")
    return located(NOT_WORD, fact, name=name, paragraph=None)


def relation_ids(parts: Mapping[str, bytes], part: str, *, name: str = "") -> frozenset[str]:
    """Return the ids of the relationships of `part`. Raises |PackageError|."""
    relations = relations_name(part)
    if relations not in parts:
        return frozenset()
    root = parse_xml(parts[relations], part=relations, name=name)
    return frozenset(entry.get("Id") or "" for entry in root)
