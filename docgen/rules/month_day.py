"""Say what is wrong with a month, or with a day that comes round, and what to write instead."""

from __future__ import annotations

import calendar
from collections.abc import Iterable

from docgen.diagnostics import Text

_NO_LEAP_YEAR = 2023

Fault = tuple[Text, Text]
"""What is wrong, and the remedy."""


def month_fault(month: int) -> Fault | None:
    """Return what is wrong with a month; None where there is one of this number."""
    if 1 <= month <= 12:
        return None
    return Text(f"没有 {month} 月", f"there is no month {month}"), Text("写 1—12", "write 1 to 12")


def day_fault(day: int, months: Iterable[int] = (), *, field: str = "day") -> Fault | None:
    """Return what is wrong with a day of one or more months (1 to 12); None where each of them has it.

    Without months, a day is right that some month has. `field` is the name the day goes by in the record.
    """
    within = tuple(months)
    lengths = {month: calendar.monthrange(_NO_LEAP_YEAR, month)[1] for month in within}
    longest = min(lengths.values(), default=31)
    if day <= longest:
        return None
    remedy = Text(
        f"写 1—{longest}；月底到期的不写 {field}",
        f"write 1 to {longest}; without {field} it is the month's end",
    )
    if not within:
        return Text(f"没有 {day} 日", f"no month has a day {day}"), remedy
    month = next(month for month in within if lengths[month] < day)
    rare = Text("，闰年除外", " except in leap years") if (month, day) == (2, 29) else Text("", "")
    wrong = Text(f"{month}月没有 {day} 日{rare.zh}", f"month {month} has no day {day}{rare.en}")
    return wrong, remedy
