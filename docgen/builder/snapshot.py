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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path

from docgen.builder.files import FOLDER, fingerprint, fingerprint_of_file, write_whole
from docgen.builder.folders import Folders
from docgen.builder.journal import Journal
from docgen.builder.manifest import NAME, read_manifest
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
    sound: tuple[str, ...] = ()
    """The document types whose templates were looked at, and had no fault."""


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
    key = fingerprint(json.dumps(asked, ensure_ascii=False).encode())
    return Question(root, folders.output, key, records)


def looks_back(expressions: Iterable[str]) -> bool:
    """Say whether a selection asks what became of documents: then the same words may choose others now."""
    return any(_LOOKING_BACK.search(each) for each in expressions)


def recalled(asked: Question, fonts: Callable[[], tuple[Font, ...]]) -> Recalled | None:
    """Return what the last build left, where this one is asked the same and finds all of it; else None.

    `fonts` are those of the machine; they are only looked for where the last build used any.
    """
    try:
        values = json.loads((asked.output / FOLDER / _NAME).read_text(encoding="utf-8"))
        known = values["records"]
        same = (
            values["version"] == _VERSION
            and values["key"] == asked.key
            and known.keys() == asked.records.keys()
            and not Journal(asked.output).is_left_over
            and _same(values["pictures"], asked.root)
            and _same(values["outputs"], asked.output)
            and values["fonts"] in ("", fonts_fingerprint(fonts()) if values["fonts"] else "")
        )
        if not same:
            return None
        return Recalled(
            int(values["files"]),
            Report(map(Diagnostic.from_values, values["report"])),
            Tie(
                tuple(map(tuple, values["parts"])),
                dict(values["faces"]),
                {path: tuple(readers) for path, readers in values["readers"].items()},
                tuple(values["sound"]),
            ),
            pictures=values["pictures"],
            outputs=values["outputs"],
            fonts=str(values["fonts"]),
            changed=frozenset(path for path, digest in asked.records.items() if known[path] != digest),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(
    asked: Question,
    *,
    files: int,
    report: Report,
    tie: Tie,
    pictures: Iterable[str],
    fonts: tuple[Font, ...],
    before: Recalled | None = None,
    written: Iterable[str] = (),
) -> None:
    """Keep what a build that left nothing to do was asked, and what it left: so many `files`, and a `report`.

    `pictures` are those that it read, relative to the project; `fonts` those of the machine, where it used
    any. A build that only looked at a part adds to what was `before`, of which it has `written` some anew.
    Not to be able to keep it is no fault: the next build goes the full way.
    """
    if before is None:
        outputs = _hashed(read_manifest(asked.output).artifacts, asked.output)
    else:
        outputs = {**before.outputs, **_hashed(written, asked.output)}
    values = {
        "version": _VERSION,
        "key": asked.key,
        "fonts": fonts_fingerprint(fonts) if fonts else before.fonts if before is not None else "",
        "records": asked.records,
        "pictures": {**(before.pictures if before else {}), **_hashed(pictures, asked.root)},
        "outputs": {**outputs, **_hashed([NAME], asked.output)},
        "files": files,
        "report": [diagnostic.as_values() for diagnostic in report],
        **asdict(tie),
    }
    with contextlib.suppress(OutputError):
        data = json.dumps(values, ensure_ascii=False).encode()
        write_whole(asked.output / FOLDER / _NAME, data, durable=False)


def fonts_fingerprint(fonts: Iterable[Font]) -> str:
    """Return the fingerprint of the fonts of a machine: where they are, and the sizes of their files."""
    known = sorted({(font.path.as_posix(), font.path.stat().st_size) for font in fonts})
    return fingerprint(json.dumps(known, ensure_ascii=False).encode())


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
        yield from ((f"{there}/{name}" if there else name, here / name) for name in files)


def _hashed(paths: Iterable[str], folder: Path) -> dict[str, str | None]:
    """Return the hash of each of the files at `paths` in a folder."""
    return {path: fingerprint_of_file(folder / path) for path in sorted(set(paths))}


def _same(hashes: Mapping[str, str | None], folder: Path) -> bool:
    return all(fingerprint_of_file(folder / path) == known for path, known in hashes.items())
