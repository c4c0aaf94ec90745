"""Read the family and style names out of a font file.

Only the ``name`` table is read, a few kilobytes of each file, so that hundreds of fonts cost little. This is
for machines without fontconfig: Windows and, mostly, macOS.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

_FAMILY_IDS = frozenset({1, 16})
_STYLE_IDS = frozenset({2, 17})
_MOST_FONTS = 64
"""Most fonts that are read of one collection; the largest in use have 40."""


@dataclass(frozen=True, slots=True)
class Font:
    """Name one font: its families in all languages it gives, its styles, and its file."""

    families: frozenset[str]
    styles: frozenset[str]
    path: Path


def fonts_in(path: Path) -> tuple[Font, ...]:
    """Return the fonts of a .ttf, .otf, .ttc or .otc file; none if it is damaged or something else."""
    try:
        with path.open("rb") as file:
            return tuple(_font_at(file, start, path) for start in _starts(file))
    except (OSError, struct.error):
        return ()


def _starts(file: BinaryIO) -> tuple[int, ...]:
    if file.read(4) != b"ttcf":
        return (0,)
    _version, count = struct.unpack(">LL", file.read(8))
    count = min(count, _MOST_FONTS)
    return struct.unpack(f">{count}L", file.read(4 * count))


def _font_at(file: BinaryIO, start: int, path: Path) -> Font:
    table = _name_table(file, start)
    names = tuple(_names(table))
    return Font(
        families=frozenset(name for name_id, name in names if name_id in _FAMILY_IDS),
        styles=frozenset(name for name_id, name in names if name_id in _STYLE_IDS),
        path=path,
    )


def _name_table(file: BinaryIO, start: int) -> bytes:
    """Return the ``name`` table of the font that begins at `start`, empty when it has none."""
    file.seek(start)
    _kind, count, *_ = struct.unpack(">4sHHHH", file.read(12))
    for _ in range(count):
        tag, _checksum, offset, length = struct.unpack(">4sLLL", file.read(16))
        if tag == b"name":
            file.seek(offset)
            return file.read(min(length, 0x40000))
    return b""


def _names(table: bytes) -> Iterator[tuple[int, str]]:
    """Yield the names of the table that can be decoded, each with its number."""
    if not table:
        return
    _format, count, strings = struct.unpack_from(">HHH", table)
    for index in range(count):
        record = struct.unpack_from(">6H", table, 6 + 12 * index)
        platform, encoding, _language, name_id, length, offset = record
        codec = _codec(platform, encoding)
        if codec and name_id in _FAMILY_IDS | _STYLE_IDS:
            raw = table[strings + offset : strings + offset + length]
            yield name_id, raw.decode(codec, "replace").strip("\0 ")


def _codec(platform: int, encoding: int) -> str | None:
    """Return the Python codec of a name record, None for one that nobody needs here."""
    match platform, encoding:
        case (0, _) | (3, 0 | 1 | 10):
            return "utf-16-be"
        case (1, 0):
            return "mac-roman"
        case (1, 25):
            return "gb2312"
        case _:
            return None
