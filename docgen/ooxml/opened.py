"""Hold a package open: its parts as trees, where they lead, and room for more."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import replace

from lxml import etree

from docgen.ooxml.member import CONTENT_TYPES, Member, Skeleton, stored_member
from docgen.ooxml.names import OFFICE_RELATIONS
from docgen.ooxml.package import read_members
from docgen.ooxml.relations import (
    ContentTypes,
    Relation,
    read_content_types,
    read_relations,
    relations_name,
    write_content_types,
    write_relations,
)
from docgen.ooxml.xml import parse_xml, serialize_xml


class OpenPackage:
    """A package whose parts can be read, changed and added.

    Parts that nobody changed are written packed as they lie in the file, all others stored, so that the same
    changes give the same bytes on every machine. Raises |PackageError| where the file is not safe.
    """

    def __init__(self, data: bytes, *, name: str) -> None:
        self.name = name
        self._members = {member.name: member for member in read_members(data, name=name)}
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._relations: dict[str, list[Relation]] = {}
        types = read_content_types(self._parsed(CONTENT_TYPES))
        self._extensions, self._overrides = dict(types.by_extension), dict(types.by_part)
        found = (each.target for each in self.relations("") if each.kind == "officeDocument")
        self.main = next(found, "")
        """Name of the main part, empty where the package names none."""

    def __contains__(self, part: str) -> bool:
        """Say whether there is such a part."""
        return part in self._members or part in self._trees

    def __iter__(self) -> Iterator[str]:
        """Yield the names of all parts, sorted."""
        return iter(sorted(self._members.keys() | self._trees.keys()))

    def tree(self, part: str) -> etree._Element:
        """Return the root of an XML part, to be read only."""
        if part not in self._trees:
            self._trees[part] = self._parsed(part)
        return self._trees[part]

    def edited(self, part: str) -> etree._Element:
        """Return the root of an XML part, which will be written anew."""
        self._changed.add(part)
        return self.tree(part)

    def replace(self, part: str, root: etree._Element) -> None:
        """Give an XML part another root."""
        self._trees[part] = root
        self._changed.add(part)

    def content(self, part: str) -> bytes:
        """Return the bytes of a part as it is now."""
        return serialize_xml(self._trees[part]) if part in self._changed else self._members[part].unpacked()

    def content_type(self, part: str) -> str:
        """Return the content type of a part, empty where none is given."""
        return ContentTypes(self._extensions, self._overrides).of(part)

    def relations(self, part: str) -> tuple[Relation, ...]:
        """Return the relations of `part` in order; those of the package where it is empty."""
        if part not in self._relations:
            name = relations_name(part)
            known = read_relations(self._parsed(name), part) if name in self._members else []
            self._relations[part] = known
        return tuple(self._relations[part])

    def related(self, part: str, kind: str) -> str:
        """Return the first part of `kind` that `part` leads to, empty where there is none."""
        found = (each.target for each in self.relations(part) if each.kind == kind and not each.external)
        return next((target for target in found if target in self), "")

    def relate(self, part: str, kind: str, target: str, *, external: bool = False) -> str:
        """Let `part` lead to `target` and return the id; `kind` is a type, or the end of an Office one."""
        used = {relation.id for relation in self.relations(part)}
        number = len(used) + 1
        while f"rId{number}" in used:
            number += 1
        kind = kind if "/" in kind else f"{OFFICE_RELATIONS}/{kind}"
        self._relations[part].append(Relation(f"rId{number}", kind, target, external))
        self._changed.add(relations_name(part))
        return f"rId{number}"

    def set_relations(self, part: str, relations: tuple[Relation, ...]) -> None:
        """Give `part` these relations and no others."""
        self._relations[part] = list(relations)
        self._changed.add(relations_name(part))

    def add(self, wanted: str, content: Member | etree._Element, content_type: str) -> str:
        """Add a part and return its name: `wanted`, or with a number where that is taken."""
        part = self._free(wanted)
        if isinstance(content, Member):
            self._members[part] = replace(content, name=part)
        else:
            self._trees[part] = content
            self._changed.add(part)
        if self.content_type(part) != content_type:
            self._overrides[part] = content_type
            self._changed.add(CONTENT_TYPES)
        return part

    def remove(self, part: str) -> None:
        """Remove a part with its relations; the relations that lead to it are the caller's."""
        for name in (part, relations_name(part)):
            self._members.pop(name, None)
            self._trees.pop(name, None)
            self._changed.discard(name)
        self._relations.pop(part, None)
        if self._overrides.pop(part, None) is not None:
            self._changed.add(CONTENT_TYPES)

    def member(self, part: str) -> Member:
        """Return a part as it is written: packed where nobody changed it, else stored."""
        return self._members[part] if part not in self._changed else stored_member(part, self.content(part))

    def data(self) -> bytes:
        """Return the package. Raises |OutputError| if it would pass 4 GB."""
        lists = {relations_name(part): part for part in self._relations}
        made: dict[str, Member] = {}
        for name in self._changed - {CONTENT_TYPES}:
            if name in lists:
                made[name] = stored_member(name, write_relations(self._relations[lists[name]], lists[name]))
            elif name in self._trees:
                made[name] = stored_member(name, serialize_xml(self._trees[name]))
        if CONTENT_TYPES in self._changed:
            types = ContentTypes(self._extensions, self._overrides)
            made[CONTENT_TYPES] = stored_member(CONTENT_TYPES, write_content_types(types))
        return Skeleton.of({**self._members, **made}.values()).filled(())

    def _parsed(self, part: str) -> etree._Element:
        return parse_xml(self._members[part].unpacked(), part=part, name=self.name)

    def _free(self, wanted: str) -> str:
        """Return a name that no part has, whatever the case of its letters."""
        taken = {part.casefold() for part in self}
        if wanted.casefold() not in taken:
            return wanted
        folder, stem = posixpath.split(wanted)
        bare, dot, extension = stem.partition(".")
        bare = bare.rstrip("0123456789")
        number = 1
        while posixpath.join(folder, f"{bare}{number}{dot}{extension}").casefold() in taken:
            number += 1
        return posixpath.join(folder, f"{bare}{number}{dot}{extension}")
