"""Say what the files of the run at hand are built from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.builder.files import fingerprint, fingerprint_of_file
from docgen.builder.history.state import State
from docgen.builder.ingredients import layout_of
from docgen.builder.step import Step
from docgen.records.project import Project

if TYPE_CHECKING:  # the PDF part is an extra
    from docgen.builder.pdfs import PdfMaker

CHARTS = "charts"
"""Stands among the fonts for those of charts."""


def current_state(
    project: Project,
    root: Path,
    steps: Iterable[Step],
    contents: Mapping[str, bytes],
    *,
    unread: Mapping[str, str],
    pdfs: PdfMaker | None = None,
    chart_fonts: tuple[Path, ...] = (),
) -> tuple[State, dict[str, bytes]]:
    """Return what `steps` are built from, and its contents by their hashes.

    `contents` are the record files as they were read, `unread` the hashes of others; templates and pictures
    are read now.
    """
    read = {path: fingerprint(data) for path, data in contents.items()}
    kept = dict(zip(read.values(), contents.values(), strict=True))
    templates, pictures = {}, set()
    for step in steps:
        templates[f"templates/{step.type.template}"] = step.template
        templates |= {f"templates/{annex.type.template}": annex.template for annex in step.annexes}
        pictures |= set(step.pictures)
    hashes = {}
    for name, file in templates.items():
        data = file.read_bytes() if file.is_file() else b""
        hashes[name] = fingerprint(data)
        kept[hashes[name]] = data
    state = State(
        records={**unread, **read},
        templates=hashes,
        pictures={path: fingerprint_of_file(root / path) or "" for path in pictures},
        fonts=_fonts(pdfs, chart_fonts),
        layout=layout_of(project, root),
    )
    return state, kept


def _fonts(pdfs: PdfMaker | None, chart_fonts: tuple[Path, ...]) -> dict[str, str]:
    set_in = pdfs.set_in if pdfs is not None else {}
    charts = [(file.name, file.stat().st_size) for file in chart_fonts]
    every = {**set_in, **({CHARTS: charts} if charts else {})}
    return {face: "、".join(f"{name} {size}" for name, size in files) for face, files in every.items()}
