"""Tell by hashes alone what has changed since the last build, before any YAML is parsed.

``output/.docgen/snapshot.json`` holds what a build that left nothing to do was asked and read, what lay in
the output folder after it, and what the check had said. Where all of that is as it was, the same build would
write nothing. Where only records changed, it also says which records have to do with these, and the others
need not be read (`docgen.builder.part`). Anything else, and anything doubtful, leads the full way, which then
decides.

Imports little: the answer takes less time than importing the Word engine.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from itertools import chain
from pathlib import Path

from docgen.builder.files import FOLDER, fingerprint, fingerprint_of_file, is_plain_path, write_whole
from docgen.builder.folders import Folders
from docgen.builder.journal import Journal
from docgen.builder.manifest import NAME, project_of, read_manifest
from docgen.diagnostics import Diagnostic, Report
from docgen.errors import OutputError
from docgen.machine.names import Font
from docgen.machine.packages import PACKAGES, installed_version

_LOOKING_BACK = re.compile(r"(^|,)\s*(state|result):")
_NAME = "snapshot.json"
_VERSION = 2
_OURSELVES = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Question:
    """What a build is asked to do, and the hashes of all that has a say in the answer, but for fonts."""

    root: Path
    output: Path
    key: str
    """The hash of what was asked, of the templates and of the versions of the programs."""
    records: Mapping[str, str | None]
    """The hash of each file below data/, by its path in the project; None where it cannot be read."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What was found out about the records of a project, to tell later which of them a change concerns."""

    parts: tuple[tuple[str, ...], ...] = ()
    """The record files that have to do with one another; none stands in two parts."""
    faces: Mapping[str, str] = field(default_factory=dict)
    """What other records know of the record in each file, by its path."""
    readers: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each file of figures the files of the records that these make a difference to."""
    products: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Of each document's file the paths in the output folder of what is made of it."""


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the last build left: so many files, none of them out of date, and what the check said."""

    files: int
    report: Report
    tie: Tie
    pictures: Mapping[str, str | None]
    outputs: Mapping[str, str | None]
    fonts: str
    """The fingerprint of the fonts of the machine; empty where none was used."""
    changed: frozenset[str]
    """The record files that are others now; the same files are there."""


def question(folders: Folders, *, as_of: datetime.date, options: Mapping[str, object]) -> Question:
    """Return the question of a build of the project in `folders`; `options` are what else was asked."""
    root, templates = folders.root, folders.templates
    asked = {
        "project": project_of(root, folders.output),
        "as_of": as_of.isoformat(),
        "options": dict(options),
        "versions": {
            name: installed_version(name) for name in ("docgen", "pydyf", *(p.name for p in PACKAGES))
        },
        "docgen": [
            (file.relative_to(_OURSELVES).as_posix(), file.stat().st_size, file.stat().st_mtime_ns)
            for file in sorted(_OURSELVES.rglob("*.py"))
        ],
        "templates": _hashes(templates),
    }
    records = {f"data/{path}": digest for path, digest in _hashes(root / "data").items()}
    key = fingerprint(json.dumps(asked).encode())
    return Question(root, folders.output, key, records)


def looks_back(expressions: Iterable[str]) -> bool:
    """Say whether a selection asks what became of documents: then the same words may choose others now."""
    return any(_LOOKING_BACK.search(each) for each in expressions)


def recalled(asked: Question, fonts: Callable[[], tuple[Font, ...]]) -> Recalled | None:
    """Return what the last build left, where this one is asked the same and finds all of it; else None.

    `fonts` are those of the machine; they are only looked for where the last build used any.
    """
    known = _kept(asked)
    if known is None or Journal(asked.output).is_left_over:
        return None
    same = _same(known.pictures, asked.root) and _same(known.outputs, asked.output)
    if not same or (known.fonts and known.fonts != fonts_fingerprint(fonts())):
        return None
    return known


def _kept(asked: Question) -> Recalled | None:
    """Return what is kept of the last build; None where that answers another question, or makes no sense."""
    try:
        values = json.loads((asked.output / FOLDER / _NAME).read_bytes())
        if values["version"] != _VERSION or values["key"] != asked.key:
            return None
        if values["told_of"] not in ("", str(asked.output)):
            return None
        records = values["records"]
        if records.keys() != asked.records.keys():
            return None
        tie = Tie(
            tuple(_texts(part) for part in values["parts"]),
            {str(path): str(face) for path, face in values["faces"].items()},
            {str(path): _texts(readers) for path, readers in values["readers"].items()},
            {str(path): _texts(products) for path, products in values["products"].items()},
        )
        found = Recalled(
            int(values["files"]),
            Report(map(Diagnostic.from_values, values["report"])),
            tie,
            pictures=dict(values["pictures"]),
            outputs=dict(values["outputs"]),
            fonts=str(values["fonts"]),
            changed=frozenset(path for path, digest in asked.records.items() if records[path] != digest),
        )
        return found if _makes_sense(found, records.keys()) else None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError, OverflowError):
        return None


def _makes_sense(found: Recalled, records: Collection[str]) -> bool:
    """Say whether one thing that was kept fits the other, and no path leads anywhere else."""
    tie = found.tie
    in_parts = list(chain.from_iterable(tie.parts))
    products = list(chain.from_iterable(tie.products.values()))
    named = {*in_parts, *tie.faces, *tie.readers, *chain.from_iterable(tie.readers.values()), *tie.products}
    return (
        named <= set(records)
        and len(in_parts) == len(set(in_parts))
        and set(products) <= found.outputs.keys()
        and len(products) == len(set(products)) == found.files
        and all(map(is_plain_path, found.outputs))
        and not any(Path(path).is_absolute() for path in found.pictures)
        and not found.report.has_errors
    )


def _texts(values: object) -> tuple[str, ...]:
    """Return a list of texts. Raises TypeError where it is something else."""
    if not isinstance(values, list) or not all(isinstance(each, str) for each in values):
        raise TypeError("no list of texts")
    return tuple(values)


def remember(
    asked: Question,
    *,
    report: Report,
    tie: Tie,
    read: Mapping[str, bytes],
    pictures: Mapping[str, str | None],
    fonts: tuple[Font, ...],
    before: Recalled | None = None,
) -> None:
    """Keep what a build that left nothing to do was asked and read, and what it left.

    `report` is that of the check. `read` are the record files as they were read, `pictures` the hashes of
    those that the records show, relative to the project; `fonts` those of the machine, where it used any. A
    build that only looked at a part adds to what was `before`. What changed while it ran is not what it was
    made from: the next build sees that. Not to be able to keep it is no fault: it costs time alone.
    """
    made = set(chain.from_iterable(tie.products.values()))
    artifacts = read_manifest(asked.output).artifacts
    others = before.outputs if before is not None else _hashed(artifacts.keys() - made, asked.output)
    outputs = {path: artifact.sha256 for path, artifact in artifacts.items() if path in made}
    hashes = {path: fingerprint(data) for path, data in read.items() if path in asked.records}
    values = {
        "version": _VERSION,
        "key": asked.key,
        "fonts": fonts_fingerprint(fonts) if fonts else before.fonts if before is not None else "",
        "records": {**asked.records, **hashes},
        "pictures": {**(before.pictures if before is not None else {}), **pictures},
        "outputs": {**others, **outputs, **_hashed([NAME], asked.output)},
        "files": len(made),
        # What was said of files in the output folder named it as it was given.
        "told_of": str(asked.output) if any(_is_of_output(each, asked) for each in report) else "",
        "report": [diagnostic.as_values() for diagnostic in report],
        **asdict(tie),
    }
    with contextlib.suppress(OutputError):
        # Names of files that are no text are kept, too, which no encoding of texts holds.
        write_whole(asked.output / FOLDER / _NAME, json.dumps(values).encode(), durable=False)


def _is_of_output(diagnostic: Diagnostic, asked: Question) -> bool:
    return diagnostic.place.path.startswith(asked.output.as_posix())


def fonts_fingerprint(fonts: Iterable[Font]) -> str:
    """Return the fingerprint of the fonts of a machine: where they are, and the sizes of their files."""
    known = sorted({(font.path.as_posix(), font.path.stat().st_size) for font in fonts})
    return fingerprint(json.dumps(known).encode())


def _hashes(folder: Path) -> dict[str, str | None]:
    """Return the hash of each file below `folder`, by its path there, sorted."""
    return {path: fingerprint_of_file(file) for path, file in sorted(_files(folder))}


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    """Yield every file below `folder`, also behind links to folders, as the records are found; each once.

    Each comes with its path there.
    """
    seen: set[str] = set()
    for path, folders, files in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(path))
        folders[:] = [name for name in folders if os.path.realpath(Path(path, name)) not in seen]
        here = Path(path)
        there = here.relative_to(folder).as_posix().removeprefix(".")
        found = ((f"{there}/{name}" if there else name, here / name) for name in files)
        yield from (each for each in found if each[1].is_file())  # a pipe would be waited for


def _hashed(paths: Iterable[str], folder: Path) -> dict[str, str | None]:
    """Return the hash of each of the files at `paths` in a folder."""
    return {path: fingerprint_of_file(folder / path) for path in sorted(set(paths))}


def _same(hashes: Mapping[str, str | None], folder: Path) -> bool:
    return all(fingerprint_of_file(folder / path) == known for path, known in hashes.items())
