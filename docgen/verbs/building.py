"""Build a project: load, check, plan, run. Nothing is written before everything is checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.builder.findings import LEFT_OUT
from docgen.builder.planner import Folders, collisions, plan_build
from docgen.builder.renderer import Renderer
from docgen.builder.run import Outcome, report_of, run_plan
from docgen.builder.step import BuildPlan, Status
from docgen.diagnostics import Diagnostic, Report, Severity, Text
from docgen.records.document import Document
from docgen.verbs.checking import Checked, check, templates_of
from docgen.verbs.templates import template_faults


@dataclass(frozen=True, slots=True)
class Planned:
    """What a build would do, and everything that speaks against it."""

    checked: Checked
    plan: BuildPlan
    """Empty where errors forbid the build."""
    folders: Folders
    report: Report


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    planned: Planned
    outcomes: tuple[Outcome, ...]
    report: Report


def plan(
    root: Path,
    *,
    as_of: datetime.date,
    chosen: Iterable[str] = (),
    output: Path | None = None,
    force: bool = False,
    keep_going: bool = False,
) -> Planned:
    """Return what a build of the project in folder `root` would do, and every reason why.

    Errors leave the plan empty; with `keep_going` only the documents that an error touches are left out, and
    named. Raises ProjectError and TemplateError as `check` and `plan_build` do.
    """
    checked = check(root, as_of=as_of, chosen=chosen)
    folders = Folders(root, templates_of(root), output or root / "output")
    documents = _wanted(checked)
    touched = [document for document in documents if _touched(checked, document)]
    report = checked.report + [_left_out(document) for document in touched]
    ids = {document.id for document in documents if document not in touched}
    steps = plan_build(checked.project, folders, documents=ids, force=force) if ids else BuildPlan(())
    faults = [*collisions(steps.steps), *_template_faults(steps)]
    if faults or (touched and not keep_going):
        report = (report if keep_going else checked.report) + faults
        return Planned(checked, BuildPlan(()), folders, report)
    return Planned(checked, steps, folders, report)


def build(planned: Planned, *, on_done: Callable[[Outcome], None] = lambda _: None) -> Built:
    """Carry out a plan; `on_done` is called after each step.

    Raises OutputError where a file cannot be written; what was written before is whole and in the manifest.
    """
    office = planned.checked.project.office
    if office is None or not planned.plan.steps:
        return Built(planned, (), planned.report)
    renderer = Renderer(office, planned.folders.root)
    outcomes = run_plan(planned.plan, renderer, planned.folders.output, on_done=on_done)
    return Built(planned, outcomes, planned.report + report_of(outcomes))


def _wanted(checked: Checked) -> list[Document]:
    """Return the documents that were chosen; all where nothing was."""
    chosen = checked.selection.documents if checked.selection is not None else None
    return [d for d in checked.project.documents if chosen is None or d.id in chosen]


def _touched(checked: Checked, document: Document) -> bool:
    """Say whether an error concerns `document`: in its own file, in its plan's, or in one that all share."""
    project = checked.project
    others = {other.place().path for other in project.documents if other is not document}
    others |= {plan.place().path for plan in project.plans if plan.id != document.plan}
    errors = checked.report.of(Severity.ERROR)
    return project.office is None or any(error.place.path not in others for error in errors)


def _left_out(document: Document) -> Diagnostic:
    fact = Text(
        f"公文 {document.id} 因有错误没有生成", f"document {document.id} is left out because of errors"
    )
    return LEFT_OUT.at(document.place(), fact)


def _template_faults(plan: BuildPlan) -> Iterator[Diagnostic]:
    """Yield every fault of the templates that a plan needs, each template checked once."""
    templates = {step.template: f"templates/{step.type.template}" for step in plan.of(Status.BUILD)}
    for template, name in templates.items():
        yield from Report(template_faults(template, name=name)).of(Severity.ERROR)
