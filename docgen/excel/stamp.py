"""Stamp a form with what it is, on a sheet that nobody sees, and read the stamp back.

The stamp survives a new file name, moved rows and other programs. Its seal is a digest over the other lines:
it proves no origin, but a stamp of which a part was changed or mixed with another's is known as broken.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from docgen.excel.form_content import FormContent
from docgen.excel.form_layout import Part

VERSION = "1"
_KEYS = ("version", "plan", "period", "division", "structure")


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which form a workbook is."""

    plan: str
    period: str
    division: str
    """The id of the division."""
    structure: str = ""
    """The version of the form's structure; empty where the stamp itself is lost."""
    items: tuple[str, ...] = ()
    """What was asked of each item: a digest, after the code of the item."""

    @property
    def number(self) -> str:
        """Return the name of the form, as it also stands on the sheet."""
        return f"{self.plan}/{self.period}/{self.division}"

    def asked(self, code: str) -> str | None:
        """Return the digest of what was asked of an item; None where the form did not ask for it."""
        found = (line.rpartition(" ") for line in self.items)
        return next((known for name, _, known in found if name == code), None)

    def lines(self) -> dict[str, str]:
        """Return the stamp as keys and values, with its seal."""
        values = dict(
            zip(_KEYS, (VERSION, self.plan, self.period, self.division, self.structure), strict=True)
        )
        for line in self.items:
            code, _, digest = line.rpartition(" ")
            values[f"item {code}"] = digest
        return {**values, "seal": _seal(values)}


def stamp_of(content: FormContent) -> Stamp:
    """Return the stamp of a form."""
    items = tuple(f"{row.code} {digest(row.label)}" for row in content.rows if row.part is Part.ITEM)
    return Stamp(content.plan.id, content.period.id, content.division.id, content.structure, items)


def stamp_from(lines: Mapping[str, str]) -> Stamp | None:
    """Return the stamp that `lines` hold, or None where they hold none that is whole."""
    values = {key: value for key, value in lines.items() if key in _KEYS or key.startswith("item ")}
    if not all(values.get(key) for key in _KEYS) or lines.get("seal") != _seal(values):
        return None
    items = tuple(f"{key.removeprefix('item ')} {value}" for key, value in values.items() if key not in _KEYS)
    plan, period, division, structure = (values[key] for key in _KEYS[1:])
    return Stamp(plan, period, division, structure, items)


def digest(text: str) -> str:
    """Return 12 hexadecimal digits that stand for `text`."""
    return hashlib.sha256(text.encode()).hexdigest()[:12]


def _seal(values: Mapping[str, str]) -> str:
    return digest("\n".join(f"{key}\t{values[key]}" for key in sorted(values)))
