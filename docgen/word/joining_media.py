"""Bring along what the text of an annex leads to: pictures, charts, objects, links, headers and footers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from lxml import etree

from docgen.ooxml.names import OFFICE_RELATIONS
from docgen.ooxml.opened import OpenPackage
from docgen.ooxml.relations import Relation
from docgen.word.markup import NAMESPACES
from docgen.word.parts import WORD_TYPE

_ID: Final = f"{{{OFFICE_RELATIONS}}}"
_VML_ID: Final = "{urn:schemas-microsoft-com:office:office}relid"
_STORIES: Final = frozenset(f"{WORD_TYPE}.{kind}+xml" for kind in ("header", "footer"))

_IGNORABLE: Final = f"{{{NAMESPACES['mc']}}}Ignorable"

Repaint = Callable[[etree._Element], None]  # noqa: SLF001 - the name lxml gives its type
"""Gives the colours of a theme that is left behind to what leans on it."""


class Porter:
    """Copy parts of an annex into another package, each once, with all that they lead to."""

    def __init__(self, source: OpenPackage, target: OpenPackage, *, repaint: Repaint | None = None) -> None:
        """Copy from `source` to `target`; `repaint` is given the roots of charts and drawings on the way."""
        self._source, self._target, self.repaint = source, target, repaint
        self._copied: dict[str, str] = {}

    def relink(self, root: etree._Element, source_part: str, target_part: str) -> None:
        """Let everything under `root`, once of `source_part`, lead to the same from `target_part`.

        What has no relation in the source loses its reference: it led nowhere.
        """
        relations = {relation.id: relation for relation in self._source.relations(source_part)}
        ids: dict[str, str] = {}
        for element in root.iter(tag=etree.Element):
            for key in [key for key in element.attrib if str(key).startswith(_ID) or key == _VML_ID]:
                old = element.get(key, "")
                if not old:
                    continue
                if old not in relations:
                    del element.attrib[key]
                    continue
                if old not in ids:
                    ids[old] = self._related(relations[old], target_part)
                element.set(key, ids[old])

    def copied(self, part: str) -> str:
        """Return the name of the copy of `part`."""
        if part not in self._copied:
            self._copied[part] = self._copy(part)
        return self._copied[part]

    def _related(self, relation: Relation, target_part: str) -> str:
        target = relation.target if relation.external else self.copied(relation.target)
        return self._target.relate(target_part, relation.type, target, external=relation.external)

    def _copy(self, part: str) -> str:
        kind = self._source.content_type(part)
        if kind in _STORIES:
            name = self._target.add(part, self._source.edited(part), kind)
        elif self.repaint and "drawingml" in kind:
            self.repaint(self._source.edited(part))
            name = self._target.add(part, self._source.tree(part), kind)
        else:
            name = self._same(part)
            if name:
                return name
            name = self._target.add(part, self._source.member(part), kind)
        self._copied[part] = name  # before what it leads to, which may lead back
        moved = [
            each if each.external else replace(each, target=self.copied(each.target))
            for each in self._source.relations(part)
            if each.external or each.target in self._source
        ]
        if moved:
            self._target.set_relations(name, tuple(moved))
        return name

    def _same(self, part: str) -> str:
        """Return the part of the same name, kind and content that is there already, or nothing."""
        if part not in self._target or self._target.content_type(part) != self._source.content_type(part):
            return ""
        ours, theirs = self._source.member(part), self._target.member(part)
        alone = not self._source.relations(part) and not self._target.relations(part)
        return part if alone and ours.unpacked() == theirs.unpacked() else ""


def with_namespaces(target: etree._Element, source: etree._Element) -> etree._Element:
    """Return `target` as a root that declares what both declare, and may ignore what either may.

    Elements that move from one to the other name prefixes in `mc:Requires`, which no program corrects.
    """
    declared = {prefix: uri for prefix, uri in source.nsmap.items() if prefix} | target.nsmap
    made = etree.Element(target.tag, nsmap=declared)
    made.text = target.text
    for key, value in target.attrib.items():
        made.set(key, value)
    ignorable = [*target.get(_IGNORABLE, "").split(), *source.get(_IGNORABLE, "").split()]
    known = [prefix for prefix in dict.fromkeys(ignorable) if prefix in declared]
    if known:
        made.set(_IGNORABLE, " ".join(known))
    made.extend(list(target))
    return made
