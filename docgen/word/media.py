"""Gather the pictures that a document shows while it is rendered, and add them to its package afterwards.

A filter of a template gives markup; a picture in it is a relationship of the part that shows it, and a file
in the package. So the renderer puts an empty |Media| behind each part, a filter takes it from Jinja's context
and adds what its markup shows, and the renderer writes all of it once the text is done:

    @pass_context
    def picture(context: Context, value: PictureView) -> Markup:
        item = media_item(content, MediaKind.PNG)
        media_of(context).add(item)
        return markup_with(item.relationship_id)    # r:embed="rIdMedia…"

The id and the name of the file are made from the bytes. Therefore markup can be remembered, equal pictures
are stored once, and neither depends on what else the document shows. `docgen.word.pictures` makes the
paragraphs; a filter seldom needs more than its `picture_paragraph`.
"""

from __future__ import annotations

import hashlib
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property
from typing import Final

from jinja2.runtime import Context
from lxml import etree

from docgen.ooxml.member import CONTENT_TYPES
from docgen.ooxml.names import CONTENT_TYPES_NAMESPACE, OFFICE_RELATIONS, RELATIONS_NAMESPACE
from docgen.ooxml.relations import relations_name
from docgen.ooxml.xml import parse_xml, serialize_xml

MEDIA_NAME: Final = " media"
"""Under this the renderer puts the |Media| of a part into Jinja's context; no template can name it."""

_IMAGE: Final = f"{OFFICE_RELATIONS}/image"
_DIGITS: Final = 16
"""Hexadecimal digits of the SHA-256 that name a picture: 64 bits, for a handful of pictures a document."""


class MediaKind(Enum):
    """What a picture is; the value is its extension and its content type."""

    PNG = ("png", "image/png")
    JPEG = ("jpeg", "image/jpeg")
    SVG = ("svg", "image/svg+xml")

    @property
    def extension(self) -> str:
        """Return the extension of its files, without the dot."""
        return self.value[0]

    @property
    def content_type(self) -> str:
        """Return what [Content_Types].xml calls it."""
        return self.value[1]


@dataclass(frozen=True)
class MediaItem:
    """A picture as it lies in a package."""

    content: bytes = field(repr=False)
    kind: MediaKind

    @cached_property
    def _digest(self) -> str:
        return hashlib.sha256(self.content).hexdigest()[:_DIGITS]

    @property
    def relationship_id(self) -> str:
        """Return the id by which markup names it: the same in every part and document."""
        return f"rIdMedia{self._digest}"

    @property
    def part(self) -> str:
        """Return its name in the package."""
        return f"word/media/{self._digest}.{self.kind.extension}"


class Media:
    """What one part of one document shows besides text."""

    def __init__(self) -> None:
        self._items: dict[str, MediaItem] = {}

    def add(self, item: MediaItem) -> str:
        """Note that the part shows `item`, and return the id for ``r:embed``; equal items count once."""
        self._items.setdefault(item.relationship_id, item)
        return item.relationship_id

    def __contains__(self, relationship_id: object) -> bool:
        """Say whether an item with this id was added."""
        return relationship_id in self._items

    def __iter__(self) -> Iterator[MediaItem]:
        """Yield the items in the order in which they were added."""
        return iter(self._items.values())

    def __len__(self) -> int:
        """Return how many different items were added."""
        return len(self._items)


def media_of(context: Context) -> Media:
    """Return where a filter (``@jinja2.pass_context``) adds the pictures of what is being rendered.

    Raises |LookupError| outside of `docgen.word.template`, which alone can store them.
    """
    media = context.get(MEDIA_NAME)
    if not isinstance(media, Media):
        raise LookupError("pictures can be shown only in what docgen.word.template renders")
    return media


def media_parts(
    parts: Mapping[str, bytes], shown: Mapping[str, Iterable[MediaItem]], *, name: str = ""
) -> dict[str, bytes]:
    """Return the parts that change when each part of `shown` shows its items: new ones, and registers.

    Those are the pictures, the relationships of each part that shows some, and [Content_Types].xml; `parts`
    must hold the last two as far as they exist. Raises |PackageError| where one of them is no XML.
    """
    changed: dict[str, bytes] = {}
    items = {item.part: item for each in shown.values() for item in each}
    for part, each in shown.items():
        register = relations_name(part)
        if of_part := tuple(each):
            changed[register] = _related(parts.get(register), register, part, of_part, name=name)
    kinds = {item.kind for item in items.values()}
    changed[CONTENT_TYPES] = _typed(parts[CONTENT_TYPES], kinds, name=name)
    return {**changed, **{part: items[part].content for part in sorted(items)}}


def _related(data: bytes | None, register: str, part: str, items: Iterable[MediaItem], *, name: str) -> bytes:
    """Return the relationships of `part` with `items` added."""
    empty = f'<Relationships xmlns="{RELATIONS_NAMESPACE}"/>'.encode()
    root = parse_xml(data or empty, part=register, name=name)
    known = {entry.get("Id") for entry in root}
    for item in items:
        if item.relationship_id in known:
            continue
        entry = etree.SubElement(root, f"{{{RELATIONS_NAMESPACE}}}Relationship")
        entry.set("Id", item.relationship_id)
        entry.set("Type", _IMAGE)
        folder = f"{posixpath.dirname(part)}/"
        within = item.part.startswith(folder)
        entry.set("Target", item.part.removeprefix(folder) if within else f"/{item.part}")
    return serialize_xml(root)


def _typed(data: bytes, kinds: Iterable[MediaKind], *, name: str) -> bytes:
    """Return [Content_Types].xml knowing `kinds` by their extensions."""
    root = parse_xml(data, part=CONTENT_TYPES, name=name)
    space = f"{{{CONTENT_TYPES_NAMESPACE}}}"
    known = {entry.get("Extension", "").lower() for entry in root.iter(f"{space}Default")}
    for kind in sorted(kinds, key=lambda kind: kind.extension, reverse=True):
        if kind.extension not in known:
            attributes = {"Extension": kind.extension, "ContentType": kind.content_type}
            root.insert(0, etree.Element(f"{space}Default", attributes))
    return serialize_xml(root)
