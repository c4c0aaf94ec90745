"""Make the return forms of a period: one workbook for each division that leads."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.builder.files import fingerprint, sweep, write_whole
from docgen.builder.lock import only_writer
from docgen.diagnostics import Diagnostic, Place, Report, Severity, Text
from docgen.errors import OutputError
from docgen.excel.form import is_untouched, make_form
from docgen.excel.form_content import form_content
from docgen.excel.form_findings import FILLED_FORM, NO_LEAD
from docgen.records.files import plan_file
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.reporting.expected import expected_returns
from docgen.reporting.periods import Period
from docgen.rules import check as check_rules
from docgen.sample import templates_of
from docgen.sources.project import SHARED, load
from docgen.verbs.reporting import period_called, plans_called


@dataclass(frozen=True, slots=True)
class MadeForms:
    """The forms of a period, and what is wrong."""

    files: tuple[Path, ...]
    """The forms that are there now as they should be, in plan and catalogue order."""
    written: tuple[Path, ...]
    """Those that were written by this run."""
    report: Report


def make_forms(
    root: Path,
    period: str,
    *,
    as_of: datetime.date,
    output: Path | None = None,
    plans: Iterable[str] = (),
    force: bool = False,
) -> MadeForms:
    """Write ``<output>/<plan>/<division>.xlsx`` for every division that must return for `period`.

    `output` is ``output/forms/<period>`` of the project by default; `plans` are ids, all plans that divide
    labour by default. Nothing is written while a plan or what all share has an error. A form that a person
    changed is kept; with `force` it is renamed and a fresh one written. Raises ProjectError for an unknown
    period or plan, OutputError where a file cannot be written or another run writes there.
    """
    asked = period_called(period)
    loaded = load(root, templates=templates_of(root))
    project = loaded.project
    wanted = tuple(plans)
    chosen = tuple(plan for plan in plans_called(project, wanted) if wanted or plan.divides_labour)
    concerned = {*SHARED, *(plan_file(plan.id) for plan in chosen)}
    report = Report(
        diagnostic
        for diagnostic in loaded.report + check_rules(project, as_of=as_of)
        if diagnostic.place.path in concerned and diagnostic.severity is Severity.ERROR
    )
    if report.has_errors:
        return MadeForms((), (), report)
    goal = output if output is not None else root / "output/forms" / asked.id
    with only_writer(output or root / "output"):
        sweep(goal)
        return _make(project, asked, chosen, goal, force=force)


def _make(project: Project, asked: Period, chosen: tuple[Plan, ...], goal: Path, *, force: bool) -> MadeForms:
    files: list[Path] = []
    written: list[Path] = []
    found: list[Diagnostic] = []
    for plan in chosen:
        expected = expected_returns(project, plan, asked)
        if not expected:
            fact = Text(
                f"{asked.title}没有单位要报 {plan.id}，没有表可发",
                f"nobody returns for {plan.id} in {asked.id}: there is no form",
            )
            found.append(NO_LEAD.at(Place(plan_file(plan.id)), fact))
        for each in expected:
            file = goal / plan.id / f"{each.division.id}.xlsx"
            data = make_form(form_content(project, each))
            state = _write(file, data, force=force)
            if state is None:
                fact = Text(
                    f"{file.name} 已有人填过，没有覆盖", f"{file.name} was filled in and is not overwritten"
                )
                found.append(FILLED_FORM.at(Place(file.as_posix()), fact))
            else:
                files.append(file)
                written += [file] if state else []
    return MadeForms(tuple(files), tuple(written), Report(found))


def _write(file: Path, data: bytes, *, force: bool) -> bool | None:
    """Write a form; return True where it was written, False where it was there, None where it is kept.

    Raises OutputError where it cannot be read or written.
    """
    try:
        old = file.read_bytes() if file.exists() else None
    except OSError as error:
        raise OutputError(Text(f"{file} 读不出来", f"{file} cannot be read: {error.strerror}")) from error
    if old == data:
        return False
    if old is not None and not is_untouched(old):
        if not force:
            return None
        write_whole(file.with_name(f"{file.stem}.edited-{fingerprint(old)[:8]}{file.suffix}"), old)
    write_whole(file, data)
    return True
