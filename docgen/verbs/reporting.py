"""Tell how the returns of a period stand."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docgen.diagnostics import Report, Text
from docgen.errors import ProjectError
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.reporting.periods import FORMS, Period, due_date, parse_period
from docgen.reporting.status import ReportingStatus
from docgen.reporting.status import reporting_status as status_of
from docgen.sample import templates_of
from docgen.sources.project import load
from docgen.sources.suggest import nearest


@dataclass(frozen=True, slots=True)
class Surveyed:
    """How the returns of a period stand, and what could not be read."""

    period: Period
    statuses: tuple[ReportingStatus, ...]
    """One a plan, in the order of the plans' files."""
    report: Report


def reporting_status(root: Path, period: str, *, as_of: datetime.date, plans: Iterable[str] = ()) -> Surveyed:
    """Return how the returns for `period` (2022-H1) stand on `as_of`, for `plans` (ids) or for every plan.

    Without `plans`, a plan for which nobody is expected to return is left out. Raises ProjectError where the
    folder is no project, there is no such plan or period, or the calendar has no period of its kind.
    """
    asked = period_called(period)
    loaded = load(root, templates=templates_of(root))
    wanted = tuple(plans)
    chosen = plans_called(loaded.project, wanted)
    require_calendar(loaded.project, asked)
    statuses = (status_of(loaded.project, each, asked, as_of=as_of) for each in chosen)
    return Surveyed(asked, tuple(each for each in statuses if wanted or each.returns), loaded.report)


def period_called(text: str) -> Period:
    """Return the period that `text` names. Raises ProjectError where it names none."""
    try:
        return parse_period(text)
    except ValueError:
        raise ProjectError(
            Text(f"不是报送周期：{text}；写成 {FORMS}", f"not a reporting period: {text}; write {FORMS}")
        ) from None


def plans_called(project: Project, identifiers: Iterable[str]) -> tuple[Plan, ...]:
    """Return the plans with these ids, every plan for none. Raises ProjectError for an unknown id."""
    return tuple(_plan_called(project, each) for each in identifiers) or project.plans


def _plan_called(project: Project, identifier: str) -> Plan:
    if identifier not in project.plan_index:
        close = "、".join(nearest(identifier, tuple(project.plan_index)))
        raise ProjectError(
            Text(
                f"没有任务计划 {identifier}" + (f"；是不是 {close}？" if close else ""),
                f"there is no plan {identifier}" + (f"; did you mean {close}?" if close else ""),
            )
        )
    return project.plan_index[identifier]


def require_calendar(project: Project, period: Period) -> None:
    """Raise ProjectError where the office's reporting calendar has no period of this kind."""
    reporting = project.office.reporting if project.office is not None else None
    if due_date(period, reporting) is None:
        raise ProjectError(
            Text(
                f"data/office.yaml 的报送日历里没有 {period.id} 这一类周期（{period.kind.value}）",
                f"the reporting calendar of data/office.yaml has no period like {period.id}"
                f" ({period.kind.value})",
            )
        )
