"""Write files so that a killed run leaves whole old files or whole new ones."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import re
import shutil
from pathlib import Path

from docgen.diagnostics import Text
from docgen.errors import DiskFullError, OutputError

FOLDER = ".docgen"
"""Holds what docgen keeps for itself in an output folder: lock, journal, snapshot."""
_NO_ROOM = frozenset({errno.ENOSPC, errno.EDQUOT})
"""A full disk, and a full quota."""
_TEMPORARY = re.compile(r"\..+\.\d+\.tmp")


def write_whole(path: Path, data: bytes, *, durable: bool = True) -> None:
    """Write `data` to `path`: to a temporary name in the same folder, flushed, then renamed.

    Folders are made as needed. What is not `durable` survives a killed process, but perhaps no power cut:
    waiting for the disk takes longer than making a Word file. Raises OutputError where the file cannot be
    written; then what stood at `path` stands there still, and no temporary file is left.
    """
    if path.exists() and not path.is_file():
        # A folder, or a device: renaming onto it would fail, or put a file in its place.
        raise OutputError(Text(f"无法写入 {path}：它不是文件", f"cannot write {path}: it is no file"))
    temporary = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Opened, not made by mkstemp: the user's umask and the old file's mode decide who may read it.
            with temporary.open("wb") as file:
                file.write(data)
                if durable:
                    file.flush()
                    os.fsync(file.fileno())
            if path.exists():
                shutil.copymode(path, temporary)
            temporary.replace(path)
        except BaseException:
            with contextlib.suppress(OSError):
                temporary.unlink()
            raise
    except OSError as error:
        raise unwritable(path, error) from error


def sweep(folder: Path) -> None:
    """Remove from a folder and those below it what a killed run had begun to write."""
    for each in (folder, *(path for path in folder.rglob("*") if path.is_dir())):
        for file in each.glob(".*.tmp"):
            if _TEMPORARY.fullmatch(file.name):
                with contextlib.suppress(OSError):
                    file.unlink()


def unwritable(path: Path, error: OSError) -> OutputError:
    """Return the error of a file that cannot be written."""
    reason = error.strerror or str(error)
    return (DiskFullError if error.errno in _NO_ROOM else OutputError)(
        Text(
            f"无法写入 {path}：{reason}；请检查磁盘空间、权限，以及文件是否正在 Word 中打开",
            f"cannot write {path}: {reason}; check the disk and permissions; close it in Word",
        )
    )


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def is_plain_path(path: str) -> bool:
    """Say whether `path` is relative and stays below the folder it is joined to, on every system."""
    return (
        path.isprintable()
        and not set('\\:*?"<>|') & set(path)
        and all(part == part.strip(" ") and part.strip(".") for part in path.split("/"))
    )


def fingerprint_of_file(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None where there is no readable file."""
    try:
        return fingerprint(path.read_bytes())
    except OSError:
        return None
