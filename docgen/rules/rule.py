"""Define what a rule is: a function over the loaded project that yields findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from docgen.diagnostics import NO_TEXT, Place, Severity, Text
from docgen.explanation import Explanation, parse_explanation
from docgen.records.base import Base
from docgen.records.project import Project


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule yields: the record it is about, where inside it, what is wrong, what to do.

    `record` decides which waivers apply: its own and those of the records it stands in. `path` leads
    from the record to the value complained of, such as ``("assignment", "lead", 0)``; where it leads
    nowhere, the nearest thing on the way that exists is the place. `at` is the character (from 0) of a text
    that is complained of; None for all of it.
    """

    record: Base
    path: tuple[str | int, ...]
    message: Text
    remedy: Text = NO_TEXT
    at: int | None = None

    @property
    def place(self) -> Place:
        """Return where it stands in the file."""
        if self.at is None:
            return self.record.place(*self.path)
        return self.record.place_inside(*self.path, at=self.at)


Check = Callable[[Project], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A row of the table: the code is for ever, the function does the work."""

    code: str
    severity: Severity
    check: Check

    @property
    def explanation(self) -> Explanation:
        """Return the manual of the rule, read from its docstring (see `docgen.explanation`)."""
        return parse_explanation(self.check.__doc__ or "")
