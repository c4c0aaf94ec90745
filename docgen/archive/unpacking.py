"""Unpack an archive that comes from anywhere, without being led astray by it.

Nothing is written outside the folder that is given, no link is made, and no more is unpacked than the package
says and the limits allow. Whatever is wrong is a finding; a foreign file never gives a traceback.
"""

from __future__ import annotations

import errno
import shutil
import stat
import struct
import tarfile
import unicodedata
import zipfile
import zlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO, Final

from docgen.archive.bag import PAYLOAD_MARKS, TAG_FILES
from docgen.builder.files import is_plain_path, unwritable
from docgen.diagnostics import Text

_MOST_MEMBERS: Final = 200_000
_MOST_BYTES: Final = 64 * 2**30
_MOST_RATIO, _RATIO_FROM = 200, 4 * 2**20
_LONGEST_PART: Final = 255
_ENCRYPTED: Final = 0x1 | 0x40 | 0x2000
_LOCAL_HEADER: Final = 30
_TAR_MARK: Final = slice(257, 262)

DAMAGE = (
    zipfile.BadZipFile,
    zipfile.LargeZipFile,
    tarfile.TarError,
    EOFError,
    KeyError,
    NotImplementedError,
    OverflowError,
    RecursionError,
    RuntimeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the readers of packages raise when a file is not what it should be."""


@dataclass(frozen=True, slots=True)
class _Member:
    name: str
    size: int
    unsafe: Text | None
    """Why it may not be unpacked, by its kind."""
    open: Callable[[], IO[bytes] | None]


def unpack(package: Path, folder: Path) -> tuple[str, tuple[tuple[str, Text], ...]]:
    """Unpack the .zip or .tar `package` into the empty folder `folder`.

    Return the folder in it that is the bag ("" for the whole), and what is unsafe or damaged: the name inside
    the package ("" for all of it) and what is wrong. Where anything is unsafe nothing is unpacked. What is
    damaged is unpacked as far as it can be read. Raises OutputError where `folder` cannot be written.
    """
    try:
        with package.open("rb") as file:
            head = file.read(_TAR_MARK.stop)
        # By their first bytes: a .tar whose last files are workbooks ends like a .zip.
        if head.startswith(b"PK"):
            with zipfile.ZipFile(package) as opened:
                return _unpacked(_zip_members(opened), folder, _zip_faults(opened))
        if head[_TAR_MARK] == b"ustar":
            with tarfile.open(package, "r:") as opened_tar:
                return _unpacked(_tar_members(opened_tar), folder, ())
    except DAMAGE as error:
        fact = Text(f"包已损坏（{type(error).__name__}）", f"the package is damaged ({type(error).__name__})")
        return "", (("", fact),)
    except OSError as error:
        if error.errno == errno.EINVAL:  # a place in the file that is none
            return "", (("", Text("包已损坏", "the package is damaged")),)
        raise unwritable(folder, error) from error
    return "", (("", Text("不是 .zip 或 .tar，或没有复制完整", "it is no .zip or .tar, or not whole")),)


def _unpacked(
    members: list[_Member], folder: Path, faults: Iterable[tuple[str, Text]]
) -> tuple[str, tuple[tuple[str, Text], ...]]:
    unsafe = (*faults, *_unsafe(members))
    if unsafe:
        return "", unsafe
    damaged = []
    for member in members:
        target = folder / member.name
        target.parent.mkdir(parents=True, exist_ok=True)
        try:
            source = member.open()
            if source is not None:
                with source, target.open("xb") as file:
                    shutil.copyfileobj(source, file)
        except DAMAGE:
            damaged.append((member.name, Text(f"{member.name} 损坏", f"{member.name} is damaged")))
    return _base(members), tuple(damaged)


def _base(members: Iterable[_Member]) -> str:
    """Return the folder in a package that is the bag, by what a bag holds; else the only one."""
    names = {member.name for member in members}
    tops = sorted({name.partition("/")[0] for name in names if "/" in name})
    for mark in (*TAG_FILES, *PAYLOAD_MARKS):
        if mark in names:
            return ""
        for top in tops:
            if f"{top}/{mark}" in names:
                return top
    return tops[0] if len(tops) == 1 else ""


def _zip_members(archive: zipfile.ZipFile) -> list[_Member]:
    return [
        _Member(info.orig_filename, info.file_size, _zip_kind(info), partial(archive.open, info))
        for info in archive.infolist()
        if not info.orig_filename.endswith("/")
    ]


def _zip_kind(info: zipfile.ZipInfo) -> Text | None:
    mode = info.external_attr >> 16
    if info.flag_bits & _ENCRYPTED:
        return Text("已加密", "is encrypted")
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG):
        return Text("是链接或特殊文件", "is a link or a special file")
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return Text("压缩方式不认识", "is packed in an unknown way")
    if info.file_size > max(_RATIO_FROM, _MOST_RATIO * info.compress_size):
        return Text("解压后过大", "is too large once unpacked")
    return None


def _zip_faults(archive: zipfile.ZipFile) -> Iterable[tuple[str, Text]]:
    """Yield each member that shares bytes with another, as in a bomb."""
    end = 0
    for info in sorted(archive.infolist(), key=lambda each: each.header_offset):
        if info.header_offset < end:
            yield info.orig_filename, Text("与另一个文件重叠", "overlaps another file")
        end = info.header_offset + _LOCAL_HEADER + info.compress_size


def _tar_members(archive: tarfile.TarFile) -> list[_Member]:
    return [
        _Member(info.name, info.size, _tar_kind(info), partial(archive.extractfile, info))
        for info in archive
        if not info.isdir()
    ]


def _tar_kind(info: tarfile.TarInfo) -> Text | None:
    if not info.isreg() or info.issparse():
        return Text("是链接或特殊文件", "is a link or a special file")
    return None


def _unsafe(members: list[_Member]) -> Iterable[tuple[str, Text]]:
    """Yield every reason why the members may not be unpacked."""
    if len(members) > _MOST_MEMBERS or sum(member.size for member in members) > _MOST_BYTES:
        yield "", Text("文件太多或太大", "there are too many files, or too large ones")
    seen: set[str] = set()
    folders = {_folded(parent) for member in members for parent in _parents(member.name)}
    for member in members:
        name, folded = member.name, _folded(member.name)
        long = any(len(part.encode(errors="replace")) > _LONGEST_PART for part in name.split("/"))
        if not is_plain_path(name) or long:
            yield ascii(name), Text(f"文件名 {name!a} 不安全", f"the name {name!a} is not safe")
            continue
        if folded in seen or folded in folders:
            yield (
                name,
                Text(f"文件名 {name} 重复（不分大小写）", f"the name {name} occurs twice (in any case)"),
            )
        if member.unsafe is not None:
            yield name, Text(f"{name} {member.unsafe.zh}", f"{name} {member.unsafe.en}")
        seen.add(folded)


def _folded(name: str) -> str:
    return unicodedata.normalize("NFC", name).casefold()


def _parents(name: str) -> Iterable[str]:
    parts = name.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
