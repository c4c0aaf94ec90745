"""Write files so that a killed run leaves whole old files or whole new ones."""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from pathlib import Path

from docgen.diagnostics import Text
from docgen.errors import OutputError


def write_whole(path: Path, data: bytes) -> None:
    """Write `data` to `path`: to a temporary name in the same folder, flushed, then renamed.

    Folders are made as needed. Raises OutputError where the file cannot be written; then what stood at
    `path` stands there still, and no temporary file is left.
    """
    temporary = ""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        # mkstemp makes files only their owner may read; the others in the office must read them too.
        Path(temporary).chmod(0o644)
        Path(temporary).replace(path)
    except OSError as error:
        if temporary:
            with contextlib.suppress(OSError):
                Path(temporary).unlink()
        reason = error.strerror or str(error)
        raise OutputError(
            Text(
                f"无法写入 {path}：{reason}；请检查磁盘空间、权限，以及文件是否正在 Word 中打开",
                f"cannot write {path}: {reason}; check the disk and permissions; close it in Word",
            )
        ) from error


def fingerprint(data: bytes) -> str:
    """Return the SHA-256 of `data` in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def fingerprint_of_file(path: Path) -> str | None:
    """Return the SHA-256 of a file, or None where there is no readable file."""
    try:
        return fingerprint(path.read_bytes())
    except OSError:
        return None
