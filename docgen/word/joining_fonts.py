"""Add the fonts that an annex describes, or carries in itself, to those of the whole."""

from __future__ import annotations

from copy import deepcopy

from lxml import etree

from docgen.ooxml.opened import OpenPackage
from docgen.word.joining_media import Porter
from docgen.word.markup import clark


def add_fonts(whole: OpenPackage, annex: OpenPackage, porter: Porter) -> None:
    """Add the entries of the annex's font table that the whole lacks, with the fonts embedded by them."""
    source, target = annex.related(annex.main, "fontTable"), whole.related(whole.main, "fontTable")
    if not source or not target:
        return
    root = whole.tree(target)
    known = {_name(font) for font in root}
    more = [deepcopy(font) for font in annex.tree(source) if _name(font) not in known]
    if not more:
        return
    for font in more:
        porter.relink(font, source, target)
    whole.edited(target).extend(more)


def _name(font: etree._Element) -> str:
    return font.get(clark("w:name"), "")
