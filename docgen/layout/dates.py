"""Write dates as official documents do (7.3.5.4)."""

from __future__ import annotations

import datetime


def date_words(date: datetime.date | None) -> str:
    """Return a date in Arabic digits, full year, no zero before month and day; empty for None."""
    return f"{date.year}年{date.month}月{date.day}日" if date is not None else ""
