"""Run every rule over a project and apply the waivers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Diagnostic, Report
from docgen.records.project import Project
from docgen.rules.rule import Rule
from docgen.rules.table import RULES
from docgen.rules.waivers import Waivers, waivers_in
from docgen.sources.collector import collector_paused


def check(project: Project, *, as_of: datetime.date, rules: tuple[Rule, ...] = RULES) -> Report:
    """Return every finding of every rule that no valid waiver allows, and every useless waiver.

    `as_of` is the day on which waivers are held against their expiry. Where a file is damaged, rules may
    have kept silent, so no waiver is called useless.
    """
    with collector_paused():
        waivers = waivers_in(project, as_of=as_of)
        found = [diagnostic for rule in rules for diagnostic in _run(rule, project, waivers)]
    project.forget()
    ran = frozenset(rule.code for rule in rules)
    known = ran | frozenset(rule.code for rule in RULES)
    proven = frozenset[str]() if project.damaged else ran
    return Report([*found, *waivers.complaints(known=known, proven=proven)])


def _run(rule: Rule, project: Project, waivers: Waivers) -> Iterator[Diagnostic]:
    """Yield the diagnostics of one rule, those left out that a waiver allows."""
    for finding in rule.check(project):
        if not waivers.allow(rule.code, finding.record):
            yield Diagnostic(rule.code, rule.severity, finding.place, finding.message, finding.remedy)
