"""Keep the tables of an annex where they stand, though Word counts their indent in two ways.

Up to the Word of 2010 the text of a table's first column stands on the margin, the rule beside it outside;
since then (compatibility mode 15) the rule stands on the margin. The mode is said once for a whole file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from lxml import etree

from docgen.word.joining_styles import Sheet, value_of
from docgen.word.markup import clark, put, w

_NEW_MODE: Final = 15
_ORDER: Final = (
    "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing "
    "tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription tblPrChange"
)
_MOVED: Final = frozenset({"center", "right", "end"})


def keep_edges(stories: Iterable[etree._Element], sheet: Sheet, *, mode: int, whole_mode: int) -> None:
    """Indent tables of an annex of the compatibility `mode` as far as `whole_mode` needs."""
    if (mode < _NEW_MODE) == (whole_mode < _NEW_MODE):
        return
    sign = -1 if mode < _NEW_MODE else 1
    for story in stories:
        for table in story.iter(clark("w:tbl")):
            if next(table.iterancestors(clark("w:tc")), None) is None:
                _move(table, sheet, sign)


def _move(table: etree._Element, sheet: Sheet, sign: int) -> None:
    properties = table.find(clark("w:tblPr"))
    if properties is None:
        properties = w("tblPr")
        table.insert(0, properties)
    style = value_of(properties, "tblStyle") or sheet.defaults.get("table", "")
    sources = [properties, *(part for each in sheet.chain(style) for part in each.iterfind(clark("w:tblPr")))]
    aligned = next((value_of(each, "jc") for each in sources if value_of(each, "jc")), "")
    if aligned in _MOVED or properties.find(clark("w:tblpPr")) is not None:
        return
    indent = _first(sources, ("w:tblInd",))
    margin = _first(sources, ("w:tblCellMar/w:left", "w:tblCellMar/w:start"))
    for old in properties.findall(clark("w:tblInd")):
        properties.remove(old)
    put(properties, w("tblInd", w=indent + sign * margin, type="dxa"), _ORDER)


def _first(sources: Iterable[etree._Element], paths: Iterable[str]) -> int:
    """Return the first length given, in twips; 0 where none is, or not in twips."""
    known = list(paths)
    for source in sources:
        for path in known:
            found = source.find(clark(path))
            if found is not None:
                value = found.get(clark("w:w"), "0")
                usual = found.get(clark("w:type"), "dxa") == "dxa" and value.lstrip("-").isdigit()
                return int(value) if usual else 0
    return 0
