"""Pack a bag into one file: the same bag gives the same bytes, on every machine.

Nothing is compressed: deflate differs between zlib builds, PDFs hardly shrink, and a damaged byte then harms
one file and no other. There is no clock, no user and no host in a package.
"""

from __future__ import annotations

import os
import shutil
import tarfile
import zipfile
from collections.abc import Iterator
from enum import Enum
from pathlib import Path

from docgen.diagnostics import Text
from docgen.errors import ProjectError

_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_REGULAR_FILE = 0o100644
_UNIX = 3
_OTHERS = frozenset({".gz", ".tgz", ".bz2", ".xz", ".zst", ".7z", ".rar"})


class Package(Enum):
    """What an archive is on disk."""

    FOLDER = ""
    ZIP = ".zip"
    TAR = ".tar"


def package_of(target: Path) -> Package:
    """Return what is to be written to `target`, by its name. Raises ProjectError for what nothing writes."""
    suffix = target.suffix.lower()
    if suffix in _OTHERS:
        raise ProjectError(
            Text(
                f"档案不压缩，不写 {suffix}：请用 .zip、.tar 或文件夹",
                f"archives are not compressed, {suffix} is not written: use .zip, .tar or a folder",
            )
        )
    return {".zip": Package.ZIP, ".tar": Package.TAR}.get(suffix, Package.FOLDER)


def pack(bag: Path, package: Package, target: Path, *, base: str) -> None:
    """Write the bag in the folder `bag` to the file `target`, below the one folder `base`. Raises OSError."""
    if package is Package.ZIP:
        _zip(bag, target, base)
    else:
        _tar(bag, target, base)


def files_of(folder: Path) -> Iterator[str]:
    """Yield the path of each file in a folder, sorted, POSIX form; links to folders are not followed."""
    found = (Path(path, name) for path, _, names in os.walk(folder) for name in names)
    yield from sorted(file.relative_to(folder).as_posix() for file in found)


def _zip(bag: Path, target: Path, base: str) -> None:
    with zipfile.ZipFile(target, "w", zipfile.ZIP_STORED) as archive:
        for path in files_of(bag):
            info = zipfile.ZipInfo(f"{base}/{path}", _FIRST_DAY)
            info.create_system = _UNIX
            info.external_attr = _REGULAR_FILE << 16
            info.file_size = (bag / path).stat().st_size
            with (bag / path).open("rb") as source, archive.open(info, "w") as entry:
                shutil.copyfileobj(source, entry)


def _tar(bag: Path, target: Path, base: str) -> None:
    with tarfile.open(target, "w", format=tarfile.PAX_FORMAT) as archive:
        for path in files_of(bag):
            info = tarfile.TarInfo(f"{base}/{path}")
            info.size = (bag / path).stat().st_size
            info.mode = 0o644
            with (bag / path).open("rb") as source:
                archive.addfile(info, source)
