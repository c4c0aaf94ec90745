"""Carry the document defaults of an annex over to where another file's defaults hold.

Defaults stand under everything: under table styles, and these under paragraph styles. In the whole only those
of the main document can stand there, so where an annex has others, what differs is written into its
paragraph styles. What a table style of the annex says about text would then be covered by it: where that
mattered, the table's word is written into the paragraphs of its cells.
"""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from typing import Final

from lxml import etree

from docgen.word.joining_styles import Sheet, canonical, kind_of, value_of
from docgen.word.markup import PARAGRAPH_ORDER, RUN_ORDER, STYLE_ORDER, clark, put, w

_ORDERS: Final = {"pPr": PARAGRAPH_ORDER, "rPr": RUN_ORDER}
_BY_ATTRIBUTE: Final = frozenset({"rFonts", "spacing", "ind", "lang"})
"""Properties whose attributes are given one by one, each wherever it is given last."""

_TIMES: Final = "Times New Roman"
_NEUTRAL: Final = {
    "pPr": {
        "spacing": {"before": "0", "after": "0", "line": "240", "lineRule": "auto"},
        "ind": {"left": "0", "right": "0", "firstLine": "0"},
        "jc": {"val": "left"},
        "outlineLvl": {"val": "9"},
    },
    "rPr": {
        "rFonts": {"hint": "default", **dict.fromkeys(("ascii", "hAnsi", "eastAsia", "cs"), _TIMES)},
        "sz": {"val": "20"},
        "szCs": {"val": "20"},
        "spacing": {"val": "0"},
        "kern": {"val": "0"},
        "w": {"val": "100"},
        "position": {"val": "0"},
        "color": {"val": "auto"},
        "u": {"val": "none"},
        "lang": {},
    },
}
"""What holds where nothing is said; on-and-off properties are taken care of by `_ON`."""

_ON: Final = frozenset(
    "widowControl kinsoku wordWrap overflowPunct autoSpaceDE autoSpaceDN adjustRightInd snapToGrid".split()
)
"""On-and-off properties that are on where nothing is said; all others are off."""


class Layer:
    """What must be said for text to look as under the defaults of `annex`, where those of `main` hold."""

    def __init__(self, main: Sheet, annex: Sheet) -> None:
        self._sheet = annex
        self._properties = {
            kind: _difference(_defaults(main, kind), _defaults(annex, kind), kind) for kind in _ORDERS
        }

    def __bool__(self) -> bool:
        """Say whether anything differs."""
        return any(len(properties) for properties in self._properties.values())

    def keep_table_text(self, story: etree._Element) -> None:
        """Write into cells what table styles of the annex say about text, as far as this layer hides it."""
        for table in story.iter(clark("w:tbl")):
            style = value_of(_child(table, "tblPr"), "tblStyle") or self._sheet.defaults.get("table", "")
            said = {kind: self._said(style, kind) for kind in _ORDERS}
            if not any(len(each) for each in said.values()):
                continue
            for paragraph in table.iterfind(clark("w:tr/w:tc/w:p")):
                self._keep(paragraph, said)

    def into_styles(self) -> None:
        """Write this layer into every paragraph style of the annex that is based on no other."""
        for style in self._sheet.by_id.values():
            if kind_of(style) == "paragraph" and value_of(style, "basedOn") not in self._sheet.by_id:
                for kind in _ORDERS:
                    _complete(_child(style, kind), self._properties[kind], kind)
        for style in self._sheet.by_id.values():
            self._spell_out_spacing(style)

    def _spell_out_spacing(self, style: etree._Element) -> None:
        """Let a style that drops spacing between its own paragraphs say itself how large it is else.

        LibreOffice takes such a style for one without any spacing, unless the defaults of the file give it.
        """
        if style.find(clark("w:pPr/w:contextualSpacing")) is None:
            return
        for base in self._sheet.chain(value_of(style, "basedOn")):
            _complete(_child(style, "pPr"), base.findall(clark("w:pPr/w:spacing")), "pPr")

    def _said(self, style: str, kind: str) -> etree._Element:
        """Return what the table style `style` says about properties of this layer."""
        said = w(kind)
        for each in self._sheet.chain(style):
            own = each.find(clark(f"w:{kind}"))
            hidden = (
                [] if own is None else [c for c in own if self._properties[kind].find(str(c.tag)) is not None]
            )
            _complete(said, [deepcopy(child) for child in hidden], kind)
        return said

    def _keep(self, paragraph: etree._Element, said: dict[str, etree._Element]) -> None:
        properties = _child(paragraph, "pPr")
        style = value_of(properties, "pStyle") or self._sheet.defaults.get("paragraph", "")
        chain = list(self._sheet.chain(style))
        _complete(properties, _unsaid(said["pPr"], chain, "pPr"), "pPr")
        for run in list(paragraph.iter(clark("w:r"))) if len(said["rPr"]) else ():
            own = _child(run, "rPr")
            run_chain = [*self._sheet.chain(value_of(own, "rStyle")), *chain]
            _complete(own, _unsaid(said["rPr"], run_chain, "rPr"), "rPr")


