"""Put documents by: make an archive of them, and prove an archive or an output folder."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.archive.assembly import lay_out, look_into
from docgen.archive.bag import checksum
from docgen.archive.contents import Deviation, Item, earlier_records, items_of
from docgen.archive.findings import ALLOWED, DEVIATION, NO_PDF
from docgen.archive.index import index_of
from docgen.archive.making import Described, write_archive
from docgen.archive.packing import package_of
from docgen.archive.proof import looks_like_bag, provable_below, prove_folder_archive, prove_package
from docgen.builder.folders import Folders
from docgen.builder.manifest import read_manifest
from docgen.builder.proof import Proven, prove_folder
from docgen.diagnostics import NO_TEXT, Diagnostic, Place, Report, Text, first_of
from docgen.errors import ProjectError
from docgen.machine.fact import Surroundings
from docgen.records.catalogue import Format
from docgen.sample import templates_of
from docgen.verbs.building import plan

_NAMED = 10
"""As many documents are named of those that lack the same."""


@dataclass(frozen=True, slots=True)
class Archived:
    """An archive that was made, or everything that speaks against it."""

    report: Report
    documents: int = 0
    """How many documents (件) the index has."""
    files: int = 0
    sha256: str = ""
    """Of the archive, where it is one file; whoever keeps it elsewhere can prove the file by it."""


def archive(
    root: Path,
    target: Path,
    *,
    as_of: datetime.date,
    chosen: Iterable[str] = (),
    period: str = "",
    output: Path | None = None,
    formats: Iterable[str] = (),
    surroundings: Surroundings | None = None,
    allow: Collection[Deviation] = (),
    made_on: datetime.date | None = None,
    force: bool = False,
) -> Archived:
    """Write a BagIt bag of documents that were built to `target`: a .zip, a .tar, or a folder.

    It holds the documents of `period`, those that `chosen` selects, or all, as they lie in the folder
    `output`, with the records, templates and pictures that they were made from, and an index. Nothing is
    written where a record has an error, or a file departs from its records in a way that `allow` does not
    name; what it allows is declared in the archive. It bears the day `made_on`, by default the latest of its
    documents (`as_of` where none has one): the same input gives the same bytes. Raises ProjectError as `plan`
    does, and where `target` would lie among what is read; OutputError where it cannot be written, or holds
    something else (a file: unless `force`).
    """
    package = package_of(target)
    Folders(root, templates_of(root), output or root / "output").require_apart(target)
    wanted = tuple(formats)
    planned = plan(
        root,
        as_of=as_of,
        chosen=chosen,
        period=period,
        output=output,
        formats=wanted,
        surroundings=surroundings,
    )
    folders, office = planned.folders, planned.checked.project.office
    if planned.report.has_errors or office is None:
        return Archived(planned.report)
    manifest = read_manifest(folders.output)
    items = items_of(planned.plan, manifest, folders.output, also_built=not wanted)
    if not items:
        raise ProjectError(Text("没有可以归档的公文", "there is no document to archive"))
    looked = look_into(items, folders)
    report = (
        planned.report
        + _deviations(looked.items, folders.output, allow)
        + _earlier_records(looked.items, folders.output)
        + _without_pdf(looked.items, folders.output)
    )
    if report.has_errors:
        return Archived(report)
    day = made_on or _latest(looked.items) or as_of
    index = index_of(looked.items, office=office.name, period=period, made_on=day, pages=looked.pages)
    described = Described(
        name=f"docgen-{period}" if period else "docgen-archive",
        office=office.name,
        description=f"{office.name}公文档案" + (f"（{period}）" if period else "") + f"，{len(index.rows)}件",
        made_on=day,
        deviations=tuple(
            f"{deviation.value} {content.path}"
            for item in looked.items
            for content in item.files
            for deviation in content.deviations
        ),
    )
    write_archive(
        target,
        package,
        described,
        lay_out=lambda stage: lay_out(stage, looked.items, index, folders),
        force=force,
    )
    files = sum(content.kept for item in looked.items for content in item.files)
    digest = checksum(target, "sha256") if target.is_file() else ""
    return Archived(report, len(index.rows), files, digest)


def verify(target: Path) -> Proven:
    """Return everything that is wrong with an output folder, or with an archive: a folder, a .zip or a .tar.

    An output folder is compared with its manifest, and with its project where that is still there; an archive
    needs nothing but itself. Nothing is written but into a temporary folder. Raises ProjectError where
    `target` is neither; it names those that stand one level below.
    """
    if target.is_file():
        return prove_package(target)
    if not target.is_dir():
        raise ProjectError(Text(f"没有 {target}", f"there is no {target}"))
    if looks_like_bag(target):
        return prove_folder_archive(target, shown=target.as_posix())
    try:
        return prove_folder(target)
    except ProjectError as error:
        raise ProjectError(_meant(target) or error.message) from error


def _meant(target: Path) -> Text | None:
    """Return what stands one level below `target` and how to verify it; None where nothing does."""
    archives, outputs = provable_below(target)
    if not archives and not outputs:
        return None
    found = [
        *(Text(f"档案 {path.name}", f"the archive {path.name}") for path in archives),
        *(Text(f"输出文件夹 {path.name}", f"the output folder {path.name}") for path in outputs),
    ]
    verify = [f"docgen verify {path.as_posix()}" for path in (*archives, *outputs)]
    return Text(
        f"{target} 本身不是档案，也不是 docgen build 的输出文件夹；"
        f"里面有{'、'.join(each.zh for each in found)}。请核对里面的：{'；'.join(verify)}",
        f"{target} itself is neither an archive nor an output folder of docgen build; it holds "
        f"{', '.join(each.en for each in found)}. Verify what is inside: {'; '.join(verify)}",
    )


def _deviations(items: Iterable[Item], output: Path, allow: Collection[Deviation]) -> Iterator[Diagnostic]:
    """Yield each way in which a file departs from its records: an error, or a warning where it is allowed."""
    for content in (content for item in items for content in item.files):
        for deviation, why in content.deviations.items():
            zh, en = (
                f"{content.path} {deviation.remark}：{why.zh}",
                f"{content.path}: {deviation.value}: {why.en}",
            )
            place = Place((output / content.path).as_posix())
            if deviation in allow:
                yield ALLOWED.at(place, Text(zh, en))
            else:
                remedy = NO_TEXT if deviation is Deviation.EDITED else content.remedy
                yield deviation.fault.at(place, Text(zh, en), remedy)


def _earlier_records(items: Iterable[Item], output: Path) -> Iterator[Diagnostic]:
    """Yield one note for all PDFs that hold records as they were when the PDF was made."""
    contents = (content for item in items for content in item.files if content.kept)
    earlier = [each.artifact for each in contents if each.artifact is not None and each.artifact.attached]
    if earlier:
        yield DEVIATION.at(Place(output.as_posix()), earlier_records(earlier))


def _without_pdf(items: Iterable[Item], output: Path) -> Iterator[Diagnostic]:
    """Yield one finding for all documents without a PDF; the index says it of each."""
    lacking = [
        item.files[0].path
        for item in items
        if not any(content.format is Format.PDF for content in item.files)
    ]
    if lacking:
        others = Text(" 等，见档案目录的备注", ", …: see the remarks of the index")
        named = first_of(lacking, _NAMED, others=others)
        fact = Text(
            f"{len(lacking)} 份公文没有 PDF/A：{named.zh}",
            f"there is no PDF/A of {len(lacking)} documents: {named.en}",
        )
        yield NO_PDF.at(Place(output.as_posix()), fact)


def _latest(items: Iterable[Item]) -> datetime.date | None:
    """Return the latest day that the documents bear; None where none bears any."""
    documents = [item.document for item in items]
    days = [day for each in documents for day in (each.date, each.as_of, each.imprint.printed_on) if day]
    return max(days, default=None)
