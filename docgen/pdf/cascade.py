"""Merge what a style, its ancestors and direct formatting say into one set of properties.

A set of properties is a mapping from the name of an element to its attributes, both without prefix:
``{"jc": {"val": "both"}, "pBdr/top": {"sz": "12"}}``. Later sets win, element by element; of some elements
(fonts, spacing, indents) attribute by attribute.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.ooxml.names import is_off
from docgen.pdf.xml_names import attribute, children, clark, name_of, value

Properties = Mapping[str, Mapping[str, str]]

NOTHING: Final[Properties] = {}
_NESTED: Final = frozenset({"pBdr", "numPr", "tblBorders", "tcBorders", "tcMar", "tblCellMar", "cnfStyle"})
_SKIPPED: Final = frozenset({"rPr", "sectPr", "pPrChange", "rPrChange", "tblPrChange", "tcPrChange"})
_BY_ATTRIBUTE: Final = frozenset({"rFonts", "spacing", "ind", "lang"})
_TOGGLES: Final = ("b", "i", "caps", "smallCaps", "strike", "dstrike", "vanish", "outline", "shadow")
_SIDES: Final = {"start": "left", "end": "right", "startChars": "leftChars", "endChars": "rightChars"}
_RIVALS: Final = {
    **{side: (f"{side}Chars",) for side in ("left", "right")},
    **{f"{side}Chars": (side,) for side in ("left", "right")},
    "firstLine": ("firstLineChars", "hanging", "hangingChars"),
    "firstLineChars": ("firstLine", "hanging", "hangingChars"),
    "hanging": ("hangingChars", "firstLine", "firstLineChars"),
    "hangingChars": ("hanging", "firstLine", "firstLineChars"),
    "before": ("beforeLines", "beforeAutospacing"),
    "beforeLines": ("before",),
    "after": ("afterLines", "afterAutospacing"),
    "afterLines": ("after",),
    "ascii": ("asciiTheme",),
    "hAnsi": ("hAnsiTheme",),
    "eastAsia": ("eastAsiaTheme",),
}
"""What an attribute of a later set puts out of force in an earlier one."""


def flat(element: etree._Element | None) -> Properties:
    """Return the properties that `element` (``w:pPr``, ``w:rPr``, ``w:tcPr`` …) sets."""
    found: dict[str, Mapping[str, str]] = {}
    for child in children(element) if element is not None else ():
        name = name_of(child)
        if name in _NESTED:
            found |= {f"{name}/{_sided(name_of(each))}": _attributes(each) for each in children(child)}
        elif name == "tabs":
            found |= {f"tab/{attribute(each, 'pos')}": _attributes(each) for each in children(child)}
        elif name == "ind":
            found[name] = {_sided(key): text for key, text in _attributes(child).items()}
        elif name not in _SKIPPED:
            found[name] = _attributes(child)
    return found


def _sided(name: str) -> str:
    """Return the name of a side as Word writes it; other programs and Strict files say start and end."""
    return _SIDES.get(name, name)


def _attributes(element: etree._Element) -> Mapping[str, str]:
    return {etree.QName(str(key)).localname: str(text) for key, text in element.attrib.items()}


def merged(sets: Iterable[Properties]) -> Properties:
    """Return one set of properties; later sets win."""
    result: dict[str, Mapping[str, str]] = {}
    for each in sets:
        for name, attributes in each.items():
            old = result.get(name)
            if old and name in _BY_ATTRIBUTE:
                gone = {
                    rival for key in attributes for rival in _RIVALS.get(key, ()) if rival not in attributes
                }
                kept = {key: text for key, text in old.items() if key not in gone}
                result[name] = {**kept, **attributes}
            else:
                result[name] = attributes
    return result


def is_on(properties: Properties, name: str, *, default: bool = False) -> bool:
    """Say whether a property that is either on or off is on."""
    if name not in properties:
        return default
    return not is_off(properties[name].get("val"))


@dataclass(frozen=True, slots=True)
class Style:
    """One style of the file, as it stands there."""

    id: str
    kind: str
    based_on: str
    paragraph: Properties
    run: Properties
    table: Properties
    cell: Properties
    regions: Mapping[str, Style] = field(default_factory=dict)
    """Of a table style: what it adds in `firstRow`, `band1Horz` and so on."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles of a file and its defaults."""

    by_id: Mapping[str, Style]
    default_paragraph: Properties
    default_run: Properties
    defaults: Mapping[str, str]
    """The default style's id by kind: paragraph, character, table."""

    def chain(self, identifier: str, kind: str) -> tuple[Style, ...]:
        """Return the style and its ancestors, the oldest first; empty where there is no such style."""
        found: list[Style] = []
        current = self.by_id.get(identifier)
        while current is not None and current.kind == kind and current not in found:
            found.append(current)
            current = self.by_id.get(current.based_on)
        return tuple(reversed(found))

    def paragraph_chain(self, identifier: str) -> tuple[Style, ...]:
        """Return the chain of a paragraph style; that of the default style where it is not there."""
        return self.chain(identifier, "paragraph") or self.chain(
            self.defaults.get("paragraph", ""), "paragraph"
        )


def read_styles(root: etree._Element | None) -> Styles:
    """Return the styles of ``w:styles``; a file without the part has none."""
    if root is None:
        return Styles({}, NOTHING, NOTHING, {})
    styles: dict[str, Style] = {}
    defaults: dict[str, str] = {}
    for element in root.iterfind(clark("w:style")):
        style = _style(element)
        styles.setdefault(style.id, style)
        if not is_off(attribute(element, "default", "0")):
            defaults.setdefault(style.kind, style.id)
    base = clark("w:docDefaults")
    return Styles(
        styles,
        flat(root.find(f"{base}/{clark('w:pPrDefault/w:pPr')}")),
        flat(root.find(f"{base}/{clark('w:rPrDefault/w:rPr')}")),
        defaults,
    )


def _style(element: etree._Element) -> Style:
    return Style(
        id=attribute(element, "styleId"),
        kind=attribute(element, "type", "paragraph"),
        based_on=value(element, "w:basedOn"),
        paragraph=flat(element.find(clark("w:pPr"))),
        run=flat(element.find(clark("w:rPr"))),
        table=flat(element.find(clark("w:tblPr"))),
        cell=flat(element.find(clark("w:tcPr"))),
        regions={
            attribute(region, "type"): _style_of_region(region)
            for region in element.iterfind(clark("w:tblStylePr"))
        },
    )


def _style_of_region(element: etree._Element) -> Style:
    return Style(
        id="",
        kind="region",
        based_on="",
        paragraph=flat(element.find(clark("w:pPr"))),
        run=flat(element.find(clark("w:rPr"))),
        table=flat(element.find(clark("w:tblPr"))),
        cell=flat(element.find(clark("w:tcPr"))),
    )


def run_properties(
    styles: Styles, *, around: Properties, direct: Properties, toggled: Properties
) -> Properties:
    """Return the properties of a run.

    `around` is what defaults, table and paragraph style give, `direct` its own formatting. A character style
    switches a toggle such as bold off where the paragraph style `toggled` has it on.
    """
    chain = styles.chain(direct.get("rStyle", {}).get("val", ""), "character")
    character = dict(merged(style.run for style in chain))
    for name in _TOGGLES:
        if name in character and is_on(character, name) and is_on(toggled, name):
            character[name] = {"val": "0"}
    return merged((around, character, direct))
