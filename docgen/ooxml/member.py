"""Hold the members of a package as they lie in a zip file, and join them without repacking."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.diagnostics import Text
from docgen.errors import OutputError

CONTENT_TYPES = "[Content_Types].xml"
_UTF8_FLAG = 0x800
_FIRST_DOS_DAY = 0x21
_TOO_LARGE = Text("文件超过 4 GB，无法写出", "the file would pass 4 GB and cannot be written")


@dataclass(frozen=True, slots=True)
class Member:
    """Hold one part of a package as it lies in the file, still packed."""

    name: str
    method: int
    crc: int
    size: int
    packed: bytes = field(repr=False)

    def unpacked(self) -> bytes:
        """Return the bytes of the part; they were verified when the member was read."""
        return self.packed if self.method == zipfile.ZIP_STORED else zlib.decompress(self.packed, wbits=-15)


def write_members(members: Iterable[Member]) -> bytes:
    """Return a package of `members` in their order; deflated members are copied as they are.

    Raises |OutputError| if the package would pass 4 GB.
    """
    return Skeleton(b"", b"", 0).filled(members)


def stored_member(name: str, content: bytes) -> Member:
    """Return the member that holds `content` without deflating it."""
    return Member(name, zipfile.ZIP_STORED, zlib.crc32(content), len(content), content)


def deflated_member(name: str, content: bytes) -> Member:
    """Return the member that holds `content` deflated; the bytes depend on the zlib of this machine."""
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    packed = packer.compress(content) + packer.flush()
    return Member(name, zipfile.ZIP_DEFLATED, zlib.crc32(content), len(content), packed)


@dataclass(frozen=True, slots=True)
class Skeleton:
    """Hold the members that never change, laid out once, to which the changed ones are appended.

    Copying them is one join of bytes: this is what makes rendering many documents from one template fast.
    """

    entries: bytes = field(repr=False)
    directory: bytes = field(repr=False)
    count: int

    @classmethod
    def of(cls, members: Iterable[Member]) -> Skeleton:
        """Return the skeleton of `members`: [Content_Types].xml first, then sorted by name."""
        entries, directory = bytearray(), bytearray()
        ordered = sorted(members, key=lambda member: (member.name != CONTENT_TYPES, member.name))
        for member in ordered:
            head, row = _headers(member, len(entries))
            entries += head + member.packed
            directory += row
        return cls(bytes(entries), bytes(directory), len(ordered))

    def filled(self, members: Iterable[Member]) -> bytes:
        """Return a package of the skeleton followed by `members`, which must have other names.

        Raises |OutputError| if the package would pass 4 GB.
        """
        pieces, rows, count, offset = [self.entries], [self.directory], self.count, len(self.entries)
        for member in members:
            head, row = _headers(member, offset)
            pieces += (head, member.packed)
            rows.append(row)
            count += 1
            offset += len(head) + len(member.packed)
        rows_size = sum(map(len, rows))
        if count > 0xFFFF or offset + rows_size >= 0xFFFFFFFF:
            raise OutputError(_TOO_LARGE)
        tail = b"PK\5\6\0\0\0\0" + _words(2, count, count) + _words(4, rows_size, offset) + b"\0\0"
        return b"".join([*pieces, *rows, tail])


def _headers(member: Member, offset: int) -> tuple[bytes, bytes]:
    """Return the local header and the directory row of `member`, which begins at `offset`."""
    name = member.name.encode()
    flags = 0 if member.name.isascii() else _UTF8_FLAG
    common = (
        _words(2, 20, flags, member.method, 0, _FIRST_DOS_DAY)
        + _words(4, member.crc, len(member.packed), member.size)
        + _words(2, len(name), 0)
    )
    local = b"PK\3\4" + common + name
    if offset > 0xFFFFFFFF:
        raise OutputError(_TOO_LARGE)
    return local, b"PK\1\2" + _words(2, 20) + common + bytes(10) + offset.to_bytes(4, "little") + name


def _words(width: int, *values: int) -> bytes:
    """Return `values` as little-endian numbers of `width` bytes each."""
    return b"".join(value.to_bytes(width, "little") for value in values)
