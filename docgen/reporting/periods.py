"""Cut time into the months, quarters, half-years and years that are reported on, and say when each is due."""

from __future__ import annotations

import calendar
import datetime
import re
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.layout.numerals import to_chinese
from docgen.records.office import PeriodKind, Reporting, ReportingPeriod
from docgen.reporting.workdays import is_known, working_day_from

_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}
_ID = re.compile(
    r"(?P<year>[12][0-9]{3})(?:-(?:H(?P<half>[12])|Q(?P<quarter>[1-4])|(?P<month>0[1-9]|1[0-2])))?"
)
FORMS = "2022-H1、2022、2022-Q1、2022-03"
"""How the id of a period is written: half-year, year, quarter, month."""


@dataclass(frozen=True, slots=True)
class Period:
    """One month, quarter, half-year or year."""

    kind: PeriodKind
    year: int
    part: int = 1
    """Which of the year's months, quarters or half-years it is, from 1; 1 for a year."""

    @property
    def id(self) -> str:
        """Return how records and commands name it: 2022, 2022-H1, 2022-Q1, 2022-03."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}"
            case PeriodKind.HALF_YEAR:
                return f"{self.year}-H{self.part}"
            case PeriodKind.QUARTER:
                return f"{self.year}-Q{self.part}"
            case PeriodKind.MONTH:
                return f"{self.year}-{self.part:02}"

    @property
    def words(self) -> str:
        """Return it as a time: 2022年3月, 2022年第一季度, 2022年上半年, 2022年."""
        match self.kind:
            case PeriodKind.YEAR:
                return f"{self.year}年"
            case PeriodKind.HALF_YEAR:
                return f"{self.year}年{'上下'[self.part - 1]}半年"
            case PeriodKind.QUARTER:
                return f"{self.year}年第{to_chinese(self.part)}季度"
            case PeriodKind.MONTH:
                return f"{self.year}年{self.part}月"

    @property
    def title(self) -> str:
        """Return it as a report is called after it: as `words`, a year as 2022年度."""
        return f"{self.words}度" if self.kind is PeriodKind.YEAR else self.words

    @property
    def starts_on(self) -> datetime.date:
        """Return its first day."""
        return datetime.date(self.year, (self.part - 1) * _MONTHS[self.kind] + 1, 1)

    @property
    def ends_on(self) -> datetime.date:
        """Return its last day."""
        return _month_end(self.year, self.part * _MONTHS[self.kind])

    @property
    def previous(self) -> Period:
        """Return the one of its kind before it."""
        return period_of(self.kind, self.starts_on - datetime.timedelta(days=1))

    @property
    def following(self) -> Period:
        """Return the one of its kind after it."""
        return period_of(self.kind, self.ends_on + datetime.timedelta(days=1))

    @property
    def same_last_year(self) -> Period:
        """Return the same part of the year before."""
        return Period(self.kind, self.year - 1, self.part)

    def holds(self, day: datetime.date | None) -> bool:
        """Say whether `day` lies in the period."""
        return day is not None and self.starts_on <= day <= self.ends_on


@dataclass(frozen=True, slots=True)
class DueDate:
    """The day by which the returns of a period must have come in."""

    on: datetime.date
    """The last day that counts as on time."""
    stated: datetime.date
    """The day that the calendar names; `on` is later where that is no working day."""
    estimated: bool
    """Whether the holidays around it are not decided yet, so that it may still move."""


def parse_period(text: str) -> Period:
    """Return the period of this id (2022, 2022-H1, 2022-Q1, 2022-03). Raises |ValueError| for others."""
    found = _ID.fullmatch(text)
    if found is None:
        raise ValueError(f"not a period: {text!r}; write {FORMS}")
    year = int(found["year"])
    if found["half"]:
        return Period(PeriodKind.HALF_YEAR, year, int(found["half"]))
    if found["quarter"]:
        return Period(PeriodKind.QUARTER, year, int(found["quarter"]))
    if found["month"]:
        return Period(PeriodKind.MONTH, year, int(found["month"]))
    return Period(PeriodKind.YEAR, year)


def period_of(kind: PeriodKind, day: datetime.date) -> Period:
    """Return the period of this kind in which `day` lies."""
    return Period(kind, day.year, (day.month - 1) // _MONTHS[kind] + 1)


def periods(kind: PeriodKind, first: datetime.date, last: datetime.date) -> Iterator[Period]:
    """Yield the periods of this kind from the one that holds `first` to the one that holds `last`."""
    period = period_of(kind, first)
    while period.starts_on <= last:
        yield period
        period = period.following


def due_date(period: Period, reporting: Reporting | None) -> DueDate | None:
    """Return when the returns of `period` are due; None where the reporting calendar has none of its kind.

    The month of the calendar is that of the first such period of the year; later ones fall due as many months
    later as they begin later. A yearly return due by June is one for the year before. Without a day it is the
    end of the month, as is a day that the month has not. A day that is not worked moves to the next working
    day, as the Civil Code counts time limits (民法典第二百零三条).
    """
    duty = _duty(period.kind, reporting)
    if duty is None:
        return None
    months = duty.due_month - 1 + (period.part - 1) * _MONTHS[period.kind]
    if period.kind is PeriodKind.YEAR and duty.due_month <= _MONTHS[PeriodKind.HALF_YEAR]:
        months += 12
    end = _month_end(period.year + months // 12, months % 12 + 1)
    stated = end if duty.due_day is None else end.replace(day=min(duty.due_day, end.day))
    on = working_day_from(stated)
    return DueDate(on, stated, estimated=not (is_known(stated.year) and is_known(on.year)))


def reported_before(period: Period, reporting: Reporting | None) -> Period | None:
    """Return the period of the calendar that fell due last before `period` did; None where none is known.

    It is what a return is held against: for the year 2022 the half-year 2022-H1. Where years are reported on,
    no second half-year and no last quarter is: the year stands for them. Of two due on one day the longer is
    taken.
    """
    due = due_date(period, reporting)
    if due is None or reporting is None:
        return None
    kinds = {duty.period for duty in reporting.calendar}
    first, last = datetime.date(period.year - 1, 1, 1), period.ends_on
    earlier = [
        (before.on, _MONTHS[candidate.kind], candidate)
        for kind in kinds
        for candidate in periods(kind, first, last)
        if not _stood_for(candidate, kinds)
        and (before := due_date(candidate, reporting)) is not None
        and before.stated < due.stated
    ]
    return max(earlier, key=lambda entry: entry[:2])[2] if earlier else None


def _stood_for(period: Period, kinds: set[PeriodKind]) -> bool:
    """Say whether the return for the year takes the place of that for `period`."""
    return (
        PeriodKind.YEAR in kinds
        and period.kind in (PeriodKind.HALF_YEAR, PeriodKind.QUARTER)
        and (period.ends_on.month, period.ends_on.day) == (12, 31)
    )


def _duty(kind: PeriodKind, reporting: Reporting | None) -> ReportingPeriod | None:
    """Return the first duty of this kind in the calendar whose month exists."""
    duties = reporting.calendar if reporting is not None else ()
    return next((duty for duty in duties if duty.period is kind and 1 <= duty.due_month <= 12), None)


def _month_end(year: int, month: int) -> datetime.date:
    return datetime.date(year, month, calendar.monthrange(year, month)[1])
