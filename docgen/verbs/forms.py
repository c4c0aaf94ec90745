"""Make the return forms of a period: one workbook for each division that leads."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.builder.files import fingerprint, write_whole
from docgen.diagnostics import Diagnostic, Place, Report, Severity, Text
from docgen.errors import OutputError, ProjectError
from docgen.excel.form import is_untouched, make_form
from docgen.excel.form_content import form_content, leading_divisions
from docgen.excel.form_findings import FILLED_FORM, NO_LEAD
from docgen.excel.form_period import parse_period
from docgen.records.plan import Plan
from docgen.records.project import Project, plan_file
from docgen.rules import check as check_rules
from docgen.sources.project import SHARED, load
from docgen.sources.suggest import nearest
from docgen.verbs.checking import templates_of


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
    period or plan, OutputError where a file cannot be written.
    """
    asked = parse_period(period)
    loaded = load(root, templates=templates_of(root))
    project = loaded.project
    chosen = chosen_plans(project, plans)
    concerned = {*SHARED, *(plan_file(plan.id) for plan in chosen)}
    report = Report(
        diagnostic
        for diagnostic in loaded.report + check_rules(project, as_of=as_of)
        if diagnostic.place.path in concerned and diagnostic.severity is Severity.ERROR
    )
    if report.has_errors:
        return MadeForms((), (), report)
    goal = output if output is not None else root / "output/forms" / asked.id
    files: list[Path] = []
    written: list[Path] = []
    found: list[Diagnostic] = []
    for plan in chosen:
        divisions = leading_divisions(project, plan)
        if not divisions:
            message = Text(
                f"{plan.id} 没有牵头单位，没有表可发", f"nobody leads in {plan.id}: there is no form"
            )
            found.append(NO_LEAD.at(Place(plan_file(plan.id)), message))
        for division in divisions:
            file = goal / plan.id / f"{division.id}.xlsx"
            data = make_form(form_content(project, plan, asked, division))
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


def chosen_plans(project: Project, ids: Iterable[str]) -> tuple[Plan, ...]:
    """Return the plans called `ids`, in the order of the project; without ids those that divide labour.

    Raises ProjectError for an id that no plan has, and where there is no plan at all.
    """
    wanted = tuple(ids)
    for identifier in wanted:
        if identifier not in project.plan_index:
            close = nearest(identifier, tuple(project.plan_index))
            zh = f"；是不是 {'、'.join(close)}？" if close else ""
            en = f"; did you mean {', '.join(close)}?" if close else ""
            raise ProjectError(Text(f"没有任务计划 {identifier}{zh}", f"there is no plan {identifier}{en}"))
    plans = tuple(p for p in project.plans if (p.id in wanted if wanted else p.divides_labour))
    if not plans:
        raise ProjectError(Text("项目里没有分工的任务计划", "no plan of the project divides labour"))
    return plans


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
