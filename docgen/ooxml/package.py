"""Open .docx and .xlsx packages safely, and write them reproducibly.

Files come from outside: returns by mail, templates from other offices. Everything that can be wrong with
one is a |PackageError| that carries a diagnostic; a foreign file never gives a traceback.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from docgen.diagnostics import Place, Report, Text
from docgen.errors import DocgenError
from docgen.faults import Fault
from docgen.ooxml.findings import DAMAGED, ENCRYPTED, NOT_A_PACKAGE, TOO_LARGE, UNSAFE_NAME
from docgen.ooxml.member import CONTENT_TYPES, Member, deflated_member, stored_member, write_members

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED_FLAGS = 0x1 | 0x40 | 0x2000
_UTF8_FLAG = 0x800
_KNOWN_HEADS = (
    (b"%PDF", "PDF"),
    (b"{\\rtf", "RTF"),
    (b"<", "HTML/XML"),
    (b"\xef\xbb\xbf<", "HTML/XML"),
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf", "7z"),
)


class PackageError(DocgenError):
    """An Office file cannot be read; `report` holds the one diagnostic that says why."""

    def __init__(self, fault: Fault, name: str, fact: Text) -> None:
        super().__init__(Text(f"{fault.title.zh}：{fact.zh}", f"{fault.title.en}: {fact.en}"))
        self.report = Report([fault.at(Place(name), self.message)])
        self.fault, self.name, self.fact = fault, name, fact


@dataclass(frozen=True, slots=True)
class Limits:
    """Bound what is unpacked; sizes are bytes, `ratio` is unpacked to packed size.

    The ratio is applied only to members over `ratio_from`: small XML of an honest workbook packs very well.
    """

    members: int = 5_000
    member_size: int = 128 * 2**20
    total_size: int = 256 * 2**20
    ratio: int = 200
    ratio_from: int = 4 * 2**20


def read_package(data: bytes, *, name: str = "", limits: Limits | None = None) -> dict[str, bytes]:
    """Return the parts of a .docx or .xlsx by name, in the order of the file.

    `name` is how the messages call the file. Raises |PackageError| if the data is no such package, is
    encrypted, damaged, unsafe or too large.
    """
    return {member.name: member.unpacked() for member in read_members(data, name=name, limits=limits)}


def read_members(
    data: bytes, *, name: str = "", limits: Limits | None = None, mark: str = CONTENT_TYPES
) -> tuple[Member, ...]:
    """Return the members of a package, packed but verified. Raises |PackageError| as `read_package`.

    `mark` is the member by which the kind of package is known; an OpenDocument file has ``mimetype``.
    """
    limits = limits or Limits()
    infos = _directory(data, name)
    _check_names(infos, name)
    _check_sizes(infos, name, limits)
    if not any(info.orig_filename == mark for info in infos):
        raise PackageError(
            NOT_A_PACKAGE, name, Text("压缩包中没有文档", "a zip archive, but no document in it")
        )
    _check_overlap(infos, name)
    return tuple(_member(data, info, name) for info in infos)


def _directory(data: bytes, name: str) -> list[zipfile.ZipInfo]:
    """Return the entries of the zip directory that are files."""
    _check_head(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, EOFError, struct.error) as error:
        fact = Text(
            "找不到压缩包目录，文件可能没有下载完", "its directory is missing; the download may be incomplete"
        )
        raise PackageError(DAMAGED, name, fact) from error
    return [info for info in infos if not info.orig_filename.endswith("/")]


def _check_head(data: bytes, name: str) -> None:
    """Raise |PackageError| naming what the file is, if its first bytes are not those of a zip archive."""
    if data.startswith(b"PK"):
        return
    if not data:
        raise PackageError(NOT_A_PACKAGE, name, Text("文件是空的", "the file is empty"))
    if data.startswith(_OLE):
        if "EncryptedPackage".encode("utf-16-le") in data:
            raise PackageError(ENCRYPTED, name, Text("需要打开密码", "it asks for a password when opened"))
        fact = Text("这是旧版 Office 文件（.doc、.xls）", "this is an old Office file (.doc, .xls)")
        raise PackageError(NOT_A_PACKAGE, name, fact)
    kind = next((kind for head, kind in _KNOWN_HEADS if data.lstrip().startswith(head)), "")
    fact = (
        Text(f"这是 {kind} 文件", f"this is a {kind} file")
        if kind
        else Text("无法识别的内容", "unknown contents")
    )
    raise PackageError(NOT_A_PACKAGE, name, fact)


def _check_names(infos: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Raise |PackageError| at the first part name that is unsafe or occurs twice (case counts as equal)."""
    seen: set[str] = set()
    for info in infos:
        part = info.orig_filename
        segments = part.split("/")
        if "\\" in part or ":" in part or not part.isprintable() or {"", ".", ".."} & set(segments):
            raise PackageError(UNSAFE_NAME, name, Text(f"部件名 {part!r}", f"part name {part!r}"))
        if part.casefold() in seen:
            raise PackageError(UNSAFE_NAME, name, Text(f"部件 {part!r} 重复", f"part {part!r} occurs twice"))
        seen.add(part.casefold())


