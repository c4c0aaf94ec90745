"""Take a document number apart: organ code, year, serial."""

from __future__ import annotations

import re
from typing import NamedTuple

from docgen.rules.document_number import normal

_GOOD = re.compile(r"([^〔]+)〔(\d{4})〕(\d+)号")


class NumberParts(NamedTuple):
    """The parts of a document number."""

    prefix: str
    year: int
    serial: int


def number_parts(number: str) -> NumberParts | None:
    """Return the parts of a number, also of one whose form is wrong in a clear way; None where it is not."""
    found = _GOOD.fullmatch(normal(number.strip()))
    return NumberParts(found[1], int(found[2]), int(found[3])) if found else None
