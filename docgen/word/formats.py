"""Say what counts as formatting of a run: what a reader sees, not the marks that Word scatters."""

from __future__ import annotations

from typing import Final

from lxml import etree

from docgen.word.markup import clark

_UNSEEN: Final = frozenset({clark("w:lang"), clark("w:noProof")})


def run_formats(run: etree._Element) -> list[etree._Element]:
    """Return the properties of `run` that show: no language, and no font that is only a hint."""
    properties = run.find(clark("w:rPr"))
    if properties is None:
        return []
    return [child for child in properties if child.tag not in _UNSEEN and not _is_hint(child)]


def _is_hint(element: etree._Element) -> bool:
    return element.tag == clark("w:rFonts") and set(element.attrib) <= {clark("w:hint")}
