"""Find the pictures of a file, and refuse what is none or cannot be drawn."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from lxml import etree
from PIL import Image, ImageFile, UnidentifiedImageError

from docgen.diagnostics import Text
from docgen.pdf.model import (
    Media,
)
from docgen.pdf.reading import Reading
from docgen.pdf.reading_findings import EXTERNAL, LOST_PICTURE, PICTURE_FORMAT, VECTOR
from docgen.pdf.vectors import UnsafeVectorError, safe_svg
from docgen.pdf.xml_names import clark

_KINDS: Final = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "BMP": "image/bmp",
    "TIFF": "image/tiff",
    "WEBP": "image/webp",
    "MPO": "image/jpeg",
}
NO_WORDS: Final = "图片"
"""Stands for a picture that the file says nothing of."""

LOST_WORDS: Final = "未画出的图"
"""Says in a picture's place that it is not drawn."""

_BLANK: Final = "blank.png"
_SVG: Final = "image/svg+xml"
_VECTORS: Final = ((b"\x01\x00\x00\x00", "EMF"), (b"\xd7\xcd\xc6\x9a", "WMF"), (b"\x01\x00\x09\x00", "WMF"))


def shown_picture(reading: Reading, part: str, blip: etree._Element | None) -> str:
    """Return the name of the picture that a blip shows: its SVG where it has one that can be drawn."""
    vector = None if blip is None else blip.find(clark("a:extLst/a:ext/asvg:svgBlip"))
    relation = None if vector is None else reading.relation(part, vector.get(clark("r:embed"), ""))
    if relation is not None and not relation.external and relation.target in reading.source.parts:
        try:
            content = safe_svg(reading.source.parts[relation.target], part=relation.target)
        except UnsafeVectorError as error:
            said = f"{relation.target}: {error}"
            reading.report(VECTOR, Text(said, said))
        else:
            reading.media[relation.target] = Media(_SVG, content)
            return relation.target
    identifier = "" if blip is None else blip.get(clark("r:embed"), "") or blip.get(clark("r:link"), "")
    return stored_picture(reading, part, identifier)


def stored_picture(reading: Reading, part: str, identifier: str) -> str:
    """Return the name under which the picture of a relationship is kept; empty where it cannot be drawn."""
    relation = reading.relation(part, identifier)
    if relation is None:
        reading.report(LOST_PICTURE, Text(identifier or "?", identifier or "?"))
        return ""
    if relation.external:
        reading.report(EXTERNAL, Text(relation.target, relation.target))
        return ""
    if relation.target in reading.media:
        return relation.target
    content = reading.source.parts.get(relation.target)
    if content is None:
        reading.report(LOST_PICTURE, Text(relation.target, relation.target))
        return ""
    media = _media(reading, relation.target, content)
    if media is None:
        return ""
    reading.media[relation.target] = media
    return relation.target


def blank_picture(reading: Reading) -> str:
    """Return the name of a picture of nothing, which keeps the room of one that is not drawn."""
    target = io.BytesIO()
    Image.new("RGBA", (1, 1)).save(target, "PNG")
    reading.media[_BLANK] = Media("image/png", target.getvalue())
    return _BLANK


def _media(reading: Reading, name: str, content: bytes) -> Media | None:
    vector = next((kind for head, kind in _VECTORS if content.startswith(head)), "")
    if vector:
        reading.report(PICTURE_FORMAT, Text(f"{name}（{vector}）", f"{name} ({vector})"))
        return None
    if name.lower().endswith(".svg"):
        try:
            return Media(_SVG, safe_svg(content, part=name))
        except UnsafeVectorError as error:
            reading.report(PICTURE_FORMAT, Text(f"{name}（SVG：{error}）", f"{name} (SVG: {error})"))
            return None
    try:
        with _whole_pictures_only(), Image.open(io.BytesIO(content)) as image:
            kind = image.format or ""
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        reading.report(LOST_PICTURE, Text(name, name))
        return None
    if kind not in _KINDS:
        reading.report(PICTURE_FORMAT, Text(f"{name}（{kind}）", f"{name} ({kind})"))
        return None
    return Media(_KINDS[kind], content)


@contextmanager
def _whole_pictures_only() -> Iterator[None]:
    """Let Pillow refuse pictures that end in the middle, though WeasyPrint tells it not to."""
    usual, ImageFile.LOAD_TRUNCATED_IMAGES = ImageFile.LOAD_TRUNCATED_IMAGES, False
    try:
        yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = usual
