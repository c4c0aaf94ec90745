"""Plan a build: which files should exist, which are up to date, and every reason why not."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path, PurePosixPath

from docgen.builder.files import fingerprint, fingerprint_of_file
from docgen.builder.findings import COLLISION, NO_TEMPLATE, OUTSIDE
from docgen.builder.manifest import Artifact, Ingredient, Manifest, read_manifest
from docgen.builder.step import BuildPlan, Reason, Status, Step
from docgen.context import CONTEXT_VERSION, context_of
from docgen.diagnostics import Diagnostic, Text
from docgen.errors import TemplateError
from docgen.layout.page import profile
from docgen.records.catalogue import DocumentType, Format
from docgen.records.document import Document
from docgen.records.project import Project

_ENGINES = ("docgen", "docxtpl", "jinja2")
_REASONS = {
    Ingredient.DATA: Reason.DATA,
    Ingredient.TEMPLATE: Reason.TEMPLATE,
    Ingredient.LAYOUT: Reason.LAYOUT,
    Ingredient.ENGINE: Reason.ENGINE,
}


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a project lies, where its templates are, and where its documents go."""

    root: Path
    templates: Path
    output: Path


def plan_build(
    project: Project, folders: Folders, *, documents: Collection[str] | None = None, force: bool = False
) -> BuildPlan:
    """Return a step for each file that should exist, with its status and every reason.

    `documents` limits the plan to these ids; None means all. Documents whose type is unknown are left out:
    a rule reports them. Raises TemplateError where a template is missing.
    """
    manifest = read_manifest(folders.output)
    common = {
        Ingredient.LAYOUT.value: _layout_fingerprint(project, folders.root),
        Ingredient.ENGINE.value: fingerprint(json.dumps(engine_versions(), sort_keys=True).encode()),
    }
    chosen = [d for d in project.documents if documents is None or d.id in documents]
    steps = [
        _step(project, folders, document, format_, common=common, manifest=manifest, force=force)
        for document in chosen
        if document.type in project.type_index
        for format_ in project.type_index[document.type].formats
    ]
    return BuildPlan(tuple(sorted(steps, key=lambda step: step.path)))


def collisions(steps: Iterable[Step]) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each file that two documents would write, and for each outside the output."""
    owners: dict[str, Step] = {}
    for step in steps:
        pure = PurePosixPath(step.path)
        if pure.is_absolute() or ".." in pure.parts or "\\" in step.path or ":" in step.path:
            fact = Text(
                f"成品路径 {step.path} 在输出文件夹之外", f"output path {step.path} leaves the output folder"
            )
            yield OUTSIDE.at(step.type.place("output"), fact)
        other = owners.setdefault(step.path.lower(), step)
        if other is not step:
            fact = Text(
                f"公文 {step.document.id} 和 {other.document.id} 会写到同一个文件 {step.path}",
                f"documents {step.document.id} and {other.document.id} would write the same file {step.path}",
            )
            yield COLLISION.at(step.document.place("id"), fact)


def engine_versions() -> dict[str, str]:
    """Return the versions of everything that has a say in the bytes of a file."""
    return {"context": str(CONTEXT_VERSION), **{name: _version(name) for name in _ENGINES}}


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "unknown"


def _layout_fingerprint(project: Project, root: Path) -> str:
    """Return the fingerprint of the page profile and of the seal's picture."""
    if project.office is None:
        return ""
    seal = project.office.seal
    picture = fingerprint_of_file(root / seal.image) if seal.image else ""
    return fingerprint(f"{profile(project.office.layout.profile)!r} {picture} {seal.diameter_mm}".encode())


def _step(
    project: Project,
    folders: Folders,
    document: Document,
    format_: Format,
    *,
    common: dict[str, str],
    manifest: Manifest,
    force: bool,
) -> Step:
    """Return the step for one file."""
    kind = project.type_index[document.type]
    template = folders.templates / kind.template
    template_hash = fingerprint_of_file(template)
    if template_hash is None:
        raise _no_template(kind, template)
    context = context_of(project, document)
    path = f"{kind.output.replace('{id}', document.id)}.{format_.value}"
    made_of = {
        Ingredient.DATA.value: fingerprint(json.dumps(asdict(context), ensure_ascii=False).encode()),
        Ingredient.TEMPLATE.value: template_hash,
        **common,
    }
    status, reasons = _status(manifest.artifacts.get(path), folders.output / path, made_of, force=force)
    inputs = tuple(sorted({*_sources(project, document), f"templates/{kind.template}"}))
    return Step(document, kind, format_, path, template, context, made_of, inputs, status, reasons)


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


def _sources(project: Project, document: Document) -> set[str]:
    """Return the paths of the record files that a document is made from."""
    plan = project.plan_index.get(document.plan)
    records = [project.office, document, plan, *project.divisions[:1], *project.indicators[:1]]
    return {record.place().path for record in records if record is not None and record.origin is not None}


def _no_template(kind: DocumentType, template: Path) -> TemplateError:
    message = Text(
        f"文种 {kind.id} 的模板不存在：{template}", f"template of {kind.id} does not exist: {template}"
    )
    return TemplateError(message, [NO_TEMPLATE.at(kind.place("template"), message)])