def _check_sizes(infos: Collection[zipfile.ZipInfo], name: str, limits: Limits) -> None:
    """Raise |PackageError| if there are too many members, or members too large by their own account."""
    if len(infos) > limits.members:
        fact = Text(f"部件多达 {len(infos)} 个", f"it has {len(infos)} parts")
        raise PackageError(TOO_LARGE, name, fact)
    bombs = (i for i in infos if i.file_size > max(limits.ratio_from, limits.ratio * i.compress_size))
    large = next((i for i in infos if i.file_size > limits.member_size), next(bombs, None))
    if large:
        megabytes = large.file_size / 2**20
        fact = Text(
            f"{large.filename} 解压后 {megabytes:.0f} MB", f"{large.filename} unpacks to {megabytes:.0f} MB"
        )
        raise PackageError(TOO_LARGE, name, fact)
    total = sum(info.file_size for info in infos) / 2**20
    if total > limits.total_size / 2**20:
        raise PackageError(TOO_LARGE, name, Text(f"共 {total:.0f} MB", f"{total:.0f} MB in all"))


def _check_overlap(infos: Iterable[zipfile.ZipInfo], name: str) -> None:
    """Raise |PackageError| if two members share bytes, as they do in a bomb or a forged file."""
    end = 0
    for info in sorted(infos, key=lambda i: i.header_offset):
        if info.header_offset < end:
            raise PackageError(
                DAMAGED, name, Text(f"部件 {info.filename} 重叠", f"part {info.filename} overlaps")
            )
        end = info.header_offset + 30 + info.compress_size


def _member(data: bytes, info: zipfile.ZipInfo, name: str) -> Member:
    """Return the member that `info` describes. Raises |PackageError| if its bytes are not what it says."""
    if info.flag_bits & _ENCRYPTED_FLAGS:
        fact = Text(f"部件 {info.filename} 已加密", f"part {info.filename} is encrypted")
        raise PackageError(ENCRYPTED, name, fact)
    start = info.header_offset
    header = data[start : start + 30] if start >= 0 else b""
    name_length = int.from_bytes(header[26:28], "little")
    own_name = data[start + 30 : start + 30 + name_length].decode(_name_encoding(info), "replace")
    start += 30 + name_length + int.from_bytes(header[28:30], "little")
    packed = data[start : start + info.compress_size]
    if header.startswith(b"PK\3\4") and own_name != info.orig_filename:
        fact = Text(
            f"部件 {info.filename} 在另一处叫 {own_name!r}",
            f"part {info.filename} is called {own_name!r} in another place",
        )
        raise PackageError(DAMAGED, name, fact)
    if not header.startswith(b"PK\3\4") or len(packed) != info.compress_size or not _intact(packed, info):
        fact = Text(f"部件 {info.filename} 校验不符", f"part {info.filename} does not match its checksum")
        raise PackageError(DAMAGED, name, fact)
    return Member(info.orig_filename, info.compress_type, info.CRC, info.file_size, packed)


def _name_encoding(info: zipfile.ZipInfo) -> str:
    return "utf-8" if info.flag_bits & _UTF8_FLAG else "cp437"


def _intact(packed: bytes, info: zipfile.ZipInfo) -> bool:
    """Say whether `packed` unpacks, to the byte, to what the directory promises."""
    if info.compress_type == zipfile.ZIP_STORED:
        return len(packed) == info.file_size and zlib.crc32(packed) == info.CRC
    if info.compress_type != zipfile.ZIP_DEFLATED:
        return False
    try:
        inflater = zlib.decompressobj(-15)
        content = inflater.decompress(packed, info.file_size + 1)
    except zlib.error:
        return False
    whole = inflater.eof and not inflater.unused_data
    return whole and len(content) == info.file_size and zlib.crc32(content) == info.CRC


def write_package(parts: Mapping[str, bytes], *, stored: Collection[str] = ()) -> bytes:
    """Return a package of `parts`; the same parts give the same bytes, whatever their order.

    [Content_Types].xml comes first, the rest sorted; no clock, no host, no attributes. Parts in `stored`
    are not deflated: the result of deflate differs between zlib, zlib-ng and their versions, so what is
    rendered anew on every machine is stored, and only what is copied from a file keeps its deflate.
    Raises |OutputError| if the package would pass 4 GB.
    """
    names = sorted(parts, key=lambda name: (name != CONTENT_TYPES, name))
    return write_members(
        stored_member(name, parts[name]) if name in stored else deflated_member(name, parts[name])
        for name in names
    )
