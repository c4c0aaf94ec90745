"""Refuse a Word file that lacks parts which it names itself."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from typing import Final
from urllib.parse import unquote

from lxml import etree

from docgen.diagnostics import Text
from docgen.ooxml.findings import MISSING_PART
from docgen.ooxml.names import OFFICE_RELATIONS
from docgen.ooxml.package import PackageError
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml

_ID: Final = f"{{{OFFICE_RELATIONS}}}"


def check_whole(
    parts: Mapping[str, bytes], roots: Mapping[str, etree._Element] | None = None, *, name: str
) -> None:
    """Raise |PackageError| where a part is named that is not there, or a relationship that is not.

    `roots` are the XML parts where they have been read already.
    """
    known = roots or {
        part: parse_xml(content, part=part, name=name)
        for part, content in parts.items()
        if part.endswith((".xml", ".rels"))
    }
    there = {part.casefold() for part in parts}
    for part, root in known.items():
        lacking = _targets(part, root) if part.endswith(".rels") else _unregistered(part, root, known)
        for wanted, fact in lacking:
            if wanted.casefold() not in there:
                raise PackageError(MISSING_PART, name, fact)


def _targets(part: str, root: etree._Element) -> Iterator[tuple[str, Text]]:
    """Yield the parts that relationships of the file lead to."""
    folder = posixpath.dirname(posixpath.dirname(part))
    for relation in root:
        target = unquote(relation.get("Target") or "")
        if relation.get("TargetMode") == "External" or not isinstance(relation.tag, str):
            continue
        path = target.lstrip("/") if target.startswith("/") else posixpath.join(folder, target)
        wanted = posixpath.normpath(path)
        yield wanted, Text(f"{wanted}（{part} 用到它）", f"{wanted}, which {part} names")


def _unregistered(
    part: str, root: etree._Element, roots: Mapping[str, etree._Element]
) -> Iterator[tuple[str, Text]]:
    """Yield the relationships part of `part` where an id in `part` is not in it; no part has that name."""
    relations = relations_name(part)
    registered = {entry.get("Id") for entry in roots.get(relations, ())}
    used = {value for each in root.iter() for key, value in each.attrib.items() if str(key).startswith(_ID)}
    for key in sorted(str(value) for value in used - registered if "{" not in str(value)):
        yield "", Text(f"{relations} 里的 {key}（{part} 用到它）", f"{key} in {relations}, which {part} uses")
