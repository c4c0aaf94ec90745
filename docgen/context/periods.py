"""Cut time into the months, quarters, half-years and years in which recurring duties fall due."""

from __future__ import annotations

import calendar
import datetime
from collections.abc import Iterator
from dataclasses import dataclass

from docgen.layout.numerals import to_chinese
from docgen.records.plan import Cycle

_MONTHS = {Cycle.MONTH: 1, Cycle.QUARTER: 3, Cycle.HALF_YEAR: 6, Cycle.YEAR: 12}


@dataclass(frozen=True, slots=True)
class Period:
    """One month, quarter, half-year or year."""

    words: str
    """As printed: 2023年3月, 2023年第一季度, 2023年上半年, 2023年."""
    first: datetime.date
    last: datetime.date

    def holds(self, day: datetime.date | None) -> bool:
        """Say whether `day` lies in the period."""
        return day is not None and self.first <= day <= self.last


def period_of(cycle: Cycle, day: datetime.date) -> Period:
    """Return the period of `cycle` in which `day` lies."""
    length = _MONTHS[cycle]
    index = (day.month - 1) // length
    first, last = index * length + 1, (index + 1) * length
    days = calendar.monthrange(day.year, last)[1]
    words = {
        Cycle.MONTH: f"{day.year}年{first}月",
        Cycle.QUARTER: f"{day.year}年第{to_chinese(index + 1)}季度",
        Cycle.HALF_YEAR: f"{day.year}年{'上下'[index % 2]}半年",
        Cycle.YEAR: f"{day.year}年",
    }[cycle]
    return Period(words, datetime.date(day.year, first, 1), datetime.date(day.year, last, days))


def periods(cycle: Cycle, first: datetime.date, last: datetime.date) -> Iterator[Period]:
    """Yield the periods of `cycle` from the one that holds `first` to the one that holds `last`."""
    day = first
    while day <= last:
        period = period_of(cycle, day)
        yield period
        day = period.last + datetime.timedelta(days=1)
