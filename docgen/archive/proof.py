"""Prove an archive without the project that it came from: a folder, a .zip or a .tar."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from docgen.archive.bag import PAYLOAD_MARKS, TAG_FILES
from docgen.archive.bag_proof import prove_bag
from docgen.archive.document_proof import prove_documents
from docgen.archive.doubtful import Doubtful
from docgen.archive.findings import REPACKED, UNLISTED, UNREADABLE
from docgen.archive.packing import Package, pack
from docgen.archive.unpacking import unpack
from docgen.builder.manifest import NAME
from docgen.builder.proof import Proven
from docgen.diagnostics import Diagnostic, Report, Text

_BLOCK = 2**20


def looks_like_bag(folder: Path) -> bool:
    """Say whether a folder is, or was, a bag: any of its tag files may be damaged, and all of them gone."""
    if any((folder / name).exists() for name in TAG_FILES):
        return True
    is_output = (folder / NAME).exists()
    return not is_output and any((folder / name).is_file() for name in PAYLOAD_MARKS)


def provable_below(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """Return the archives and the output folders that stand one level below `folder`, each sorted."""
    try:
        below = sorted(path for path in folder.iterdir() if path.is_dir())
    except OSError:
        return (), ()
    archives = tuple(path for path in below if looks_like_bag(path))
    return archives, tuple(path for path in below if path not in archives and (path / NAME).is_file())


def prove_folder_archive(folder: Path, *, shown: str) -> Proven:
    """Return what is wrong with the bag in `folder`, which messages call `shown`."""
    bag = Doubtful(folder, shown)
    files = prove_bag(bag)
    documents, records = prove_documents(bag, files) if files else (0, 0)
    return Proven(documents, records, Report(bag.findings))


def prove_package(package: Path) -> Proven:
    """Return what is wrong with the archive in the file `package`. Raises OutputError where there is no room.

    It is unpacked into a temporary folder. What the checksums inside cannot see, the package itself, is
    packed again and compared.
    """
    shown = package.as_posix()
    with TemporaryDirectory(prefix="docgen-") as scratch:
        inside = Path(scratch) / "archive"
        inside.mkdir()
        base, faults = unpack(package, inside)
        doubtful = Doubtful(inside, shown)
        found = [doubtful.about(UNREADABLE, name, fact) for name, fact in faults]
        if not any(inside.iterdir()):
            found = found or [doubtful.about(UNREADABLE, "", Text("包是空的", "the package is empty"))]
            return Proven(0, 0, Report(found))
        beside = (path for path in sorted(inside.iterdir()) if base and path.name != base)
        found += [_beside(doubtful, path.name) for path in beside]
        proven = prove_folder_archive(inside / base, shown=shown)
        report = proven.report + found
        if not report.has_errors:
            report += _repacked(package, inside / base, base, Path(scratch) / "again")
        return Proven(proven.files, proven.inputs, report)


def _beside(doubtful: Doubtful, name: str) -> Diagnostic:
    return doubtful.about(UNLISTED, name, Text(f"{name} 不属于档案", f"{name} is not of the archive"))


def _repacked(package: Path, bag: Path, base: str, again: Path) -> tuple[Diagnostic, ...]:
    """Return a finding where `package` is not what docgen makes of the bag: damaged, or packed by another.

    Of the same size, or one the beginning of the other, it is damaged; else another program packed it.
    """
    with package.open("rb") as file:
        kind = Package.ZIP if file.read(2) == b"PK" else Package.TAR
    pack(bag, kind, again, base=base)
    doubtful = Doubtful(bag, package.as_posix())
    place = _first_difference(package, again)
    if place is None:
        return ()
    sizes = package.stat().st_size, again.stat().st_size
    if sizes[0] == sizes[1] or place in sizes:
        fact = Text(f"包从第 {place + 1} 个字节起损坏", f"the package is damaged from byte {place + 1} on")
        return (doubtful.about(UNREADABLE, "", fact),)
    return (doubtful.about(REPACKED, "", REPACKED.title),)


def _first_difference(one: Path, other: Path) -> int | None:
    """Return where two files first differ, from 0, which can be the end of one; None where they are equal."""
    with one.open("rb") as first, other.open("rb") as second:
        start = 0
        while True:
            blocks = first.read(_BLOCK), second.read(_BLOCK)
            if blocks[0] != blocks[1]:
                pairs = enumerate(zip(*blocks, strict=False))
                within = next((i for i, (a, b) in pairs if a != b), min(map(len, blocks)))
                return start + within
            if not blocks[0]:
                return None
            start += len(blocks[0])
