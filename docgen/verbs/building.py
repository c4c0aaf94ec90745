"""Build a project: load, check, plan, run. Nothing is written before everything is checked."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
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
from docgen.builder.pictures import shown_pictures
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
    pictures: Mapping[str, str | None] = field(default_factory=dict)
    """The hashes of the pictures that records show, the seal among them, by their paths in the project."""
    standing: int = 0
    """How many more files are up to date, and were not looked at: what they are made of has not changed."""

    @property
    def uses_fonts(self) -> bool:
        """Say whether the fonts of the machine have a say in the files."""
        return self.pdfs is not None or bool(self.chart_fonts)


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
    faults = [*collisions(steps), *_template_faults(steps), *undrawable(steps, wish.chart_fonts)]
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
        pictures=shown_pictures(project, root),
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
    planned.checked.project.forget()  # the plan is made of it
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


def _template_faults(steps: tuple[Step, ...]) -> Iterator[tuple[Step, Diagnostic]]:
    """Yield each fault of the templates that steps need, with each such step; each type is checked once.

    Also where nothing is to be built: what was wrong the last time is still wrong, and is told again.
    """
    kinds = {step.type.id: step for step in steps}
    reports = {
        identifier: Report(
            template_faults(step.template, name=f"templates/{step.type.template}", prints=step.type.prints)
        )
        for identifier, step in kinds.items()
    }
    for step in steps:
        yield from ((step, fault) for fault in reports[step.type.id])
