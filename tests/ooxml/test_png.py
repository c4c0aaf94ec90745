"""A picture that is cut off or changed is told from a whole one."""

from __future__ import annotations

import io
import zlib

import pytest
from PIL import Image

from docgen.ooxml.png import is_whole_png


@pytest.fixture
def picture() -> bytes:
    file = io.BytesIO()
    Image.effect_noise((300, 300), 90).convert("RGBA").save(file, "PNG")
    return file.getvalue()


def test_a_whole_picture_is_whole(picture: bytes) -> None:
    assert is_whole_png(picture)


@pytest.mark.parametrize("kept", [0, 8, 33, 60, -12, -1])
def test_a_picture_that_is_cut_off_is_not(picture: bytes, kept: int) -> None:
    assert not is_whole_png(picture[:kept])


def test_a_picture_with_one_changed_byte_is_not(picture: bytes) -> None:
    changed = bytearray(picture)
    changed[len(changed) // 2] ^= 1
    assert not is_whole_png(bytes(changed))


def test_pixels_that_end_too_soon_are_not(picture: bytes) -> None:
    chunk = b"IDAT" + zlib.compress(b"x")[:-3]
    framed = (len(chunk) - 4).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    assert not is_whole_png(picture[:33] + framed + picture[-12:])


def test_another_kind_of_picture_is_not() -> None:
    assert not is_whole_png(b"GIF89a")
