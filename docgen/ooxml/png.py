"""Tell a whole PNG picture from one that was cut off or changed on its way, and read its frame."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from typing import Final

from docgen.ooxml.pixels import Pixels

SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_FRAME: Final = 12
"""Bytes of a chunk besides its data: length, kind, checksum."""
_INCH: Final = 0.0254
"""Metres, in which PNG counts its density."""


def is_whole_png(data: bytes) -> bool:
    """Say whether `data` is a PNG of whole chunks, from IHDR to IEND, whose pixels unpack."""
    chunks = list(_chunks(data))
    kinds = [kind for kind, _ in chunks]
    packed = [content for kind, content in chunks if kind == b"IDAT"]
    return kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"] and _unpacks(packed)


def png_pixels(data: bytes) -> Pixels | None:
    """Return the frame of a PNG; None where `data` is no whole PNG."""
    if not is_whole_png(data):
        return None
    chunks = dict(_chunks(data))
    head, density = chunks[b"IHDR"], chunks.get(b"pHYs", b"")
    width, height = _number(head[:4]), _number(head[4:8])
    if not width or not height:
        return None
    in_metres = len(density) == 9 and density[8] == 1
    across, down = (_number(density[:4]), _number(density[4:8])) if in_metres else (0, 0)
    return Pixels(width, height, across * _INCH, down * _INCH)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield kind and content of each chunk, up to IEND or to the first that is not whole."""
    if not data.startswith(SIGNATURE):
        return
    position, kind = len(SIGNATURE), b""
    while position + _FRAME <= len(data) and kind != b"IEND":
        size = _number(data[position : position + 4])
        chunk, end = data[position + 4 : position + 8 + size], position + _FRAME + size
        if end > len(data) or zlib.crc32(chunk) != _number(data[end - 4 : end]):
            return
        kind = chunk[:4]
        yield kind, chunk[4:]
        position = end


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _unpacks(packed: list[bytes]) -> bool:
    """Say whether the pixels are one whole zlib stream; it is never held unpacked as a whole."""
    inflater = zlib.decompressobj()
    try:
        for piece in packed:
            rest = piece
            while rest and not inflater.eof:
                inflater.decompress(rest, 2**20)
                rest = inflater.unconsumed_tail
    except zlib.error:
        return False
    return inflater.eof
