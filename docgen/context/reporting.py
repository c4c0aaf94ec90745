"""Compose how the returns of a period stand: who, when, and the five numbers."""

from __future__ import annotations

import datetime
from dataclasses import replace
from decimal import Decimal

from docgen.context.chart_views import ChartPointView, ChartSeriesView, ChartView
from docgen.context.reporting_views import (
    GroupRowView,
    PeriodView,
    ReturnRowView,
    StatusView,
)
from docgen.layout.dates import date_words
from docgen.records.project import Project
from docgen.reporting.periods import Period, due_date, reported_before
from docgen.reporting.status import (
    ReportingStatus,
    ReturnState,
    ReturnStatus,
    narrowed,
    reporting_status,
)
from docgen.reporting.words import GROUPS, STATES

_CHARTED = 6
"""Periods in the chart of rates, at most."""


def period_view(project: Project, period: Period) -> PeriodView:
    """Return a period with its due day and what it is compared with."""
    reporting = project.office.reporting if project.office is not None else None
    due, before = due_date(period, reporting), reported_before(period, reporting)
    return PeriodView(
        id=period.id,
        title=period.title,
        starts_on=date_words(period.starts_on),
        ends_on=date_words(period.ends_on),
        due_on=date_words(due.on if due is not None else None),
        due_note="（估算）" if due is not None and due.estimated else "",
        previous_title=before.title if before is not None else "",
        last_year_title=period.same_last_year.title,
    )


def status_view(project: Project, found: ReportingStatus) -> StatusView:
    """Return who has returned and who has not, with the rates as they are printed."""
    return replace(_numbers(found), chart=_chart(project, found))


def status_of_one(found: ReportingStatus, division: str) -> StatusView:
    """Return the same of one division (id) alone."""
    rows = tuple(row for row in found.returns if row.expected.division.id == division)
    return _numbers(narrowed(found, rows))


def _numbers(found: ReportingStatus) -> StatusView:
    late, missing = found.of(ReturnState.LATE), found.missing
    return StatusView(
        as_of=date_words(found.as_of),
        expected=found.expected,
        received=found.received,
        on_time=found.on_time,
        late=found.late,
        missing=len(missing),
        overdue=len(found.of(ReturnState.OVERDUE)),
        extended=len(found.extended),
        completeness_rate=percent_words(found.completeness_rate),
        timeliness_rate=percent_words(found.timeliness_rate),
        sentence=_sentence(found),
        late_names=_names(late),
        missing_names=_names(missing),
        extended_names=_names(found.extended),
        return_rows=tuple(return_row(number, row) for number, row in enumerate(found.returns, start=1)),
        group_rows=tuple(
            GroupRowView(
                GROUPS[kind].zh,
                group.expected,
                group.received,
                group.on_time,
                percent_words(group.completeness_rate),
                percent_words(group.timeliness_rate),
            )
            for kind, group in found.groups
        ),
    )


def return_row(number: int, row: ReturnStatus) -> ReturnRowView:
    """Return one line of the list of those that must return."""
    extension = row.expected.extension
    return ReturnRowView(
        number=number,
        division=row.expected.division.name,
        group=GROUPS[row.expected.division.kind].zh,
        due_on=date_words(row.expected.due_on),
        received_on=date_words(row.given.received_on if row.given is not None else None),
        state=STATES[row.state].zh,
        returned=row.given is not None,
        days_late=row.days_late,
        extended_until=date_words(extension.until if extension is not None else None),
        extension_reason=extension.reason if extension is not None else "",
        duties=len(row.expected.duties),
    )


def percent_words(rate: Decimal | None) -> str:
    """Return a rate in percent as it is printed: 100%, 66.7%; empty for None."""
    if rate is None:
        return ""
    return f"{int(rate)}%" if rate == int(rate) else f"{rate}%"


def days_overdue(row: ReturnStatus, day: datetime.date | None) -> int:
    """Return how many days before `day` a return that is still lacking was due; 0 where it is not overdue."""
    due = row.expected.due_on
    return (day - due).days if row.state is ReturnState.OVERDUE and day is not None and due is not None else 0


def _names(rows: tuple[ReturnStatus, ...]) -> tuple[str, ...]:
    return tuple(row.expected.division.name for row in rows)


def _sentence(found: ReportingStatus) -> str:
    """Return the numbers in words; what is none is not said, except that nobody is lacking."""
    if not found.returns:
        return "没有单位需要报送。"
    undated = len(found.of(ReturnState.UNDATED))
    parts = [
        f"{words}{count}个"
        for words, count in (("按时报送", found.on_time), ("逾期报送", found.late), ("未写收到日期", undated))
        if count
    ]
    received = f"已报送{found.received}个" + (f"（{'、'.join(parts)}）" if parts else "")
    lacking = f"未报送{len(found.missing)}个" if found.missing else "没有缺报"
    rates = f"报送率{percent_words(found.completeness_rate)}，及时率{percent_words(found.timeliness_rate)}"
    return f"应报送单位{found.expected}个，{received}，{lacking}；{rates}。"


def _chart(project: Project, found: ReportingStatus) -> ChartView | None:
    """Return both rates over the periods reported on up to this one; None where there is only this one."""
    reporting = project.office.reporting if project.office is not None else None
    statuses = [found]
    while len(statuses) < _CHARTED:
        before = reported_before(statuses[-1].period, reporting)
        if before is None:
            break
        earlier = reporting_status(project, found.plan, before, as_of=found.as_of)
        if not earlier.received:
            break
        statuses.append(earlier)
    if len(statuses) == 1:
        return None
    statuses.reverse()
    complete = [(status.period.title, status.completeness_rate) for status in statuses]
    timely = [(status.period.title, status.timeliness_rate) for status in statuses]
    series = tuple(
        ChartSeriesView(tuple(ChartPointView(title, str(rate)) for title, rate in rates), "%", name)
        for name, rates in (("报送率", complete), ("及时率", timely))
    )
    return ChartView("各报送周期的报送率和及时率", "line", series)
