"""The frame of a JPEG is read without decoding it; what is cut off is no JPEG."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from docgen.ooxml.jpeg import jpeg_pixels
from docgen.ooxml.pixels import Pixels


def jpeg(mode: str = "RGB", size: tuple[int, int] = (40, 30), orientation: int = 0, **options: Any) -> bytes:
    image = Image.radial_gradient("L").resize(size).convert(mode)
    if orientation:
        exif = Image.Exif()
        exif[0x0112] = orientation
        options["exif"] = exif
    file = io.BytesIO()
    image.save(file, "JPEG", **options)
    return file.getvalue()


WHOLE = jpeg()


@pytest.mark.parametrize(
    ("data", "pixels"),
    [
        (jpeg(dpi=(300, 150)), Pixels(40, 30, 300, 150)),
        (jpeg("L", (9, 7)), Pixels(9, 7, channels=1)),
        (jpeg("CMYK"), Pixels(40, 30, channels=4)),
        (jpeg(progressive=True), Pixels(40, 30)),
        (jpeg(restart_marker_blocks=1), Pixels(40, 30)),
        (jpeg(orientation=1), Pixels(40, 30)),
        (jpeg(orientation=6), Pixels(40, 30, turned=True)),
    ],
)
def test_the_frame_is_what_was_written(data: bytes, pixels: Pixels) -> None:
    assert jpeg_pixels(data) == pixels


@pytest.mark.parametrize("length", range(0, len(WHOLE), 7))
def test_a_jpeg_that_is_cut_off_is_none(length: int) -> None:
    assert jpeg_pixels(WHOLE[:length]) is None


@given(st.binary(max_size=200))
def test_any_bytes_can_be_asked(data: bytes) -> None:
    found = jpeg_pixels(b"\xff\xd8\xff" + data)
    assert found is None or found.width * found.height > 0


def test_what_follows_the_picture_does_not_matter() -> None:
    assert jpeg_pixels(WHOLE + b"trailer") == jpeg_pixels(WHOLE)
