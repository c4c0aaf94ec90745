"""Build a project: load, check, plan, run. Nothing is written before everything is checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.builder.charts import undrawable
from docgen.builder.concern import concerns, is_held
from docgen.builder.executors import Executor
from docgen.builder.executors.serial import Serial
from docgen.builder.findings import LEFT_OUT
from docgen.builder.folders import Folders
from docgen.builder.job import kit_of
from docgen.builder.lock import only_writer
from docgen.builder.manifest import read_manifest, write_manifest
from docgen.builder.outcome import Outcome, Result
from docgen.builder.planner import Wish, collisions, orphans, plan_build
from docgen.builder.run import run_plan
from docgen.builder.shard import WHOLE, Shard
from docgen.builder.step import BuildPlan, Status, Step
from docgen.diagnostics import Diagnostic, Report, Severity, Text
from docgen.machine.fact import Surroundings
from docgen.records.catalogue import Format
from docgen.records.document import Document
from docgen.sample import templates_of
from docgen.verbs.checking import Checked, check
from docgen.verbs.equipping import equipped
from docgen.verbs.history import remember_run
from docgen.verbs.templates import template_faults

if TYPE_CHECKING:  # the PDF part is an extra: it is imported only where a PDF is made
    from docgen.builder.pdfs import PdfMaker


SERIAL = Serial()
"""Does all the work in this process."""


@dataclass(frozen=True, slots=True)
class Planned:
    """What a build would do, and everything that speaks against it."""

    checked: Checked
    plan: BuildPlan
    """Empty where errors forbid the build."""
    folders: Folders
    report: Report
    pdfs: PdfMaker | None = None
    """Makes the PDFs; None where none are asked for."""
    chart_fonts: tuple[Path, ...] = ()
    """The font files that charts are lettered from; none where no document has a chart."""
    left_out: frozenset[str] = frozenset()
    """The documents (ids) that are not built because of errors."""
    is_part: bool = False
    """Whether other machines build other parts."""
    standing: int = 0
    """How many more files are up to date, and were not looked at: what they are made of has not changed."""
    sound: frozenset[str] = frozenset()
    """The document types whose templates were looked at, and have no fault."""

    @property
    def uses_fonts(self) -> bool:
        """Say whether the fonts of the machine have a say in the files."""
        return self.pdfs is not None or bool(self.chart_fonts)

    @property
    def pictures(self) -> tuple[str, ...]:
        """Return the pictures that the files show, the seal among them, relative to the project."""
        office = self.checked.project.office
        seal = (office.seal.image,) if office is not None and office.seal.image else ()
        return (*seal, *(picture for step in self.plan.steps for picture in step.pictures))


@dataclass(frozen=True, slots=True)
class Built:
    """What came of a build."""

    planned: Planned
    outcomes: tuple[Outcome, ...]
    report: Report

    @property
    def is_settled(self) -> bool:
        """Say whether the same build would now find every file up to date, and nothing wrong."""
        good = (Result.WRITTEN, Result.UP_TO_DATE)
        done = len(self.outcomes) == len(self.planned.plan.steps)
        return done and not self.report.has_errors and all(each.result in good for each in self.outcomes)


def plan(
    root: Path,
    *,
    as_of: datetime.date,
    chosen: Iterable[str] = (),
    period: str = "",
    output: Path | None = None,
    formats: Iterable[str] = (),
    surroundings: Surroundings | None = None,
    force: bool = False,
    keep_going: bool = False,
    shard: Shard = WHOLE,
) -> Planned:
    """Return what a build of the project in folder `root` would do, and every reason why.

    With `period` (2022-H1) only documents of that period are built.
    `formats` (values of `Format`) are made instead of those of the catalogue; a PDF is made from its Word
    file, which comes with it. PDFs are set and charts lettered in the fonts of `surroundings`. An error about
    what was chosen (about anything, where nothing was) leaves the plan empty. With `keep_going` only the
    documents that an error concerns are left out, and named. Of several machines that share the work, each
    plans its `shard`. Raises ProjectError as `check` does, and where
    PDFs are asked for that cannot be made here: without `surroundings` or without the PDF part.
    """
    folders = Folders(root, templates_of(root), output or root / "output")
    checked = check(
        root,
        as_of=as_of,
        chosen=chosen,
        period=period,
        output=folders.output,
        formats=formats,
        surroundings=surroundings,
    )
    project = checked.project
    documents = [each for each in _wanted(checked) if shard.holds(each.id)]
    report = Report(_relevant(checked, documents))
    if report.has_errors and not keep_going:
        return Planned(checked, BuildPlan(()), folders, report)
    held = {document.id for document in documents if is_held(document, project, report)}
    wish = Wish(as_of, tuple(map(Format, formats)), force)
    wish, pdfs = equipped(wish, project, documents, surroundings)
    if pdfs is not None and project.office is not None:
        report += pdfs.faults(project.office)
    parts = checked.selection.parts if checked.selection is not None else {}
    wanted = {document.id for document in documents} - held
    steps = plan_build(project, folders, wish, documents=wanted, parts=parts).steps
    of_types = faults_of_types(steps)
    of_templates = [(step, fault) for step in steps for fault in of_types.get(step.type.id, ())]
    faults = [*collisions(steps), *of_templates, *undrawable(steps, wish.chart_fonts)]
    report += [fault for _, fault in faults]
    if report.has_errors and not keep_going:
        return Planned(checked, BuildPlan(()), folders, report)
    held |= {step.document.id for step, fault in faults if fault.severity is Severity.ERROR}
    report += [_left_out(document) for document in documents if document.id in held]
    whole = checked.selection is None
    known = {document.id for document in documents} - held
    report += orphans(project, folders, documents=known, gone=whole)
    sound = tuple(step for step in steps if step.document.id not in held)
    return Planned(
        checked,
        BuildPlan(sound),
        folders,
        report,
        pdfs,
        wish.chart_fonts,
        frozenset(held),
        is_part=shard != WHOLE,
        sound=frozenset(kind for kind, found in of_types.items() if not found),
    )


def build(
    planned: Planned,
    *,
    on_done: Callable[[Outcome], None] = lambda _: None,
    on_broken_off: Callable[[Report], None] = lambda _: None,
    executor: Executor = SERIAL,
    fail_fast: bool = False,
) -> Built:
    """Carry out a plan; `on_done` is called after each step, `on_broken_off` with what was wrong until then.

    `executor` does the work: this process, or `docgen.builder.executors.pool.Pool`; the files are the same.
    With `fail_fast` the first failure ends the run. Raises OutputError where the output folder cannot be
    written to or another run writes there, TemplateError where a template or the seal has gone meanwhile,
    ProjectError where `executor` cannot work: then nothing is written.
    """
    office, folders, steps = planned.checked.project.office, planned.folders, planned.plan.steps
    if office is None or not steps:
        if planned.is_part:  # an empty part is joined with the others like any
            with only_writer(folders.output):
                write_manifest(folders.output, read_manifest(folders.output))
        return Built(planned, (), planned.report)
    if not _writes(steps):
        executor = SERIAL  # nobody else is asked for what is done
    executor.require()
    pdfs = planned.pdfs
    kit = kit_of(
        office,
        folders.root,
        steps,
        fonts=pdfs.fonts if pdfs is not None else (),
        fonts_fingerprint=pdfs.fonts_fingerprint if pdfs is not None else "",
        chart_fonts=planned.chart_fonts,
    )
    with _recorded(planned) if _writes(steps) else nullcontext(list[Outcome]()) as told:

        def tell(outcome: Outcome) -> None:
            told.append(outcome)
            on_done(outcome)

        outcomes, report = run_plan(
            planned.plan,
            kit,
            executor,
            root=folders.root,
            output=folders.output,
            on_done=tell,
            on_broken_off=on_broken_off,
            fail_fast=fail_fast,
        )
    return Built(planned, outcomes, planned.report + report)


@contextmanager
def _recorded(planned: Planned) -> Iterator[list[Outcome]]:
    """Be the only one who writes; remember in the end, also of a run that is broken off, what was built."""
    with only_writer(planned.folders.output):
        told: list[Outcome] = []
        try:
            yield told
        finally:
            remember_run(planned, told)


def _writes(steps: tuple[Step, ...]) -> bool:
    return any(step.status is not Status.UP_TO_DATE for step in steps)


def _wanted(checked: Checked) -> list[Document]:
    """Return the documents that were chosen; all where nothing was."""
    chosen = checked.selection.documents if checked.selection is not None else None
    return [d for d in checked.project.documents if chosen is None or d.id in chosen]


def _relevant(checked: Checked, documents: list[Document]) -> Iterator[Diagnostic]:
    """Yield the diagnostics that concern the chosen documents; all of them where nothing was chosen."""
    selection = checked.selection
    for diagnostic in checked.report:
        if (
            selection is None
            or selection.holds(diagnostic)
            or any(concerns(diagnostic, document, checked.project) for document in documents)
        ):
            yield diagnostic


def _left_out(document: Document) -> Diagnostic:
    fact = Text(
        f"公文 {document.id} 因有错误没有生成", f"document {document.id} is left out because of errors"
    )
    return LEFT_OUT.at(document.place(), fact)


def faults_of_types(steps: Iterable[Step], *, sound: Collection[str] = ()) -> dict[str, Report]:
    """Return the faults of the templates that steps need, by document type; each is looked at once.

    Those of the types `sound` have been looked at before, and had none.
    """
    kinds = {step.type.id: step for step in steps if step.status is not Status.UP_TO_DATE}
    return {
        kind: Report(
            template_faults(step.template, name=f"templates/{step.type.template}", prints=step.type.prints)
        )
        for kind, step in kinds.items()
        if kind not in sound
    }
