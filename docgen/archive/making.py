"""Write an archive: laid out beside its target, proven, and only then put in its place."""

from __future__ import annotations

import datetime
import filecmp
import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from docgen.archive.bag import make_bag
from docgen.archive.packing import Package, files_of, pack
from docgen.archive.proof import prove_folder_archive
from docgen.archive.stage import BAG, PACKED, stage_beside
from docgen.builder.files import unwritable
from docgen.diagnostics import Text
from docgen.errors import OutputError


@dataclass(frozen=True, slots=True)
class Described:
    """What bag-info.txt says of an archive."""

    name: str
    """Also the one folder inside a package."""
    office: str
    description: str
    made_on: datetime.date
    deviations: tuple[str, ...] = ()


def write_archive(
    target: Path,
    package: Package,
    described: Described,
    *,
    lay_out: Callable[[Path], None],
    force: bool,
) -> None:
    """Write the archive whose payload `lay_out` writes into an empty folder.

    A killed run leaves the old archive or the new one whole; what it had laid out the next one removes.
    Raises OutputError where `target` cannot be written, where something else is there (a file: unless
    `force`), or where the archive turns out to be wrong: then a file was changed while it was read.
    """
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with stage_beside(target) as stage:
            bag = stage / BAG
            bag.mkdir()
            lay_out(bag)
            make_bag(
                bag,
                name=described.name,
                office=described.office,
                description=described.description,
                made_on=described.made_on,
                deviations=described.deviations,
            )
            _require_sound(bag, target)
            if package is Package.FOLDER:
                _place_folder(bag, target)
            else:
                packed = stage / PACKED
                pack(bag, package, packed, base=described.name)
                _place_file(packed, target, force=force)
    except OSError as error:
        raise unwritable(target, error) from error


def _require_sound(bag: Path, target: Path) -> None:
    """Raise OutputError unless the bag that was just made proves itself."""
    errors = [
        each
        for each in prove_folder_archive(bag, shown=target.as_posix()).report
        if each.severity.value == "error"
    ]
    if errors:
        first = errors[0].message
        raise OutputError(
            Text(
                f"没有归档：归档时文件有变动（{first.zh}）；请再试一次",
                f"nothing was archived, for a file changed meanwhile ({first.en}): try again",
            )
        )


def _place_folder(bag: Path, target: Path) -> None:
    if target.exists():
        if target.is_dir() and _same(bag, target):
            return
        if not target.is_dir() or any(target.iterdir()):
            raise OutputError(
                Text(
                    f"{target} 已存在，内容不同；请另写一处",
                    f"{target} exists and differs: name another place",
                )
            )
        target.rmdir()
    bag.rename(target)


def _place_file(packed: Path, target: Path, *, force: bool) -> None:
    if target.exists():
        if target.is_file() and filecmp.cmp(packed, target, shallow=False):
            return
        if not target.is_file() or not force:
            raise OutputError(
                Text(
                    f"{target} 已存在，内容不同；另写一处，或加 --force",
                    f"{target} exists and differs: name another place, or add --force",
                )
            )
    with packed.open("rb+") as file:
        os.fsync(file.fileno())
    packed.replace(target)


def _same(one: Path, other: Path) -> bool:
    """Say whether two folders hold the same files with the same bytes."""
    names = list(files_of(one))
    return names == list(files_of(other)) and all(
        filecmp.cmp(one / name, other / name, shallow=False) for name in names
    )
