"""Read pictures, and show them in the flow of the text: a paragraph of their own, with note and title.

A filter that shows a picture reads

    picture = read_picture(content, name="pictures/clinic.png")    # a |PictureError| is a finding
    media = media_of(context)                                       # docgen.word.media
    elements = picture_paragraphs(picture, media, Caption(alt, title=title), room=room_of(profile))

and returns the markup of the elements. A picture keeps its own size as long as that fits the room, and is
scaled down as a whole where it does not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.layout.page import Profile
from docgen.layout.picture_styles import PICTURE, PICTURE_NOTE, PICTURE_TITLE
from docgen.layout.units import Length, Mm
from docgen.ooxml import jpeg, png
from docgen.ooxml.pixels import Pixels
from docgen.word.drawing import inline_picture_run
from docgen.word.markup import text_run, w
from docgen.word.media import Media, MediaItem, MediaKind
from docgen.word.picture_faults import (
    DAMAGED_PICTURE,
    HUGE_PICTURE,
    PICTURE_KIND,
    PRESS_PICTURE,
    TURNED_PICTURE,
)
from docgen.word.printing import PrintError

MOST_BYTES: Final = 20 * 2**20
MOST_PIXELS: Final = 50_000_000
"""What a picture may have: a page at 600 dots an inch has 35 million pixels."""

_USUAL_DPI: Final = 96.0
"""Of a picture that does not say: what Word takes."""
_CAPTIONS: Final = Mm(25)
"""Kept free under a picture as high as the page, for note and title."""
_INCH: Final = Mm(25.4)


class PictureError(PrintError):
    """A picture cannot be shown; `fault` and `fact` say why, and make a finding at the caller's place."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture, and the size it is meant to have."""

    raster: MediaItem
    """PNG or JPEG: every program shows it."""
    width: Length
    height: Length
    vector: MediaItem | None = None
    """The same as SVG, for programs that can."""


@dataclass(frozen=True, slots=True)
class Room:
    """How wide and high a picture may be."""

    width: Length
    height: Length


@dataclass(frozen=True, slots=True)
class Caption:
    """What is said of a picture: `alt` to those who cannot see it, note and title under it (may be empty)."""

    alt: str
    title: str = ""
    note: str = ""


def room_of(profile: Profile) -> Room:
    """Return the room of a page of upright text: the type area, less some lines for note and title."""
    return Room(profile.text_width, Length(profile.text_height - _CAPTIONS))


def read_picture(content: bytes, *, name: str) -> Picture:
    """Return the PNG or JPEG in `content`; `name` is how messages call it.

    Raises |PictureError| where it is neither, is not whole, is too large, or would look different from one
    program to another.
    """
    if len(content) > MOST_BYTES:
        megabytes = len(content) / 2**20
        raise PictureError(HUGE_PICTURE, Text(f"{name} 有 {megabytes:.0f} MB", f"{name}: {megabytes:.0f} MB"))
    if content.startswith(png.SIGNATURE):
        return _picture(content, MediaKind.PNG, png.png_pixels(content), name)
    if content.startswith(jpeg.SIGNATURE):
        return _picture(content, MediaKind.JPEG, jpeg.jpeg_pixels(content), name)
    raise PictureError(PICTURE_KIND, Text(name, name))


def picture_paragraphs(
    picture: Picture, media: Media, caption: Caption, *, room: Room
) -> list[etree._Element]:
    """Return the paragraph of `picture`, then its note and its title where it has them.

    The picture is added to `media`; equal pictures are stored once however often they are shown.
    """
    raster, vector = media.add(picture.raster), media.add(picture.vector) if picture.vector else ""
    width, height = _fitted(picture, room)
    run = inline_picture_run(raster, width=width, height=height, alt=caption.alt, vector=vector)
    last = not caption.title and not caption.note
    # With nothing under it, the picture need not stay with the paragraph that follows.
    free = [w("keepNext", val=0)] if last else []
    shown = _paragraph(PICTURE, run, *free)
    note = [w("keepNext")] if caption.title else []
    return [
        shown,
        *([_paragraph(PICTURE_NOTE, text_run(caption.note), *note)] if caption.note else []),
        *([_paragraph(PICTURE_TITLE, text_run(caption.title))] if caption.title else []),
    ]


def _picture(content: bytes, kind: MediaKind, pixels: Pixels | None, name: str) -> Picture:
    if pixels is None:
        raise PictureError(DAMAGED_PICTURE, Text(name, name))
    if pixels.width * pixels.height > MOST_PIXELS:
        size = f"{pixels.width}×{pixels.height}"
        raise PictureError(HUGE_PICTURE, Text(f"{name} 有 {size} 像素", f"{name}: {size} pixels"))
    if pixels.turned:
        raise PictureError(TURNED_PICTURE, Text(name, name))
    if pixels.channels == 4:
        raise PictureError(PRESS_PICTURE, Text(name, name))
    width = Length(round(pixels.width / (pixels.dpi_across or _USUAL_DPI) * _INCH))
    height = Length(round(pixels.height / (pixels.dpi_down or _USUAL_DPI) * _INCH))
    return Picture(MediaItem(content, kind), width, height)


def _fitted(picture: Picture, room: Room) -> tuple[Length, Length]:
    """Return width and height of `picture`, scaled down as a whole so that it fits `room`; never up."""
    scale = min(1.0, room.width / picture.width, room.height / picture.height)
    return Length(round(picture.width * scale)), Length(round(picture.height * scale))


def _paragraph(style: str, run: etree._Element, *properties: etree._Element) -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=style), *properties), run)
