"""Tell working days of China, and whether they are known or estimated.

The State Council decides each November which holidays of the next year are joined with weekends and which
weekend days are worked instead (调休); `chinesecalendar` carries these decisions year by year.
"""

from __future__ import annotations

import datetime

import chinese_calendar

_ONE_DAY = datetime.timedelta(days=1)
_SATURDAY = 5
_FIXED = frozenset({(1, 1), (5, 1), (5, 2), (10, 1), (10, 2), (10, 3)})
"""Month and day of the holidays that move with no moon (全国年节及纪念日放假办法, 2025)."""


def is_known(year: int) -> bool:
    """Say whether the holidays of `year` have been decided, as far as the library knows."""
    try:
        chinese_calendar.is_workday(datetime.date(year, 1, 1))
    except NotImplementedError:
        return False
    return True


def is_working_day(day: datetime.date) -> bool:
    """Say whether `day` is worked; where its year is not known, weekends and fixed holidays are not."""
    if is_known(day.year):
        return bool(chinese_calendar.is_workday(day))
    return day.weekday() < _SATURDAY and (day.month, day.day) not in _FIXED


def working_day_from(day: datetime.date) -> datetime.date:
    """Return `day` where it is worked, else the next day that is."""
    while not is_working_day(day):
        day += _ONE_DAY
    return day
