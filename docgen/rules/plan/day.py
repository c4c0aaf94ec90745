"""Write a day as messages show it."""

from __future__ import annotations

import datetime


def day_words(day: datetime.date) -> str:
    """Return a day in Chinese: 2022年8月26日."""
    return f"{day.year}年{day.month}月{day.day}日"
