"""Find how text and cells of a Word file look: from the text itself, its styles, and the file's defaults."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from lxml import etree

from docgen.excel.tables.model import Align, Font, Line, Rule
from docgen.ooxml.names import is_off
from docgen.ooxml.wordml import clark

_ALIGN: Final = {
    "center": Align.CENTER,
    "right": Align.RIGHT,
    "end": Align.RIGHT,
    "both": Align.BOTH,
    "distribute": Align.BOTH,
}
_LINES: Final[Mapping[str, Line]] = {
    "double": "double",
    "dotted": "dotted",
    "dashed": "dashed",
    "dashSmallGap": "dashed",
}
_NO_LINE: Final = frozenset({"", "nil", "none"})
_THIN, _MEDIUM = 8, 18
"""Heaviest rules, in eighths of a point, that Excel's thin and medium stand for."""


class Styles:
    """The styles of one file, asked from the nearest to the farthest."""

    def __init__(self, root: etree._Element | None) -> None:
        styles = [] if root is None else root.findall(clark("w:style"))
        self._by_id = {style.get(clark("w:styleId"), ""): style for style in styles}
        self._default = next((i for i, s in self._by_id.items() if _is_default(s)), "Normal")
        defaults = clark("w:docDefaults/w:rPrDefault/w:rPr")
        self._characters = None if root is None else root.find(defaults)

    def font(self, run: etree._Element, paragraph: etree._Element, table_style: str) -> Font:
        """Return how the characters of `run` look; `table_style` is the id of that around it, if any."""
        sources = list(self._run_sources(run, paragraph, table_style))
        plain = Font()
        half_points = _first(sources, "sz", "val")
        color = _first(sources, "color", "val")
        return Font(
            name=_first(sources, "rFonts", "eastAsia") or _first(sources, "rFonts", "ascii") or plain.name,
            size=int(half_points) / 2 if half_points.isdigit() else plain.size,
            bold=_is_on(sources, "b"),
            italic=_is_on(sources, "i"),
            underlined=_is_on(sources, "u"),
            color="" if color == "auto" else color,
        )

    def align(self, paragraph: etree._Element, table_style: str) -> Align:
        """Return how the lines of `paragraph` are set."""
        chains = (self._chain(self._style_of(paragraph)), self._chain(table_style))
        parts = [paragraph.find(clark("w:pPr"))]
        parts += [style.find(clark("w:pPr")) for chain in chains for style in chain]
        return _ALIGN.get(_first([part for part in parts if part is not None], "jc", "val"), Align.LEFT)

    def is_numbered(self, paragraph: etree._Element) -> bool:
        """Say whether Word puts a number or bullet before `paragraph`."""
        parts = [paragraph.find(clark("w:pPr"))]
        parts += [style.find(clark("w:pPr")) for style in self._chain(self._style_of(paragraph))]
        found = (part.find(clark("w:numPr/w:numId")) for part in parts if part is not None)
        number = next((each.get(clark("w:val"), "0") for each in found if each is not None), "0")
        return number != "0"

    def table_properties(self, table: etree._Element, kind: str) -> list[etree._Element]:
        """Return what a table and its styles say of `kind`, ``tblPr`` or ``tcPr``, the nearest first."""
        own = [table.find(clark("w:tblPr"))] if kind == "tblPr" else []
        parts = [*own, *(style.find(clark(f"w:{kind}")) for style in self._chain(table_style_of(table)))]
        return [part for part in parts if part is not None]

    def _run_sources(
        self, run: etree._Element, paragraph: etree._Element, table_style: str
    ) -> Iterator[etree._Element]:
        own = run.find(clark("w:rPr"))
        if own is not None:
            yield own
        named = None if own is None else own.find(clark("w:rStyle"))
        chains = (
            "" if named is None else named.get(clark("w:val"), ""),
            self._style_of(paragraph),
            table_style,
        )
        for identifier in chains:
            for style in self._chain(identifier):
                part = style.find(clark("w:rPr"))
                if part is not None:
                    yield part
        if self._characters is not None:
            yield self._characters

    def _style_of(self, paragraph: etree._Element) -> str:
        named = paragraph.find(clark("w:pPr/w:pStyle"))
        identifier = "" if named is None else named.get(clark("w:val"), "")
        return identifier if identifier in self._by_id else self._default

    def _chain(self, identifier: str) -> Iterator[etree._Element]:
        seen: set[str] = set()
        while identifier in self._by_id and identifier not in seen:
            seen.add(identifier)
            style = self._by_id[identifier]
            yield style
            base = style.find(clark("w:basedOn"))
            identifier = "" if base is None else base.get(clark("w:val"), "")


def table_style_of(table: etree._Element) -> str:
    """Return the id of the style that a table names, empty where it names none."""
    named = table.find(clark("w:tblPr/w:tblStyle"))
    return "" if named is None else named.get(clark("w:val"), "")


def rule_of(element: etree._Element | None) -> Rule | None:
    """Return the rule of one side, None where there is to be none."""
    kind = "" if element is None else element.get(clark("w:val"), "")
    if element is None or kind in _NO_LINE:
        return None
    weight = element.get(clark("w:sz"), "4")
    eighths = int(weight) if weight.isdigit() else 4
    usual: Line = "thin" if eighths <= _THIN else "medium" if eighths <= _MEDIUM else "thick"
    color = element.get(clark("w:color"), "auto")
    return Rule(_LINES.get(kind, usual), "" if color == "auto" else color)


def _is_default(style: etree._Element) -> bool:
    kind = style.get(clark("w:type"), "paragraph")
    return kind == "paragraph" and style.get(clark("w:default"), "0") in ("1", "true", "on")


def _first(sources: list[etree._Element], local: str, key: str) -> str:
    """Return the first attribute given among `sources`, empty where none is."""
    for source in sources:
        found = source.find(clark(f"w:{local}"))
        value = None if found is None else found.get(clark(f"w:{key}"))
        if value is not None:
            return value
    return ""


def _is_on(sources: list[etree._Element], local: str) -> bool:
    found = (source.find(clark(f"w:{local}")) for source in sources)
    nearest = next((each for each in found if each is not None), None)
    value = "0" if nearest is None else nearest.get(clark("w:val"))
    return value != "none" and not is_off(value)
