"""Make a folder a BagIt bag with the library, so that the same payload gives the same bytes.

`bagit.make_bag` writes version 0.97 of the standard and lists tag files in the order of the folder, which
differs between machines. So these two, which no checksum of the payload depends on, are written again here.
"""

from __future__ import annotations

import datetime
import hashlib
import logging
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Final

import bagit

from docgen.archive.index import DOCUMENTS
from docgen.builder.ingredients import versions_of
from docgen.builder.manifest import NAME

ALGORITHMS: Final = ("sha256", "sha512")
DECLARATION: Final = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n"
BAGIT, INFO, PAYLOAD = "bagit.txt", "bag-info.txt", "data"
TAG_FILES: Final = (
    *(BAGIT, INFO),
    *(f"manifest-{each}.txt" for each in ALGORITHMS),
    *(f"tagmanifest-{each}.txt" for each in ALGORITHMS),
)
PAYLOAD_MARKS: Final = (f"{PAYLOAD}/{DOCUMENTS}/{NAME}", f"{PAYLOAD}/index.html", f"{PAYLOAD}/index.xlsx")
"""What tells an archive of docgen whose tag files are gone."""
DEVIATION: Final = "Docgen-Deviation"
"""A line of bag-info.txt: how a file departs from its records, as ``--allow`` calls it, and its path."""

# What is wrong with a bag is a finding; the library would also print it.
logging.getLogger("bagit").addHandler(logging.NullHandler())
logging.getLogger("bagit").propagate = False


def make_bag(
    folder: Path,
    *,
    name: str,
    office: str,
    description: str,
    made_on: datetime.date,
    deviations: Iterable[str] = (),
) -> None:
    """Make `folder`, which holds the payload, a bag in place. Raises OSError where it cannot be written."""
    info: dict[str, str | list[str]] = {
        "Source-Organization": office,
        "External-Identifier": name,
        "External-Description": description,
        "Bagging-Date": made_on.isoformat(),
        "Bag-Software-Agent": f"docgen {versions_of(['docgen'])['docgen']}",
    }
    declared = sorted(deviations)
    bagit.make_bag(
        str(folder), {**info, **({DEVIATION: declared} if declared else {})}, checksums=list(ALGORITHMS)
    )
    (folder / BAGIT).write_bytes(DECLARATION.encode())
    for algorithm in ALGORITHMS:
        (folder / f"tagmanifest-{algorithm}.txt").write_bytes(tag_manifest(folder, algorithm))


def tag_manifest(folder: Path, algorithm: str) -> bytes:
    """Return the checksums of the tag files of a bag, sorted."""
    names = (BAGIT, INFO, *(f"manifest-{each}.txt" for each in ALGORITHMS))
    return listing({name: checksum(folder / name, algorithm) for name in names})


def listing(checksums: Mapping[str, str]) -> bytes:
    """Return a manifest of `checksums` by path, as it stands in a bag."""
    return "".join(f"{checksums[path]}  {path}\n" for path in sorted(checksums)).encode()


def checksum(file: Path, algorithm: str) -> str:
    """Return the checksum of a file in hexadecimal. Raises OSError."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, algorithm).hexdigest()


def verdict(folder: Path) -> str:
    """Return what the library finds wrong with the bag in `folder`; empty where it is valid."""
    try:
        bagit.Bag(str(folder)).validate()
    except (bagit.BagError, UnicodeError, LookupError, ValueError, OSError) as error:
        return str(error).replace(f"{folder}/", "") or type(error).__name__
    return ""


def information(folder: Path) -> Mapping[str, list[str]]:
    """Return what bag-info.txt says: the values of each name; nothing where it cannot be read."""
    try:
        info = bagit.Bag(str(folder)).info
    except (bagit.BagError, UnicodeError, LookupError, ValueError, OSError):
        return {}
    return {name: value if isinstance(value, list) else [value] for name, value in info.items()}
