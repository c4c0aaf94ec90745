"""Find the faults of tags that show in the text and the runs of a template, before any merging."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.faults import Fault
from docgen.word.formats import run_formats
from docgen.word.locate import Flaw
from docgen.word.markup import clark
from docgen.word.paragraphs import Paragraph, part_label, text_elements
from docgen.word.source import ANY_TAG
from docgen.word.tag_faults import AMPERSAND, BROKEN_TAG, FULL_WIDTH, NOT_RENDERED, PIECES, SYNTAX

_FULL_WIDTH = re.compile(r"[｛{][｛％]|｛[{%]|[｝％][｝}]|[}%]｝")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}", re.DOTALL)
_OPENING = re.compile(r"\{\{|\{%")
_HALF_TAG = re.compile(
    r"\{[{%].*|\{\s*%.*?%\}|[^\s{}]*\s*(?:\}\}|%\})|%\s+\}"
    r"|(?<!_)\{(?:(?:p|r|tr|tc)\s)?\s*[A-Za-z_][\w.]*(?:\s*\|\s*\w+)*\s*\}"
)
"""Braces outside of whole tags: a pair of signs without its other end, or a name between single braces."""
_RAW = re.compile(r"\{%(?:p|tr|tc|r)? ?[-+]?\s*(?P<end>end)?raw\s*[-+]?%\}")
_HARMLESS: Final = frozenset(
    clark(f"w:{local}") for local in ("r", "proofErr", "bookmarkStart", "bookmarkEnd", "permStart", "permEnd")
)
_STRUCTURE: Final = frozenset(
    clark(f"w:{local}")
    for local in (
        "fldChar",
        "instrText",
        "drawing",
        "pict",
        "object",
        "footnoteReference",
        "commentReference",
    )
)


def wording_faults(root: etree._Element, paragraphs: Sequence[Paragraph]) -> Iterator[Flaw]:
    """Yield the faults of a part that is merged: full-width braces, tags that Word has cut, ``&`` in tags."""
    for element, paragraph in zip(root.iter(clark("w:p")), paragraphs, strict=True):
        full_width = _FULL_WIDTH.search(paragraph.text)
        if full_width:
            yield Flaw(FULL_WIDTH, Text(full_width[0], full_width[0]), paragraph)
        texts = text_elements(element)
        for match in _TAG.finditer("".join(text.text or "" for text in texts)):
            tag = match[0]
            if "&" in tag:
                yield Flaw(AMPERSAND, Text(tag, tag), paragraph)
            fault = _cut_by(_covered(texts, match.start(), match.end()))
            if fault:
                yield Flaw(fault, Text(tag, tag), paragraph)


def stray_braces(paragraphs: Sequence[Paragraph]) -> Iterator[Flaw]:
    """Yield the paragraphs in which braces are left beside the tags: half a tag is printed as it stands."""
    in_raw = False
    for paragraph in paragraphs:
        words: list[str] = []
        position = 0
        for match in ANY_TAG.finditer(paragraph.text):
            words += [] if in_raw else [paragraph.text[position : match.start()]]
            raw = _RAW.fullmatch(match[0])
            in_raw = not raw["end"] if raw else in_raw
            position = match.end()
        words += [] if in_raw else [paragraph.text[position:]]
        found = next((half for text in words if (half := _HALF_TAG.search(text))), None)
        if found:
            yield Flaw(SYNTAX, Text(found[0], found[0]), paragraph)


def stray_tags(roots: Mapping[str, etree._Element]) -> Iterator[Flaw]:
    """Yield the paragraphs with tags in parts that are never merged: endnotes, comments, charts."""
    for part, root in roots.items():
        elements = (element for element in root.iter() if isinstance(element.tag, str))
        paragraphs = (element for element in elements if etree.QName(element).localname == "p")
        for number, element in enumerate(paragraphs, 1):
            text = "".join(element.itertext())
            if _OPENING.search(text):
                yield Flaw(NOT_RENDERED, Text(part, part), Paragraph(part_label(part), number, text, None))


def _covered(texts: Sequence[etree._Element], start: int, end: int) -> list[etree._Element]:
    """Return the runs whose text overlaps the characters from `start` to `end`."""
    runs: list[etree._Element] = []
    position = 0
    for text in texts:
        after = position + len(text.text or "")
        run = text.getparent()
        if position < end and after > start and run is not None and run not in runs:
            runs.append(run)
        position = after
    return runs


def _cut_by(runs: Sequence[etree._Element]) -> Fault | None:
    """Return what is wrong with a tag that lies in `runs`, or None: in one run all is well."""
    if len(runs) < 2:
        return None
    between = [runs[0], *_siblings_until(runs[0], runs[-1])]
    whole = all(run in between for run in runs)
    harmless = all(
        element.tag in _HARMLESS and not any(child.tag in _STRUCTURE for child in element)
        for element in between
    )
    if not whole or not harmless:
        return BROKEN_TAG
    return PIECES if len({_format(run) for run in runs}) > 1 else None


def _siblings_until(first: etree._Element, last: etree._Element) -> Iterator[etree._Element]:
    for sibling in first.itersiblings():
        yield sibling
        if sibling is last:
            return


def _format(run: etree._Element) -> frozenset[bytes]:
    return frozenset(etree.tostring(each, with_tail=False) for each in run_formats(run))
