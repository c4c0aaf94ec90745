"""Find due dates of the reporting calendar that do not exist."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.office import PeriodKind, ReportingPeriod
from docgen.records.project import Project
from docgen.rules.month_day import Fault, day_fault, month_fault
from docgen.rules.rule import Finding

_PERIODS = {
    PeriodKind.MONTH: Text("月报", "monthly"),
    PeriodKind.QUARTER: Text("季报", "quarterly"),
    PeriodKind.HALF_YEAR: Text("半年报", "half-yearly"),
    PeriodKind.YEAR: Text("年报", "yearly"),
}


def calendar_form(project: Project) -> Iterator[Finding]:
    """Report a due month or day of the reporting calendar that does not exist.

    报送日历的到期日不存在。

    Bad:
        calendar:
          - {period: half_year, due_month: 6, due_day: 31}
    Good:
        calendar:
          - {period: half_year, due_month: 6}
    Why: Returns are asked for and called overdue by this day. Without due_day it is the last of the month. A
        monthly return may have a day that not every month has; a quarterly one comes round every third month.
    为什么：催报、逾期都按这一天推算；月底到期的不写 due_day。月报的日期只要有的月份有就行；
        季报每三个月轮一次，各次都要有。
    """
    office = project.office
    if office is None or office.reporting is None:
        return
    for index, period in enumerate(office.reporting.calendar):
        fault = _fault(period)
        if fault is not None:
            field, (wrong, remedy) = fault
            name = _PERIODS[period.period]
            message = Text(f"报送日历的{name.zh}：{wrong.zh}", f"the {name.en} return: {wrong.en}")
            yield Finding(office, ("reporting", "calendar", index, field), message, remedy)


def _fault(period: ReportingPeriod) -> tuple[str, Fault] | None:
    """Return which field of a period is wrong, and how; the day only where the month is right."""
    month = month_fault(period.due_month)
    if month is not None:
        return "due_month", month
    if period.due_day is None:
        return None
    day = day_fault(period.due_day, _months(period), field="due_day")
    return None if day is None else ("due_day", day)


def _months(period: ReportingPeriod) -> tuple[int, ...]:
    """Return the months in which a period falls due; none where it is due in all of them."""
    match period.period:
        case PeriodKind.MONTH:
            return ()
        case PeriodKind.QUARTER:
            return tuple((period.due_month - 1 + step) % 12 + 1 for step in (0, 3, 6, 9))
        case PeriodKind.HALF_YEAR | PeriodKind.YEAR:
            return (period.due_month,)
