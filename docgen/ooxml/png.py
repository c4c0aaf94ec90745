"""Tell a whole PNG picture from one that was cut off or changed on its way."""

from __future__ import annotations

import zlib
from typing import Final

_SIGNATURE: Final = b"\x89PNG\r\n\x1a\n"
_FRAME: Final = 12
"""Bytes of a chunk besides its data: length, kind, checksum."""


def is_whole_png(data: bytes) -> bool:
    """Say whether `data` is a PNG of whole chunks, from IHDR to IEND, whose pixels unpack."""
    if not data.startswith(_SIGNATURE):
        return False
    kinds: list[bytes] = []
    packed: list[bytes] = []
    position = len(_SIGNATURE)
    while position + _FRAME <= len(data) and kinds[-1:] != [b"IEND"]:
        size = int.from_bytes(data[position : position + 4], "big")
        chunk, end = data[position + 4 : position + 8 + size], position + _FRAME + size
        if end > len(data) or zlib.crc32(chunk) != int.from_bytes(data[end - 4 : end], "big"):
            return False
        kinds.append(chunk[:4])
        packed += [chunk[4:]] if chunk[:4] == b"IDAT" else []
        position = end
    return kinds[:1] == [b"IHDR"] and kinds[-1:] == [b"IEND"] and _unpacks(packed)


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
