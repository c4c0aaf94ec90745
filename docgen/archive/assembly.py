"""Lay out the payload of an archive: the index, the documents with their manifest, and what they come from.

::

    data/index.html, index.xlsx        档案目录
    data/documents/…, manifest.json    as in the output folder
    data/project/data/…, templates/…   records, pictures and templates, as in the project
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from docgen.archive.contents import Content, Deviation, Item
from docgen.archive.index import DOCUMENTS, Index
from docgen.archive.index_page import index_page
from docgen.archive.index_workbook import index_workbook
from docgen.builder.files import write_whole
from docgen.builder.folders import Folders
from docgen.builder.ingredients import input_file
from docgen.builder.manifest import Manifest, write_manifest
from docgen.diagnostics import Text
from docgen.records.catalogue import Format

PROJECT = "project"
_FORCED = Text("先 docgen build --force 再归档", "run docgen build --force first")
"""The build takes the file for up to date: only this makes it anew."""


@dataclass(frozen=True, slots=True)
class Looked:
    """The documents of an archive once their PDFs were looked into."""

    items: tuple[Item, ...]
    pages: dict[str, int]
    """Of each PDF, by its path."""


def look_into(items: Iterable[Item], folders: Folders) -> Looked:
    """Return `items` with what their PDFs say: pages, and if records inside are not of the build."""
    pages: dict[str, int] = {}

    def looked(content: Content) -> Content:
        if content.format is not Format.PDF or not content.kept or content.artifact is None:
            return content
        # The PDF part is an extra: an archive without PDFs needs none of it.
        from docgen.archive.attached import attached

        found = attached(
            (folders.output / content.path).read_bytes(),
            name=content.path,
            wanted=content.artifact.attached or content.artifact.records,
        )
        if found.pages is not None:
            pages[content.path] = found.pages
        if found.differences and not content.deviations:
            reasons = tuple(found.differences.values())
            fact = Text("；".join(each.zh for each in reasons), "; ".join(each.en for each in reasons))
            return replace(content, deviations={Deviation.STALE: fact}, remedy=_FORCED)
        return content

    every = tuple(replace(item, files=tuple(map(looked, item.files))) for item in items)
    return Looked(every, pages)


def lay_out(stage: Path, items: Iterable[Item], index: Index, folders: Folders) -> None:
    """Write the payload of an archive into the empty folder `stage`. Raises OSError or OutputError."""
    kept = [content for item in items for content in item.files if content.kept]
    artifacts = [content.artifact for content in kept if content.artifact is not None]
    for content in kept:
        _copy(folders.output / content.path, stage / DOCUMENTS / content.path)
    for path in sorted({path for artifact in artifacts for path in artifact.inputs}):
        source = input_file(path, folders.root, folders.templates)
        if source.is_file():
            _copy(source, stage / PROJECT / path)
    own = tuple(replace(artifact, project=f"../{PROJECT}") for artifact in artifacts)
    write_manifest(stage / DOCUMENTS, Manifest().with_artifacts(own))
    write_whole(stage / "index.html", index_page(index))
    write_whole(stage / "index.xlsx", index_workbook(index))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)
