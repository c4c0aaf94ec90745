"""Go through what was returned, and say in messages whose return is meant."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Plan
from docgen.records.progress import Return
from docgen.records.project import Project
from docgen.reporting.periods import Period, parse_period
from docgen.reporting.progress import LeadProgress, gathered


def periods_returned(project: Project) -> Iterator[tuple[Plan, Period]]:
    """Yield the plans and periods of which something was returned; those that nobody knows are left out."""
    for plan, period in project.return_index:
        if plan in project.plan_index:
            try:
                yield project.plan_index[plan], parse_period(period)
            except ValueError:
                continue


def leads_returned(project: Project) -> Iterator[tuple[Return, LeadProgress]]:
    """Yield what every lead returned of every item, with its return; where it said nothing, too."""
    for plan, period in periods_returned(project):
        for lead in gathered(project, plan, period, as_of=None).leads:
            if lead.status.given is not None:
                yield lead.status.given, lead


def return_called(given: Return) -> Text:
    """Return how a message names a return: 人事处 2022-H1 的报送."""
    return Text(f"{given.division} {given.period} 的报送", f"return of {given.division} for {given.period}")
