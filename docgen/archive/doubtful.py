"""Gather what is wrong with an archive: one finding a file is enough."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from docgen.archive.findings import REMEDIES
from docgen.diagnostics import NO_TEXT, Diagnostic, Place, Text
from docgen.faults import Fault


@dataclass(slots=True)
class Doubtful:
    """The bag in a folder, and what was found wrong with it so far."""

    folder: Path
    shown: str
    """How messages call the archive."""
    findings: list[Diagnostic] = field(default_factory=list)
    named: set[str] = field(default_factory=set)

    def say(self, fault: Fault, path: str, zh: str, en: str) -> None:
        """Add a finding about the file at `path`, unless there is one."""
        if path not in self.named:
            self.named.add(path)
            self.findings.append(self.about(fault, path, Text(f"{path} {zh}", f"{path} {en}")))

    def about(self, fault: Fault, path: str, fact: Text, remedy: Text = NO_TEXT) -> Diagnostic:
        """Return a finding whose place is the file at `path`; empty for the archive itself.

        Without a `remedy` it is what fits an archive.
        """
        usual = REMEDIES.get(fault, NO_TEXT)
        return fault.at(Place(self.shown, within=path), fact, remedy if remedy.zh else usual)
