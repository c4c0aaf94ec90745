"""Read the frame of a JPEG (ITU T.81, EXIF 2.3), and tell a whole one from one that was cut off.

Pixels are not decoded: a file whose compressed data were changed on the way passes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.ooxml.pixels import Pixels

SIGNATURE: Final = b"\xff\xd8\xff"
_END, _SCAN = 0xD9, 0xDA
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD8)})
"""Markers without a segment: TEM and the restarts within a scan."""
_FRAMES: Final = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""SOF0 to SOF15 without the tables that stand among them."""
_DENSITY_UNITS: Final = {1: 1.0, 2: 2.54}
_ORIENTATION: Final = 0x0112


def jpeg_pixels(data: bytes) -> Pixels | None:
    """Return the frame of a JPEG; None where `data` is no JPEG that is whole from SOI to EOI."""
    if not data.startswith(SIGNATURE):
        return None
    frame: tuple[int, int, int] | None = None
    dpi, turned, last = (0.0, 0.0), False, 0
    for marker, segment in _segments(data):
        last = marker
        if marker in _FRAMES and len(segment) >= 6:
            height, width = _number(segment[1:3]), _number(segment[3:5])
            frame = width, height, segment[5]
        elif marker == 0xE0 and segment.startswith(b"JFIF\0") and len(segment) >= 12:
            per_inch = _DENSITY_UNITS.get(segment[7], 0.0)
            dpi = _number(segment[8:10]) * per_inch, _number(segment[10:12]) * per_inch
        elif marker == 0xE1 and segment.startswith(b"Exif\0\0"):
            turned = _orientation(segment[6:]) not in (0, 1)
    if last != _END or frame is None or 0 in frame[:2]:
        return None
    return Pixels(frame[0], frame[1], *dpi, channels=frame[2], turned=turned)


def _segments(data: bytes) -> Iterator[tuple[int, bytes]]:
    """Yield each marker with its segment, up to the end of the picture or of the data."""
    position = 2
    while position + 2 <= len(data) and data[position] == 0xFF:
        marker = data[position + 1]
        if marker == 0xFF:
            position += 1
            continue
        if marker == _END:
            yield marker, b""
            return
        size = 0 if marker in _ALONE else _number(data[position + 2 : position + 4])
        end = position + 2 + size
        if end > len(data) or (size < 2 and marker not in _ALONE):
            return
        yield marker, data[position + 4 : end]
        position = _after_scan(data, end) if marker == _SCAN else end


def _after_scan(data: bytes, position: int) -> int:
    """Return where the compressed data from `position` on end: at the next marker that is none of theirs."""
    while (position := data.find(b"\xff", position)) >= 0:
        following = data[position + 1 : position + 2]
        if not following or not (following == b"\0" or 0xD0 <= following[0] <= 0xD7):
            return position
        position += 2
    return len(data)


def _orientation(tiff: bytes) -> int:
    """Return the orientation that EXIF notes: 1 is upright, 0 not said."""
    order = {b"II": "little", b"MM": "big"}.get(tiff[:2])
    if order is None:
        return 0

    def number(start: int, size: int) -> int:
        return int.from_bytes(tiff[start : start + size], "little" if order == "little" else "big")

    directory = number(4, 4)
    entries = (directory + 2 + 12 * index for index in range(min(number(directory, 2), 64)))
    return next((number(entry + 8, 2) for entry in entries if number(entry, 2) == _ORIENTATION), 0)


def _number(data: bytes) -> int:
    return int.from_bytes(data, "big")
