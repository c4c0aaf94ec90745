"""Tell that nothing has changed since the last build, by hashes alone, before any YAML is parsed.

``output/.docgen/snapshot.json`` holds what a build that left nothing to do was asked and read, what lay in
the output folder after it, and what the check had said. Where all of that is as it was, the same build would
write nothing. Anything else, and anything doubtful, leads the full way, which then decides.

Imports little: the answer takes less time than importing the Word engine.
"""

from __future__ import annotations

import contextlib
import datetime
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
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
_VERSION = 1
_OURSELVES = Path(__file__).resolve().parents[1]


@dataclass(frozen=True, slots=True)
class Question:
    """What a build is asked to do, and the hash of all that has a say in the answer, but for fonts."""

    root: Path
    output: Path
    key: str


@dataclass(frozen=True, slots=True)
class Recalled:
    """What the last build left: so many files, none of them out of date, and what the check said."""

    files: int
    report: Report


def question(folders: Folders, *, as_of: datetime.date, options: Mapping[str, object]) -> Question:
    """Return the question of a build of the project in `folders`; `options` are what else was asked."""
    root, templates, output = folders.root, folders.templates, folders.output
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
        "data": _hashes(root / "data", without=output),
        "templates": _hashes(templates, without=output),
    }
    return Question(root, output, fingerprint(json.dumps(asked, ensure_ascii=False).encode()))


def looks_back(expressions: Iterable[str]) -> bool:
    """Say whether a selection asks what became of documents: then the same words may choose others now."""
    return any(_LOOKING_BACK.search(each) for each in expressions)


def recalled(asked: Question, fonts: Callable[[], tuple[Font, ...]]) -> Recalled | None:
    """Return what the last build left, where this one would write nothing; None where that is not certain.

    `fonts` are those of the machine; they are only looked for where the last build used any.
    """
    try:
        values = json.loads((asked.output / FOLDER / _NAME).read_text(encoding="utf-8"))
        same = (
            values["version"] == _VERSION
            and values["key"] == asked.key
            and not Journal(asked.output).is_left_over
            and _same(values["others"], asked.root)
            and _same(values["outputs"], asked.output)
            and values["fonts"] in ("", fonts_fingerprint(fonts()) if values["fonts"] else "")
        )
        if not same:
            return None
        return Recalled(int(values["files"]), Report(map(Diagnostic.from_values, values["report"])))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def remember(
    asked: Question, *, files: int, report: Report, others: Iterable[str], fonts: tuple[Font, ...]
) -> None:
    """Keep what a build that left nothing to do was asked, and what it left: so many `files`, and a `report`.

    `others` are the pictures that it read, relative to the project; `fonts` those of the machine, where it
    used any. Not to be able to keep it is no fault: the next build goes the full way.
    """
    outputs = {
        path: fingerprint_of_file(asked.output / path) for path in read_manifest(asked.output).artifacts
    }
    values = {
        "version": _VERSION,
        "key": asked.key,
        "fonts": fonts_fingerprint(fonts) if fonts else "",
        "others": {path: fingerprint_of_file(asked.root / path) for path in sorted(set(others))},
        "outputs": {**outputs, NAME: fingerprint_of_file(asked.output / NAME)},
        "files": files,
        "report": [diagnostic.as_values() for diagnostic in report],
    }
    with contextlib.suppress(OutputError):
        data = json.dumps(values, ensure_ascii=False).encode()
        write_whole(asked.output / FOLDER / _NAME, data, durable=False)


def fonts_fingerprint(fonts: Iterable[Font]) -> str:
    """Return the fingerprint of the fonts of a machine: where they are, and the sizes of their files."""
    known = sorted({(font.path.as_posix(), font.path.stat().st_size) for font in fonts})
    return fingerprint(json.dumps(known, ensure_ascii=False).encode())


def _hashes(folder: Path, *, without: Path) -> dict[str, str | None]:
    """Return the hash of each file below `folder`, but for those in the output folder."""
    files = sorted(file for file in _files(folder) if without not in file.parents)
    return {file.relative_to(folder).as_posix(): fingerprint_of_file(file) for file in files}


def _files(folder: Path) -> Iterator[Path]:
    """Yield every file below `folder`, also behind links to folders, as the records are found; each once."""
    seen: set[str] = set()
    for path, folders, files in os.walk(folder, followlinks=True):
        seen.add(os.path.realpath(path))
        folders[:] = [name for name in folders if os.path.realpath(Path(path, name)) not in seen]
        yield from (Path(path, name) for name in files)


def _same(hashes: Mapping[str, str | None], folder: Path) -> bool:
    return all(fingerprint_of_file(folder / path) == known for path, known in hashes.items())
