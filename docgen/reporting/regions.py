"""Cut what was returned down to one region: its own figures and parts, none of the province or of others."""

from __future__ import annotations

from dataclasses import replace

from docgen.records.project import Project
from docgen.reporting.progress import LeadProgress, Progress


def regions_returned_on(project: Project, found: Progress) -> frozenset[str]:
    """Return the regions of which a return gives a figure, or what one of their divisions did."""
    return frozenset(region for lead in found.leads for region in _spoken_of(project, lead))


def spoken_of(project: Project, found: Progress, region: str) -> Progress:
    """Return the items on which a return speaks of `region`."""
    return found.cut(lambda duty: any(region in _spoken_of(project, lead) for lead in duty.leads))


def of_region(project: Project, found: Progress, region: str) -> Progress:
    """Return what was returned with the figures and the parts of `region` alone.

    A figure of the whole province says nothing of a region; and of no region is any figure asked for.
    """
    return found.with_leads(lambda lead: _narrowed(project, lead, region))


def _narrowed(project: Project, lead: LeadProgress, region: str) -> LeadProgress:
    if lead.given is None:
        return replace(lead, unreported=())
    supporters = (part for part in lead.given.supporters if _region_of(project, part.division) == region)
    figures = (each for each in lead.figures if _region_of(project, each.figure.scope) == region)
    return replace(
        lead,
        given=lead.given.model_copy(update={"supporters": tuple(supporters)}),
        figures=tuple(figures),
        unreported=(),
    )


def _spoken_of(project: Project, lead: LeadProgress) -> frozenset[str]:
    if lead.given is None:
        return frozenset()
    names = (
        *(part.division for part in lead.given.supporters),
        *(figure.scope for figure in lead.given.figures),
    )
    return frozenset(region for name in names if (region := _region_of(project, name)))


def _region_of(project: Project, name: str) -> str:
    """Return the region that goes by `name`, itself or a division in it; empty where none does."""
    division = project.division(name)
    if division is not None:
        return division.region
    return name if name in {each.region for each in project.divisions} else ""
