"""Take the fingerprints of what a file is made of, each of them once."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from docgen.builder.files import fingerprint, fingerprint_of_file
from docgen.context import CONTEXT_VERSION, Context
from docgen.layout.page import profile
from docgen.machine.packages import installed_version
from docgen.records.catalogue import Format
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.word.reads import Reads, read_values, reads_of

ENGINES = ("docgen", "docxtpl", "jinja2", "pypandoc-binary")
PDF_ENGINES = ("weasyprint", "pydyf", "pikepdf", "uharfbuzz")
XLSX_ENGINES = ("openpyxl",)
CHART_ENGINES = ("matplotlib", "pillow")
"""What has a say in the bytes of a Word file, of a PDF and a workbook made from it, and of a chart."""
CONTEXT = "context"
"""Stands among versions for that of the names that a template sees."""

_PROPERTIES = ("title", "number")
"""Fields of a document that the properties of its file say, whether the template reads them or not."""


class TemplatesRead:
    """Knows of each template its fingerprint, and of each context what the template reads of it."""

    def __init__(self) -> None:
        self._templates: dict[Path, tuple[str, Reads]] = {}
        self._values: dict[tuple[int, int], tuple[object, str]] = {}

    def template(self, file: Path) -> str:
        """Return the fingerprint of a template; empty where there is none."""
        return self._known(file)[0]

    def reads(self, file: Path) -> Reads:
        """Return what the template in `file` reads, and what the properties of its documents say."""
        return self._known(file)[1]

    def data(self, file: Path, context: Context, document: Document) -> str:
        """Return the fingerprint of the part of `context` that makes a difference to the file."""
        reads = self.reads(file)
        parts = {
            entry.name: self._value(getattr(context, entry.name), reads.names.get(entry.name, reads))
            for entry in fields(context)
            if reads.whole or entry.name in reads.names
        }
        return fingerprint(json.dumps([parts, context.office.name, str(document.date)]).encode())

    def values(self, file: Path, context: Context, document: Document) -> dict[str, Any]:
        """Return the part of `context` that makes a difference to the file, by name, in values of JSON."""
        reads = self.reads(file)
        parts = {
            entry.name: read_values(getattr(context, entry.name), reads.names.get(entry.name, reads))
            for entry in fields(context)
            if reads.whole or entry.name in reads.names
        }
        office = parts.get("office")
        named = {**(office if isinstance(office, dict) else {}), "name": context.office.name}
        return {**parts, "office": named, "date": str(document.date or "")}

    def _known(self, file: Path) -> tuple[str, Reads]:
        if file not in self._templates:
            data = file.read_bytes() if file.is_file() else b""
            reads = reads_of(data, name=file.name)
            if not reads.whole:
                for name in _PROPERTIES:
                    reads.at(("document", name)).whole = True
            self._templates[file] = (fingerprint(data) if data else "", reads)
        return self._templates[file]

    def _value(self, value: object, reads: Reads) -> str:
        """Return the fingerprint of a part of a context; many documents share theirs."""
        key = (id(value), id(reads))
        if key not in self._values:
            text = json.dumps(read_values(value, reads), ensure_ascii=False)
            # The value is kept with it, so that its id stays its own.
            self._values[key] = (value, fingerprint(text.encode()))
        return self._values[key][1]


class InputsRead:
    """Knows of each file that something is made from its SHA-256."""

    def __init__(self, root: Path, templates: Path) -> None:
        self._root = root
        self._templates = templates
        self._hashes: dict[str, str | None] = {}
        self._sets: dict[frozenset[str], dict[str, str]] = {}

    def hashes(self, paths: frozenset[str]) -> dict[str, str]:
        """Return the hashes of the files at `paths` (in the project), sorted; what is not there is left out.

        Many documents are made from the same files: they get the same object.
        """
        if paths not in self._sets:
            found = {path: self._hash(path) for path in sorted(paths)}
            self._sets[paths] = {path: digest for path, digest in found.items() if digest}
        return self._sets[paths]

    def _hash(self, path: str) -> str | None:
        if path not in self._hashes:
            self._hashes[path] = fingerprint_of_file(input_file(path, self._root, self._templates))
        return self._hashes[path]


def input_file(path: str, root: Path, templates: Path) -> Path:
    """Return the file that an input is, by its path in the project; templates may lie elsewhere."""
    folder, _, rest = path.partition("/")
    return templates / rest if folder == "templates" else root / path


def engines_of(format_: Format, *, charts: bool = False) -> tuple[str, ...]:
    """Return what has a say in the bytes of a file of this format, with `charts` or without."""
    match format_:
        case Format.DOCX:
            return (*ENGINES, *(CHART_ENGINES if charts else ()))
        case Format.PDF:
            return ("docgen", *PDF_ENGINES)
        case Format.XLSX:
            return ("docgen", *XLSX_ENGINES)


def versions_of(engines: Iterable[str]) -> dict[str, str]:
    """Return the versions of what has a say in the bytes of a file, that of the context among them."""
    return {CONTEXT: str(CONTEXT_VERSION), **{name: installed_version(name) for name in engines}}


def versions_fingerprint(versions: Mapping[str, str]) -> str:
    """Return the fingerprint of what `versions_of` returned."""
    return fingerprint(json.dumps(versions, sort_keys=True).encode())


def layout_of(project: Project, root: Path) -> dict[str, str]:
    """Return what has a say in the page besides template and data: the profile, its numbers, the seal."""
    if project.office is None:
        return {}
    page, seal = project.office.layout.profile, project.office.seal
    return {
        "profile": str(page.value),
        "numbers": fingerprint(repr(profile(page)).encode()),
        "seal": fingerprint_of_file(root / seal.image) or "" if seal.image else "",
        "diameter_mm": str(seal.diameter_mm),
    }


def layout_fingerprint(layout: Mapping[str, str]) -> str:
    """Return the fingerprint of what `layout_of` returned."""
    return fingerprint(json.dumps(layout, sort_keys=True).encode())


def data_fingerprint(contexts: Iterable[str], pictures: Mapping[str, str]) -> str:
    """Return the fingerprint of the contexts of a document and its annexes, and of the pictures they show."""
    return fingerprint(json.dumps([list(contexts), dict(pictures)], ensure_ascii=False).encode())
