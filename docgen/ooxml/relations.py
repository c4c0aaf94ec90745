"""Read and write the lists of a package: where its parts lead, and what kind of content each is."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote, unquote

from lxml import etree

from docgen.ooxml.names import CONTENT_TYPES_NAMESPACE, RELATIONS_NAMESPACE
from docgen.ooxml.xml import serialize_xml


@dataclass(frozen=True, slots=True)
class Relation:
    """Lead from one part to another, or out of the file."""

    id: str
    type: str
    target: str
    """Name of a part, or an address where `external`."""
    external: bool = False

    @property
    def kind(self) -> str:
        """Return the last step of the type: ``image``, ``header``."""
        return self.type.rsplit("/", 1)[-1]


@dataclass(frozen=True, slots=True)
class ContentTypes:
    """Say of what kind each part is: by its own name, else by its extension."""

    by_extension: Mapping[str, str]
    by_part: Mapping[str, str]

    def of(self, part: str) -> str:
        """Return the content type of `part`, empty where none is given."""
        extension = part.rpartition(".")[2].lower()
        return self.by_part.get(part) or self.by_extension.get(extension, "")


def relations_name(part: str) -> str:
    """Return the part that holds the relations of `part`; those of the package where it is empty."""
    folder, _, stem = part.rpartition("/")
    return f"{folder}/_rels/{stem}.rels" if folder else f"_rels/{stem}.rels"


def read_relations(root: etree._Element, part: str) -> list[Relation]:
    """Return the relations of `part` from the root of their list."""
    folder = posixpath.dirname(part)
    return [_relation(entry, folder) for entry in root.iterchildren(tag=etree.Element)]


def _relation(entry: etree._Element, folder: str) -> Relation:
    target, external = entry.get("Target", ""), entry.get("TargetMode") == "External"
    if not external:
        path = unquote(target)
        target = posixpath.normpath(
            path.lstrip("/") if path.startswith("/") else posixpath.join(folder, path)
        )
    return Relation(entry.get("Id", ""), entry.get("Type", ""), target, external)


def write_relations(relations: Iterable[Relation], part: str) -> bytes:
    """Return the list of the relations of `part`."""
    root = etree.Element(f"{{{RELATIONS_NAMESPACE}}}Relationships", nsmap={None: RELATIONS_NAMESPACE})
    folder = posixpath.dirname(part)
    for relation in relations:
        entry = etree.SubElement(root, f"{{{RELATIONS_NAMESPACE}}}Relationship")
        target = relation.target
        if not relation.external:
            target = quote(posixpath.relpath(target, folder or "."), safe="/._-")
        for key, value in (("Id", relation.id), ("Type", relation.type), ("Target", target)):
            entry.set(key, value)
        if relation.external:
            entry.set("TargetMode", "External")
    return serialize_xml(root)


def read_content_types(root: etree._Element) -> ContentTypes:
    """Return the content types from the root of [Content_Types].xml."""
    extensions: dict[str, str] = {}
    parts: dict[str, str] = {}
    for entry in root.iterchildren(tag=etree.Element):
        kind = entry.get("ContentType", "")
        if entry.get("PartName"):
            parts[entry.get("PartName", "").lstrip("/")] = kind
        else:
            extensions[entry.get("Extension", "").lower()] = kind
    return ContentTypes(extensions, parts)


def write_content_types(types: ContentTypes) -> bytes:
    """Return [Content_Types].xml, extensions before parts, each in its order."""
    root = etree.Element(f"{{{CONTENT_TYPES_NAMESPACE}}}Types", nsmap={None: CONTENT_TYPES_NAMESPACE})
    for extension, kind in types.by_extension.items():
        _entry(root, "Default", Extension=extension, ContentType=kind)
    for part, kind in types.by_part.items():
        _entry(root, "Override", PartName=f"/{part}", ContentType=kind)
    return serialize_xml(root)


def _entry(root: etree._Element, local: str, **attributes: str) -> None:
    entry = etree.SubElement(root, f"{{{CONTENT_TYPES_NAMESPACE}}}{local}")
    for key, value in attributes.items():
        entry.set(key, value)
