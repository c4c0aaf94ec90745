"""Describe a diagnostic code in one place: its weight, its usual remedy, and its manual.

Rules describe themselves in their docstrings (`docgen.rules.rule`); everything else that can be wrong is a
`Fault` in a table of its room. Codes are never reused: a fault that goes leaves a hole.
"""

from __future__ import annotations

from dataclasses import dataclass

from docgen.diagnostics import NO_TEXT, Diagnostic, Place, Severity, Text
from docgen.explanation import Explanation


@dataclass(frozen=True, slots=True)
class Fault:
    """One code: what it weighs, what to do, and its manual."""

    code: str
    severity: Severity
    title: Text
    remedy: Text
    bad: str
    """Example that gives the finding; the same in both languages."""
    good: str
    """The same example put right."""
    why: Text

    @property
    def explanation(self) -> Explanation:
        """Return what `docgen explain` prints of this code."""
        return Explanation(self.title, self.bad, self.good, self.why)

    def at(self, place: Place, message: Text, remedy: Text = NO_TEXT) -> Diagnostic:
        """Return the diagnostic of this fault at `place`; without a `remedy` it is the usual one."""
        return Diagnostic(self.code, self.severity, place, message, remedy if remedy.zh else self.remedy)
