"""Say whether who does what was written but could not be read, so that nothing follows from its absence."""

from __future__ import annotations

from docgen.records.base import Base
from docgen.records.project import Assigned


def assignment_unread(entry: Assigned) -> bool:
    """Say whether some of the assignment was left out because it did not fit, as in ``lead: 人事处``."""
    return (
        left_out(entry.plan, "divides_labour")
        or left_out(entry.task, "assignment")
        or left_out(entry.item, "assignment")
        or left_out(entry.assignment, "lead", "responsible")
    )


def left_out(record: Base | None, *keys: str) -> bool:
    """Say whether a value under one of `keys` was left out of the record; it was reported on reading."""
    origin = record.origin if record is not None else None
    return origin is not None and any(origin.left_out(key) for key in keys)
