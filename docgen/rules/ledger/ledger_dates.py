"""Find ledger entries whose dates are out of order."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from itertools import pairwise

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.ledger import Ledger, LedgerEntry
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_STEPS = {
    "found_on": "发现日期",
    "rectified_on": "整改日期",
    "verified_on": "核实日期",
    "closed_on": "销号日期",
}
_REMEDY = Text("改正写错的日期，多半是年份或月份", "correct the wrong date; look at year and month")


def ledger_dates(project: Project) -> Iterator[Finding]:
    """Report an entry that was put right before it was found, closed before verified, due before found.

    台账条目的日期先后颠倒。

    Bad:
        {id: Q01, problem: 药品不足80种, found_on: 2022-08-03, due_on: 2022-07-20, closed_on: 2022-08-01}
    Good:
        {id: Q01, problem: 药品不足80种, found_on: 2022-08-03, due_on: 2022-08-20, closed_on: 2022-08-18}
    Why: Found, put right, verified, closed: in this order, or on one day. A ledger as of a day knows nothing
        of later days, only what is due may lie ahead.
    为什么：先发现，再整改、核实、销号，可以在同一天，不能倒过来。台账写明截至日期的，不会有以后的事，期限除
        外。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            yield from _faults(ledger, entry)


def _faults(ledger: Ledger, entry: LedgerEntry) -> Iterator[Finding]:
    days: list[tuple[str, datetime.date]] = [
        (key, getattr(entry, key)) for key in _STEPS if getattr(entry, key) is not None
    ]
    for (first, day), (key, after) in pairwise(days):
        if after < day:
            yield _early(entry, key, _STEPS[key], after, (first, _STEPS[first], day))
    if entry.due_on is not None and entry.found_on is not None and entry.due_on < entry.found_on:
        found = ("found_on", _STEPS["found_on"], entry.found_on)
        yield _early(entry, "due_on", "整改期限", entry.due_on, found)
    for key, day in days:
        if ledger.as_of is not None and day > ledger.as_of:
            called = record_called(entry)
            message = Text(
                f"{called.zh} 的{_STEPS[key]}{date_words(day)}晚于台账的截至日期{date_words(ledger.as_of)}",
                f"{called.en}: {key} {day} is after the ledger's as_of {ledger.as_of}",
            )
            yield Finding(entry, (key,), message, _REMEDY)


def _early(
    entry: LedgerEntry, key: str, name: str, day: datetime.date, before: tuple[str, str, datetime.date]
) -> Finding:
    called, (other_key, other, other_day) = record_called(entry), before
    message = Text(
        f"{called.zh} 的{name}{date_words(day)}早于{other}{date_words(other_day)}",
        f"{called.en}: {key} {day} is before {other_key} {other_day}",
    )
    return Finding(entry, (key,), message, _REMEDY)
