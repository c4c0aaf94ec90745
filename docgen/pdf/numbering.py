"""Count automatic numbers as Word does: 一、 （一） 1. （1） and their like."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from docgen.ooxml.names import is_off
from docgen.pdf.cascade import NOTHING, Properties, flat
from docgen.pdf.measures import whole
from docgen.pdf.number_forms import number_text
from docgen.pdf.symbols import usual_sign
from docgen.pdf.xml_names import attribute, clark, value

_LEVELS: Final = 9


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    follows: str = "tab"
    restart: int | None = None
    legal: bool = False
    paragraph: Properties = field(default_factory=dict)
    run: Properties = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ListForm:
    """One list of the file: the counters it shares with others of the same kind, and its levels."""

    family: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]
    """Levels whose counting begins anew with this list."""


class Numbering:
    """Count the numbers of one file, paragraph by paragraph in order."""

    def __init__(self, lists: Mapping[str, ListForm]) -> None:
        self._lists = lists
        self._counts: dict[str, list[int | None]] = {}
        self._seen: set[str] = set()

    def level(self, identifier: str, level: int) -> Level | None:
        """Return a level of a list; None where the file has none such."""
        found = self._lists.get(identifier)
        return found.levels.get(level) if found else None

    def next_label(self, identifier: str, level: int) -> tuple[str, bool] | None:
        """Return the next number of a level, and whether its format is known; None without such a list."""
        form = self._lists.get(identifier)
        if form is None or level not in form.levels:
            return None
        counts = self._counts.setdefault(form.family, [None] * _LEVELS)
        if identifier not in self._seen:
            self._seen.add(identifier)
            for each, start in form.starts.items():
                counts[each] = start - 1
        old = counts[level]
        counts[level] = form.levels[level].start if old is None else old + 1
        for lower in range(level + 1, _LEVELS):
            restart = form.levels[lower].restart if lower in form.levels else None
            if restart is None or 0 < restart <= level + 1:
                counts[lower] = None
        return _label(form, counts, level)


def _label(form: ListForm, counts: list[int | None], level: int) -> tuple[str, bool]:
    current = form.levels[level]
    if current.form == "bullet":
        family = current.run.get("rFonts", {}).get("ascii", "")
        return "".join(usual_sign(sign, family) for sign in current.text), True
    known = True

    def written(match: re.Match[str]) -> str:
        nonlocal known
        index = int(match[1]) - 1
        each = form.levels.get(index, Level())
        count = counts[index]
        text = number_text(each.start if count is None else count, "decimal" if current.legal else each.form)
        known = known and text is not None
        return text if text is not None else str(count)

    return re.sub(r"%([1-9])", written, current.text), known


def read_numbering(root: etree._Element | None) -> Numbering:
    """Return the lists of ``w:numbering``; a file without the part has none."""
    if root is None:
        return Numbering({})
    families: dict[str, tuple[Mapping[int, Level], str]] = {}
    for element in root.iterfind(clark("w:abstractNum")):
        levels = {whole(attribute(each, "ilvl")): _level(each) for each in element.iterfind(clark("w:lvl"))}
        families[attribute(element, "abstractNumId")] = (levels, value(element, "w:numStyleLink"))
    styled = {
        value(element, "w:styleLink"): families[attribute(element, "abstractNumId")][0]
        for element in root.iterfind(clark("w:abstractNum"))
    }
    lists: dict[str, ListForm] = {}
    for element in root.iterfind(clark("w:num")):
        family = value(element, "w:abstractNumId")
        own, linked = families.get(family, ({}, ""))
        lists[attribute(element, "numId")] = _list(
            element, family, styled.get(linked, own) if linked else own
        )
    return Numbering(lists)


def _list(element: etree._Element, family: str, levels: Mapping[int, Level]) -> ListForm:
    changed = dict(levels)
    starts: dict[int, int] = {}
    for override in element.iterfind(clark("w:lvlOverride")):
        level = whole(attribute(override, "ilvl"))
        own = override.find(clark("w:lvl"))
        start = override.find(clark("w:startOverride"))
        if not 0 <= level < _LEVELS:
            continue
        if own is not None:
            changed[level] = _level(own)
        if start is not None:
            starts[level] = whole(attribute(start, "val"), 1)
    kept = {level: form for level, form in changed.items() if 0 <= level < _LEVELS}
    return ListForm(family, kept, starts)


def _level(element: etree._Element) -> Level:
    restart = element.find(clark("w:lvlRestart"))
    legal = element.find(clark("w:isLgl"))
    form = element.find(clark("w:numFmt"))
    if form is None:
        form = element.find(f"{clark('mc:AlternateContent')}/{clark('mc:Choice')}/{clark('w:numFmt')}")
    return Level(
        start=whole(value(element, "w:start"), 1),
        form=attribute(form, "val", "decimal"),
        text=value(element, "w:lvlText"),
        follows=value(element, "w:suff", "tab"),
        restart=None if restart is None else whole(attribute(restart, "val")),
        legal=legal is not None and not is_off(attribute(legal, "val")),
        paragraph=flat(element.find(clark("w:pPr"))) or NOTHING,
        run=flat(element.find(clark("w:rPr"))) or NOTHING,
    )
