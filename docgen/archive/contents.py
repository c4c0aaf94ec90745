"""Gather what an archive will hold: each document with its files, and how each departs from its records."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from itertools import groupby
from pathlib import Path, PurePosixPath

from docgen.archive.findings import EDITED, STALE, UNBUILT
from docgen.builder.files import fingerprint_of_file
from docgen.builder.manifest import Artifact, Ingredient, Manifest
from docgen.builder.step import BuildPlan, Reason, Step
from docgen.diagnostics import NO_TEXT, Text, first_of
from docgen.faults import Fault
from docgen.records.catalogue import Format
from docgen.records.document import Document

_NAMED = 10
"""As many records are named of those that changed."""


class Deviation(Enum):
    """How a file can depart from what its records say; the value is what ``--allow`` calls it."""

    STALE = "stale"
    EDITED = "edited"
    UNBUILT = "unbuilt"

    @property
    def fault(self) -> Fault:
        """Return what a file is refused with."""
        return {Deviation.STALE: STALE, Deviation.EDITED: EDITED, Deviation.UNBUILT: UNBUILT}[self]

    @property
    def remark(self) -> str:
        """Return what the index says of it (备注)."""
        return {
            Deviation.STALE: "未按最新记录生成",
            Deviation.EDITED: "已人工修改",
            Deviation.UNBUILT: "未生成",
        }[self]


@dataclass(frozen=True, slots=True)
class Content:
    """One file of a document."""

    path: str
    """Relative to the output folder, and in the archive to ``documents/``."""
    format: Format
    artifact: Artifact | None
    """What the manifest says; None where it was never built."""
    deviations: Mapping[Deviation, Text]
    """Each with the reason why."""
    remedy: Text = NO_TEXT
    """How to have the file made anew, where a plain ``docgen build`` does not."""

    @property
    def kept(self) -> bool:
        """Say whether there is a file to archive."""
        return Deviation.UNBUILT not in self.deviations

    @property
    def holds_earlier_records(self) -> bool:
        """Say whether it is a PDF whose records were changed since in a way that changes no document."""
        return self.artifact is not None and bool(self.artifact.attached)


@dataclass(frozen=True, slots=True)
class Item:
    """One document (件): its Word file and what was made from it."""

    document: Document
    title: str
    issued_by: tuple[str, ...]
    """Who issues it (责任者): those who sign it, the lead first; of a brief the unit that edits it."""
    each: str
    """Name of the division, region or task that it is made for; else empty."""
    files: tuple[Content, ...]


def items_of(plan: BuildPlan, manifest: Manifest, output: Path, *, also_built: bool) -> tuple[Item, ...]:
    """Return the documents of a plan with what lies of them in the folder `output`, in the order of the plan.

    With `also_built` files count that were built although the catalogue does not ask for them.
    """
    items = []
    for _, group in groupby(plan.steps, key=lambda step: step.word or step.path):
        steps = tuple(group)
        contents = [_content(step, manifest) for step in steps]
        if also_built:
            contents += _others(contents, manifest, output)
        word = steps[0]
        items.append(
            Item(
                document=word.document,
                title=word.context.document.title or word.type.title,
                issued_by=_issued_by(word),
                each=word.each.name if word.each is not None else "",
                files=tuple(contents),
            )
        )
    return tuple(items)


def _issued_by(word: Step) -> tuple[str, ...]:
    """Return who issues a document: a report that a division makes is its own, and not of the office."""
    unit, signed = word.document.issuing_unit, word.context.document.sign_off
    if unit and signed.of_office and not word.document.sign_off.organs:
        return (unit,)
    return signed.organs


def _content(step: Step, manifest: Manifest) -> Content:
    artifact, deviations = manifest.artifacts.get(step.path), dict(_deviations(step))
    if artifact is not None and Deviation.STALE not in deviations:
        artifact = _of_today(artifact, step.inputs)
    return Content(step.path, step.format, artifact, deviations)


def _of_today(artifact: Artifact, inputs: Mapping[str, str]) -> Artifact:
    """Return the artifact of a file that is up to date as made from `inputs`: as they are now, they give it.

    A comment may have changed since it was built: then a PDF still holds the records of that day.
    """
    today = replace(artifact, inputs=inputs)
    if artifact.format == Format.PDF.value and today.records != artifact.records:
        return replace(today, attached=artifact.records)
    return today


def _deviations(step: Step) -> Iterator[tuple[Deviation, Text]]:
    """Yield how the file of a step departs from its records, by the reasons of the plan."""
    reasons = set(step.reasons)
    lacking = reasons & {Reason.NEW, Reason.MISSING, Reason.FOREIGN}
    if lacking:
        yield Deviation.UNBUILT, _listed(lacking)
        return
    if Reason.EDITED in reasons:
        yield Deviation.EDITED, Reason.EDITED.value
    other = reasons - {Reason.EDITED, Reason.FORCED}
    if other:
        yield Deviation.STALE, _listed(other)


def earlier_records(artifacts: Sequence[Artifact]) -> Text:
    """Say of PDFs that they hold records as they were when the PDF was made; `artifacts` are not empty."""
    changed = sorted(
        {
            path
            for each in artifacts
            for path in {*each.attached, *each.records}
            if each.attached.get(path) != each.records.get(path)
        }
    )
    named = first_of(changed, _NAMED, others=Text(f" 等 {len(changed)} 个", f", … ({len(changed)})"))
    return Text(
        f"{len(artifacts)} 个 PDF 内附的是生成时的记录；此后改动而不影响成品的：{named.zh}",
        f"{len(artifacts)} PDFs hold the records as they were when they were made; changed since, "
        f"without changing a document: {named.en}",
    )


def _listed(reasons: set[Reason]) -> Text:
    ordered = [reason.value for reason in Reason if reason in reasons]
    return Text("、".join(each.zh for each in ordered), ", ".join(each.en for each in ordered))


def _others(planned: list[Content], manifest: Manifest, output: Path) -> Iterator[Content]:
    """Yield what was made of the Word file, the first of `planned`, in formats that nobody asks for now."""
    word = planned[0]
    made_from = fingerprint_of_file(output / word.path)
    for format_ in Format:
        path = str(PurePosixPath(word.path).with_suffix(f".{format_.value}"))
        artifact = manifest.artifacts.get(path)
        if artifact is None or word.artifact is None or artifact.document != word.artifact.document:
            continue
        if path not in {content.path for content in planned}:
            deviations = dict(_others_deviations(artifact, word, made_from, output))
            if Deviation.STALE not in deviations:
                artifact = _of_today(artifact, word.artifact.inputs)
            yield Content(path, format_, artifact, deviations, _asking_for(format_))


def _asking_for(format_: Format) -> Text:
    asking = f"docgen build --formats docx,{format_.value}"
    return Text(
        f"先 {asking} 再归档；不要这种格式，归档时用 --formats 写明要哪些",
        f"run {asking} first; to do without this format name those that you want with --formats",
    )


def _others_deviations(
    artifact: Artifact, word: Content, made_from: str | None, output: Path
) -> Iterator[tuple[Deviation, Text]]:
    present = fingerprint_of_file(output / artifact.path)
    if present is None:
        yield Deviation.UNBUILT, Reason.MISSING.value
        return
    if present != artifact.sha256:
        yield Deviation.EDITED, Reason.EDITED.value
    if Deviation.STALE in word.deviations:
        yield Deviation.STALE, word.deviations[Deviation.STALE]
    elif artifact.made_of.get(Ingredient.WORD.value) != made_from:
        yield Deviation.STALE, Reason.WORD.value
