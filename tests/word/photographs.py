"""Make small pictures as cameras, programs and accidents leave them."""

from __future__ import annotations

import io
from typing import Any

from PIL import Image


def picture(
    kind: str = "PNG", *, mode: str = "RGB", size: tuple[int, int] = (60, 40), shade: int = 90, **options: Any
) -> bytes:
    """Return a picture of one shade of grey, written by Pillow with its `options`."""
    image = Image.new("L", size, shade).convert(mode)
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def turned_photograph() -> bytes:
    """Return a JPEG that its camera marked as turned by a quarter."""
    exif = Image.Exif()
    exif[0x0112] = 6
    return picture("JPEG", exif=exif)
