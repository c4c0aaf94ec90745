"""Plan a build: which files should exist, which are up to date, and every reason why not."""

from __future__ import annotations

import datetime
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from docgen.builder.charts import files_fingerprint, has_charts
from docgen.builder.concern import annexes_of, sources_of
from docgen.builder.files import fingerprint, fingerprint_of_file
from docgen.builder.findings import COLLISION, ORPHAN, OUTSIDE
from docgen.builder.folders import Folders
from docgen.builder.ingredients import (
    InputsRead,
    TemplatesRead,
    data_fingerprint,
    engines_of,
    layout_fingerprint,
    layout_of,
    versions_fingerprint,
    versions_of,
)
from docgen.builder.manifest import Artifact, Ingredient, is_foreign, project_of, read_manifest
from docgen.builder.pictures import bodies_of, picture_fingerprints
from docgen.builder.selection import Parts, made_for
from docgen.builder.step import BoundAnnex, BuildPlan, Reason, Status, Step
from docgen.context import SharedViews, context_of
from docgen.diagnostics import Diagnostic, Place, Text
from docgen.records.catalogue import DocumentType, ForEach, Format
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.reporting.each import Each, each_of

_FORBIDDEN = frozenset('\\:*?"<>|{}')
_RESERVED = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
"""Windows refuses these, whatever their extension."""
_REASONS = {
    Ingredient.WORD: Reason.WORD,
    Ingredient.FONTS: Reason.FONTS,
    Ingredient.DATA: Reason.DATA,
    Ingredient.TEMPLATE: Reason.TEMPLATE,
    Ingredient.LAYOUT: Reason.LAYOUT,
    Ingredient.ENGINE: Reason.ENGINE,
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What a build is to make, and how."""

    as_of: datetime.date
    formats: tuple[Format, ...] = ()
    """The formats that are asked for; empty means those of each document type."""
    force: bool = False
    fonts: str = ""
    """Fingerprint of the fonts that PDFs are set in."""
    chart_fonts: tuple[Path, ...] = ()
    """The files that charts are lettered from."""

    def formats_of(self, kind: DocumentType) -> tuple[Format, ...]:
        """Return the formats of a document type, the Word file first: all others are made from it."""
        derived = tuple(each for each in self.formats or kind.formats if each is not Format.DOCX)
        return (Format.DOCX, *dict.fromkeys(derived))


def plan_build(
    project: Project, folders: Folders, wish: Wish, *, documents: Collection[str], parts: Parts | None = None
) -> BuildPlan:
    """Return a step for each file that the `documents` (ids) should have, with its status and every reason.

    Of documents that are made for each of several `parts` may name for which of these.
    The project must have an office, and these documents a known type, a plan that was read and a template
    that is there: rules and `missing_materials` report where not. Sorted by path.
    """
    planner = _Planner(project, folders, wish)
    chosen = (document for document in project.documents if document.id in documents)
    steps = [step for document in chosen for step in planner.steps(document, (parts or {}).get(document.id))]
    return BuildPlan(tuple(sorted(steps, key=lambda step: (step.word or step.path, step.path))))


class _Planner:
    """Make the steps of one plan; what all of them share is read once."""

    def __init__(self, project: Project, folders: Folders, wish: Wish) -> None:
        self._project = project
        self._folders = folders
        self._wish = wish
        self._views, self._read = SharedViews(), TemplatesRead()
        self._inputs = InputsRead(folders.root, folders.templates)
        self._manifest = read_manifest(folders.output)
        self._name = project_of(folders.root, folders.output)
        self._layout = layout_fingerprint(layout_of(project, folders.root))
        self._plain = versions_of(engines_of(Format.DOCX))
        self._charts = versions_of(engines_of(Format.DOCX, charts=True))
        self._lettering = files_fingerprint(wish.chart_fonts)
        self._versions = {format_: versions_of(engines_of(format_)) for format_ in (Format.PDF, Format.XLSX)}

    def steps(self, document: Document, only: Collection[str] | None = None) -> Iterator[Step]:
        """Yield the step of each Word file, and after it those of the files that are made from it.

        Of a document that is made for each of several, `only` are those that are asked for; None for all.
        """
        kind = self._project.type_index[document.type]
        single = kind.for_each is ForEach.DOCUMENT
        for each in (None,) if single else each_of(self._project, document, kind.for_each):
            if only is not None and each is not None and made_for(each) not in only:
                continue
            word = self._word(document, each)
            yield word
            for format_ in self._wish.formats_of(kind)[1:]:
                yield self._derived(word, format_)

    def _word(self, document: Document, each: Each | None) -> Step:
        kind = self._project.type_index[document.type]
        template = self._folders.templates / kind.template
        context = context_of(self._project, document, each, shared=self._views)
        annexes = tuple(self._annexes(document))
        path = f"{output_path(kind, document, each)}.{Format.DOCX.value}"
        documents = (document, *(annex.document for annex in annexes))
        bodies = bodies_of(self._project, documents)
        pictures = picture_fingerprints(bodies, self._folders.root)
        pieces = [(template, context, document), *((a.template, a.context, a.document) for a in annexes)]
        contexts = [self._read.data(*piece) for piece in pieces]
        templates = [self._read.template(piece[0]) for piece in pieces]
        draws = has_charts(context, *(annex.context for annex in annexes))
        versions = self._charts if draws else self._plain
        made_of = {
            Ingredient.DATA.value: data_fingerprint(contexts, pictures),
            Ingredient.TEMPLATE.value: fingerprint("".join(templates).encode()),
            Ingredient.LAYOUT.value: self._layout,
            Ingredient.ENGINE.value: versions_fingerprint(versions),
            **({Ingredient.FONTS.value: self._lettering} if draws else {}),
        }
        kinds = (kind, *(annex.type for annex in annexes))
        inputs = {*sources_of(self._project, document), *(f"templates/{kind.template}" for kind in kinds)}
        inputs |= pictures.keys()
        hashes = self._inputs.hashes(frozenset(inputs))
        status, reasons = self._status(path, made_of)
        return Step(
            document=document,
            type=kind,
            format=Format.DOCX,
            path=path,
            template=template,
            context=context,
            made_of=made_of,
            inputs=hashes,
            versions=versions,
            status=status,
            reasons=reasons,
            as_of=self._wish.as_of,
            each=each,
            annexes=annexes,
            pictures=tuple(pictures),
            bodies=tuple(dict.fromkeys(body.text for body in bodies)),
        )

    def _annexes(self, document: Document) -> Iterator[BoundAnnex]:
        """Yield the documents that are bound behind `document`; those that only have a title are none."""
        for bound in annexes_of(self._project, document):
            kind = self._project.type_index[bound.type]
            template = self._folders.templates / kind.template
            context = context_of(self._project, bound, shared=self._views)
            yield BoundAnnex(bound, kind, template, context)

    def _derived(self, word: Step, format_: Format) -> Step:
        """Return the step of a file that is made from a Word file; it is built anew when that is."""
        path = str(PurePosixPath(word.path).with_suffix(f".{format_.value}"))
        built = self._manifest.artifacts.get(path)
        waits = word.status is Status.BUILD
        before = built.made_of.get(Ingredient.WORD.value, "") if built else ""
        finished = before if waits else fingerprint_of_file(self._folders.output / word.path) or ""
        versions = self._versions[format_]
        made_of = {
            Ingredient.WORD.value: finished,
            Ingredient.ENGINE.value: versions_fingerprint(versions),
            **({Ingredient.FONTS.value: self._wish.fonts} if format_ is Format.PDF else {}),
        }
        status, reasons = self._status(path, made_of)
        if waits:
            of_word = (reason for reason in word.reasons if reason is not Reason.EDITED)
            reasons = tuple(dict.fromkeys((*of_word, *reasons))) if built else reasons
            status = status if status is Status.BLOCKED else Status.BUILD
        return replace(
            word,
            format=format_,
            path=path,
            made_of=made_of,
            versions=versions,
            status=status,
            reasons=reasons,
            word=word.path,
        )

    def _status(self, path: str, made_of: dict[str, str]) -> tuple[Status, tuple[Reason, ...]]:
        built, output = self._manifest.artifacts.get(path), self._folders.output
        status, reasons = _status(built, output / path, made_of, force=self._wish.force)
        if status is not Status.UP_TO_DATE and is_foreign(built, self._name, output):
            reasons = (*reasons, Reason.FOREIGN)
            status = Status.BUILD if self._wish.force else Status.BLOCKED
        return status, reasons


def orphans(
    project: Project, folders: Folders, *, documents: Collection[str], gone: bool
) -> Iterator[Diagnostic]:
    """Yield a note for each file of an earlier build that nothing asks for any more.

    Such are files of `documents` (ids) that are made for each of several, for one that is not among them now;
    and, where `gone` is set, those of documents that are in no record.
    """
    output = folders.output
    ours = ("", project_of(folders.root, output))
    known = project.document_index
    made = {name: _stems(project, known[name]) for name in documents}
    for artifact in read_manifest(output).artifacts.values():
        name, path = artifact.document, PurePosixPath(artifact.path)
        stems = made.get(name)
        if name not in known and gone:
            fact = Text(f"公文 {name} 已不在记录里", f"document {name} is in no record now")
        elif stems is not None and str(path.with_suffix("")) not in stems:
            fact = Text(f"公文 {name} 不再生成这一份", f"document {name} does not make this one any more")
        else:
            continue
        if artifact.project in ours and (output / path).exists():
            yield ORPHAN.at(Place((output / path).as_posix()), fact)


def _stems(project: Project, document: Document) -> Collection[str] | None:
    """Return the paths without extension of what is made for each of several; None for a single document."""
    kind = project.type_index.get(document.type)
    if kind is None or kind.for_each is ForEach.DOCUMENT:
        return None
    return {output_path(kind, document, each) for each in each_of(project, document, kind.for_each)}


def collisions(steps: Iterable[Step]) -> Iterator[tuple[Step, Diagnostic]]:
    """Yield each step whose file another would write too, or that leaves the output folder, and its fault."""
    owners: dict[str, Step] = {}
    for step in steps:
        pure = PurePosixPath(step.path)
        if pure.is_absolute() or not all(_is_safe(part) for part in pure.parts):
            fact = Text(
                f"成品路径 {step.path} 不能用作文件名", f"{step.path} cannot be the path of an output file"
            )
            yield step, OUTSIDE.at(step.type.place("output"), fact)
        other = owners.setdefault(step.path.lower(), step)
        if other is not step:
            fact = Text(
                f"公文 {_called(step)} 和 {_called(other)} 会写到同一个文件 {step.path}",
                f"documents {_called(step)} and {_called(other)} would write the same file {step.path}",
            )
            yield step, COLLISION.at(step.document.place("id"), fact)


def _called(step: Step) -> str:
    return step.document.id if step.each is None else f"{step.document.id}（{step.each.name}）"


def output_path(kind: DocumentType, document: Document, each: Each | None) -> str:
    """Return the path of what a type makes of a document, without the extension."""
    path = kind.output.replace("{id}", document.id)
    return path.replace(f"{{{each.kind.key}}}", each.id) if each is not None else path


def _is_safe(part: str) -> bool:
    """Say whether one part of a path names a file in the same way on every system."""
    stem = part.partition(".")[0].lower()
    return not (part == ".." or part[-1] in ". " or _FORBIDDEN & set(part) or stem in _RESERVED)


def _status(
    built: Artifact | None, file: Path, made_of: dict[str, str], *, force: bool
) -> tuple[Status, tuple[Reason, ...]]:
    """Return what will happen to one file, and every reason."""
    present = fingerprint_of_file(file)
    reasons = []
    if built is None:
        reasons.append(Reason.NEW)
    else:
        reasons += [
            _REASONS[part] for part in Ingredient if built.made_of.get(part.value) != made_of.get(part.value)
        ]
        if present is None:
            reasons.append(Reason.MISSING)
    if present is not None and (built is None or present != built.sha256):
        # A file we did not write, or that somebody wrote since: theirs, whatever else has changed.
        reasons.append(Reason.EDITED)
        return (Status.BUILD if force else Status.BLOCKED), tuple(reasons)
    if force and not reasons:
        reasons.append(Reason.FORCED)
    return (Status.BUILD if reasons else Status.UP_TO_DATE), tuple(reasons)
