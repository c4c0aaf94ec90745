"""Unite the styles of an annex with those of the document that it is bound behind.

A style that both define alike is shared. One that differs, or that the document lacks, comes along with
everything that it is based on, under another id and, where the name is taken, another name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass

from lxml import etree

from docgen.word.markup import PARAGRAPH_ORDER, clark, put, w

_REFERENCES = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_ABOUT = frozenset(
    clark(f"w:{local}")
    for local in (
        *("name", "aliases", "basedOn", "next", "link", "uiPriority", "semiHidden", "unhideWhenUsed"),
        *("qFormat", "locked", "rsid", "autoRedefine", "hidden", "personal", "personalCompose"),
        "personalReply",
    )
)
"""What says how a style is offered, not how it looks; what it refers to is compared apart."""


class Sheet:
    """The styles of one file, by id."""

    def __init__(self, root: etree._Element) -> None:
        self.root = root
        self.by_id = {style.get(clark("w:styleId"), ""): style for style in root.iterfind(clark("w:style"))}
        self.defaults = {
            kind_of(style): identifier
            for identifier, style in self.by_id.items()
            if style.get(clark("w:default")) in ("1", "true", "on")
        }
        # LibreOffice marks none; Word takes its own basic style all the same.
        normal = self.named("paragraph", "Normal")
        self.defaults = ({"paragraph": normal} if normal else {}) | self.defaults

    def chain(self, identifier: str) -> Iterator[etree._Element]:
        """Yield a style and those that it is based on, the nearest first."""
        seen: set[str] = set()
        while identifier in self.by_id and identifier not in seen:
            seen.add(identifier)
            yield self.by_id[identifier]
            identifier = value_of(self.by_id[identifier], "basedOn")

    def named(self, kind: str, name: str) -> str:
        """Return the id of the style of that name, empty where there is none; case does not count."""
        for identifier, style in self.by_id.items():
            if kind_of(style) == kind and value_of(style, "name").casefold() == name.casefold():
                return identifier
        return ""


@dataclass(frozen=True, slots=True)
class Union:
    """How the styles of an annex are called in the whole."""

    ids: Mapping[str, str]
    """New id by old id, for every style that is used."""
    names: Mapping[str, str]
    """New name by old name, of the styles that had to be called otherwise."""
    added: tuple[etree._Element, ...]
    """The styles that came along."""


def kind_of(style: etree._Element) -> str:
    """Return what a style is applied to: paragraph, character, table or numbering."""
    return style.get(clark("w:type"), "paragraph")


def value_of(parent: etree._Element, local: str) -> str:
    """Return ``w:val`` of a child, empty where there is none."""
    child = parent.find(clark(f"w:{local}"))
    return "" if child is None else child.get(clark("w:val"), "")


def canonical(element: etree._Element) -> tuple[object, ...]:
    """Return what an element says, so that two can be compared: tag, attributes, children."""
    attributes = sorted(
        (str(key), str(each)) for key, each in element.attrib.items() if "rsid" not in str(key)
    )
    return (element.tag, tuple(attributes), tuple(canonical(child) for child in element))


def used_styles(stories: Iterable[etree._Element], sheet: Sheet) -> set[str]:
    """Return the ids of the styles of `sheet` that `stories` name, and those of what names none."""
    names = [clark(f"w:{local}") for local in _REFERENCES]
    used = {sheet.defaults.get(kind, "") for kind in ("paragraph", "table")}
    for story in stories:
        used |= {each.get(clark("w:val"), "") for each in story.iter(*names)}
    return used & sheet.by_id.keys()


def united(main: Sheet, annex: Sheet, used: Iterable[str], *, number: int, alike: bool) -> Union:
    """Return how the `used` styles of `annex` are called once they are in `main`, where they are added.

    `number` is that of the annex, from 1. `alike` says whether what stands under all styles, defaults and
    theme, is the same in both; where it is not, no style is.
    """
    shared = _Shared(main, annex) if alike else None
    ids: dict[str, str] = {}
    names: dict[str, str] = {}
    coming: list[str] = []
    waiting = sorted(used)
    while waiting:
        identifier = waiting.pop()
        if identifier in ids or identifier not in annex.by_id:
            continue
        counterpart = shared.of(identifier) if shared else ""
        ids[identifier] = counterpart or _free_id(identifier, {*main.by_id, *ids.values()}, number)
        if not counterpart:
            coming.append(identifier)
            style = annex.by_id[identifier]
            waiting += [value_of(style, local) for local in ("basedOn", "link", "next")]
    added = [_renamed(annex.by_id[each], ids, set(coming)) for each in sorted(coming)]
    for style in added:
        old = value_of(style, "name")
        new = _free_name(old, main, number)
        if new != old:
            names[old] = new
            _rename(style, new)
        main.root.append(style)
        main.by_id[style.get(clark("w:styleId"), "")] = style
    return Union(ids, names, tuple(added))


class _Shared:
    """Say which styles of two sheets are defined alike."""

    def __init__(self, main: Sheet, annex: Sheet) -> None:
        self._main, self._annex = main, annex
        self._known: dict[str, str] = {}

    def of(self, identifier: str) -> str:
        """Return the id of the style in `main` that is the same as `identifier` of the annex, or nothing."""
        if identifier not in self._known:
            self._known[identifier] = ""  # a style that is based on itself is nobody's
            self._known[identifier] = self._counterpart(identifier)
        return self._known[identifier]

    def _counterpart(self, identifier: str) -> str:
        ours = self._annex.by_id.get(identifier)
        if ours is None:
            return ""
        found = self._main.named(kind_of(ours), value_of(ours, "name"))
        theirs = self._main.by_id.get(found)
        if theirs is None or _looks(ours) != _looks(theirs):
            return ""
        if is_numbered(ours) or (ours.get(clark("w:default")) or "0") != (
            theirs.get(clark("w:default")) or "0"
        ):
            return ""
        base, their_base = value_of(ours, "basedOn"), value_of(theirs, "basedOn")
        based_alike = self.of(base) == their_base if base in self._annex.by_id else not their_base
        return found if based_alike else ""


def is_numbered(style: etree._Element) -> bool:
    """Say whether a style numbers its paragraphs: shared, it would go on with another list."""
    numbers = [each.get(clark("w:val"), "0") for each in style.iterfind(clark("w:pPr/w:numPr/w:numId"))]
    return any(number != "0" for number in numbers)


def _looks(style: etree._Element) -> tuple[object, ...]:
    return tuple(canonical(child) for child in style if child.tag not in _ABOUT)


def _renamed(style: etree._Element, ids: Mapping[str, str], coming: set[str]) -> etree._Element:
    """Return a copy of `style` that refers to the styles of the whole."""
    made = deepcopy(style)
    made.set(clark("w:styleId"), ids[style.get(clark("w:styleId"), "")])
    made.attrib.pop(clark("w:default"), None)
    for local in ("basedOn", "next", "link"):
        child = made.find(clark(f"w:{local}"))
        if child is None:
            continue
        old = child.get(clark("w:val"), "")
        # Twins are linked both ways: the twin of a style that comes along must come along too.
        if old not in ids or (local == "link" and old not in coming):
            made.remove(child)
        else:
            child.set(clark("w:val"), ids[old])
    return made


def _rename(style: etree._Element, name: str) -> None:
    child = style.find(clark("w:name"))
    if child is not None:
        child.set(clark("w:val"), name)
    for aliases in style.findall(clark("w:aliases")):
        style.remove(aliases)
    style.set(clark("w:customStyle"), "1")


def _free_id(wanted: str, taken: set[str], number: int) -> str:
    if wanted not in taken:
        return wanted
    made, more = f"{wanted}-A{number}", 2
    while made in taken:
        made, more = f"{wanted}-A{number}-{more}", more + 1
    return made


def _free_name(wanted: str, main: Sheet, number: int) -> str:
    made, more = wanted, 2
    while any(main.named(each, made) for each in ("paragraph", "character", "table", "numbering")):
        made = f"{wanted} 附件{number}" if more == 2 else f"{wanted} 附件{number}-{more}"
        more += 1
    return made


def apply_styles(
    story: etree._Element, sheet: Sheet, ids: Mapping[str, str], defaults: Mapping[str, str]
) -> None:
    """Let `story`, of a file with the styles of `sheet`, name its styles by their new `ids`.

    A paragraph or table that names no style, or one that is not there, has the default of its own file. It is
    named where the whole has another among its `defaults`.
    """
    for local, kind in _REFERENCES.items():
        for reference in list(story.iter(clark(f"w:{local}"))):
            old = reference.get(clark("w:val"), "")
            if old in ids and kind_of(sheet.by_id[old]) == kind:
                reference.set(clark("w:val"), ids[old])
            else:
                parent = reference.getparent()
                if parent is not None:
                    parent.remove(reference)
    for kind in ("paragraph", "table"):
        default = ids.get(sheet.defaults.get(kind, ""), "")
        if default and default != defaults.get(kind):
            _name_default(story, kind, default)


def _name_default(story: etree._Element, kind: str, default: str) -> None:
    holder, properties, reference = {
        "paragraph": ("p", "pPr", "pStyle"),
        "table": ("tbl", "tblPr", "tblStyle"),
    }[kind]
    for element in story.iter(clark(f"w:{holder}")):
        child = element.find(clark(f"w:{properties}"))
        if child is None:
            child = w(properties)
            element.insert(0, child)
        if child.find(clark(f"w:{reference}")) is None:
            named = w(reference, val=default)
            put(child, named, PARAGRAPH_ORDER if kind == "paragraph" else "tblStyle")
