"""Crop, mirror and turn pictures as Word shows them, where the page can only show a picture as it is."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Final, Self

from lxml import etree
from PIL import Image, ImageOps

from docgen.diagnostics import Text
from docgen.ooxml.names import is_off
from docgen.pdf.measures import whole
from docgen.pdf.model import Media
from docgen.pdf.reading import Reading
from docgen.pdf.reading_findings import SHAPE

_SIDES: Final = ("l", "t", "r", "b")
_WHOLE: Final = 100_000
_UPRIGHT: Final = 90
_QUALITY: Final = 95


@dataclass(frozen=True, slots=True)
class Edit:
    """What is done to a picture: shares cut off left, top, right and bottom, mirrors, a turn in degrees."""

    crop: tuple[float, ...] = (0.0, 0.0, 0.0, 0.0)
    mirrored: bool = False
    upside_down: bool = False
    angle: float = 0.0

    @classmethod
    def of(cls, crop: etree._Element | None, transform: etree._Element | None) -> Self:
        """Return what ``a:srcRect`` and the mirrors of ``a:xfrm`` ask for."""
        shares = tuple(0.0 if crop is None else whole(crop.get(side)) / _WHOLE for side in _SIDES)
        flips = [
            transform is not None and not is_off(transform.get(name, "0")) for name in ("flipH", "flipV")
        ]
        return cls(shares, *flips)


def edited_picture(reading: Reading, name: str, edit: Edit) -> str:
    """Return the name of a picture edited so; a vector picture stays as it is, with a finding."""
    left, top, right, bottom = edit.crop
    if edit == Edit():
        return name
    media = reading.media[name]
    if "svg" in media.kind or min(edit.crop) < 0 or left + right >= 1 or top + bottom >= 1:
        reading.report(SHAPE, Text("图片的裁剪或旋转未画出", "a picture is drawn whole and upright"))
        return name
    crop = " ".join(f"{each:g}" for each in edit.crop)
    key = f"{name} {crop} {edit.mirrored:d}{edit.upside_down:d} {edit.angle:g}"
    if key not in reading.media:
        with Image.open(io.BytesIO(media.content)) as image:
            reading.media[key] = _saved(_edited(image, edit), image.format or "")
    return key


def _edited(image: Image.Image, edit: Edit) -> Image.Image:
    left, top, right, bottom = edit.crop
    width, height = image.size
    box = (round(left * width), round(top * height), round((1 - right) * width), round((1 - bottom) * height))
    made = image.crop((box[0], box[1], max(box[2], box[0] + 1), max(box[3], box[1] + 1)))
    made = ImageOps.mirror(made) if edit.mirrored else made
    made = ImageOps.flip(made) if edit.upside_down else made
    if edit.angle % _UPRIGHT:
        made = made.convert("RGBA")
    return made.rotate(-edit.angle, Image.Resampling.BICUBIC, expand=True) if edit.angle else made


def _saved(image: Image.Image, kind: str) -> Media:
    target = io.BytesIO()
    if kind in ("JPEG", "MPO") and image.mode in ("L", "RGB", "CMYK"):
        image.save(target, "JPEG", quality=_QUALITY)
        return Media("image/jpeg", target.getvalue())
    (image.convert("RGBA") if image.mode not in ("1", "L", "RGB", "RGBA", "P") else image).save(target, "PNG")
    return Media("image/png", target.getvalue())
