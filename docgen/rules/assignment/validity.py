"""Say whether the days from and to which a division exists can be relied on."""

from __future__ import annotations

from docgen.records.division import Division


def never_valid(division: Division) -> bool:
    """Say whether the division ceases on the day it begins or before, so that one of the days is wrong."""
    begin, end = division.valid_from, division.valid_to
    return begin is not None and end is not None and end <= begin