def _unsaid(said: etree._Element, chain: list[etree._Element], kind: str) -> list[etree._Element]:
    """Return what of `said` no style of `chain` says by itself."""
    by_styles = [part for style in chain for part in style.iterfind(clark(f"w:{kind}"))]
    return list(_open(said, by_styles))


def _open(said: etree._Element, by_styles: list[etree._Element]) -> Iterator[etree._Element]:
    for child in said:
        theirs = [found for part in by_styles for found in part.iterfind(str(child.tag))]
        if etree.QName(child).localname not in _BY_ATTRIBUTE:
            if not theirs:
                yield child
            continue
        left = deepcopy(child)
        for key in {key for found in theirs for key in found.attrib}:
            left.attrib.pop(key, None)
        if left.attrib:
            yield left


def _complete(properties: etree._Element, more: etree._Element | list[etree._Element], kind: str) -> None:
    """Add to `properties` what of `more` they do not say themselves."""
    for child in more:
        own = properties.find(str(child.tag))
        if own is None:
            put(properties, deepcopy(child), _ORDERS[kind])
        elif etree.QName(child).localname in _BY_ATTRIBUTE:
            for key, value in child.attrib.items():
                if key not in own.attrib and not _covered(own, str(key)):
                    own.set(key, value)


def _covered(own: etree._Element, key: str) -> bool:
    """Say whether another attribute of `own` gives what `key` gives: a theme font, an automatic space."""
    local = etree.QName(key).localname
    others = {
        "cs": "cstheme",
        "before": "beforeAutospacing",
        "after": "afterAutospacing",
        "firstLine": "hanging",
    }
    return own.get(clark(f"w:{others.get(local, local + 'Theme')}")) is not None


def _defaults(sheet: Sheet, kind: str) -> etree._Element:
    found = sheet.root.find(clark(f"w:docDefaults/w:{kind}Default/w:{kind}"))
    return w(kind) if found is None else found


def _difference(main: etree._Element, annex: etree._Element, kind: str) -> etree._Element:
    """Return the properties that make `annex` of `main`: its own where they differ, the neutral ones else."""
    layer = w(kind)
    for tag in sorted({str(child.tag) for child in (*main, *annex)}):
        ours, theirs = annex.find(tag), main.find(tag)
        if etree.QName(tag).localname == "lang" or (
            ours is not None and theirs is not None and canonical(ours) == canonical(theirs)
        ):
            continue
        made = _neutral(tag, kind) if theirs is not None else w(etree.QName(tag).localname)
        if ours is not None:
            made = _over(made, ours)
        if made.attrib or len(made) or ours is not None or etree.QName(tag).localname not in _NEUTRAL[kind]:
            put(layer, made, _ORDERS[kind])
    return layer


def _neutral(tag: str, kind: str) -> etree._Element:
    local = etree.QName(tag).localname
    if local in _NEUTRAL[kind]:
        return w(local, **_NEUTRAL[kind][local])
    return w(local, val="1" if local in _ON else "0")


def _over(neutral: etree._Element, ours: etree._Element) -> etree._Element:
    if etree.QName(ours).localname not in _BY_ATTRIBUTE:
        return deepcopy(ours)
    made = deepcopy(ours)
    for key, value in neutral.attrib.items():
        if key not in made.attrib and not _covered(made, str(key)):
            made.set(key, value)
    return made


def _child(parent: etree._Element, local: str) -> etree._Element:
    """Return the child ``w:local`` of `parent`, made where there is none."""
    child = parent.find(clark(f"w:{local}"))
    if child is not None:
        return child
    made = w(local)
    if parent.tag == clark("w:style"):
        put(parent, made, STYLE_ORDER)
    else:
        parent.insert(0, made)
    return made
