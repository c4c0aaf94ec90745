"""Say which references a plan or a document may cite, and whether all of them could be read."""

from __future__ import annotations

from docgen.records.document import Document
from docgen.records.plan import Plan, Reference
from docgen.records.project import Project

Source = Plan | Document


def sources(project: Project) -> tuple[Source, ...]:
    """Return everything that lists references: the plans, then the documents."""
    return (*project.plans, *project.documents)


def family(project: Project, source: Source) -> tuple[Source, ...]:
    """Return the record itself and what belongs with it: a plan and the documents that issue it.

    They are printed together, so each may cite what the other lists.
    """
    if isinstance(source, Plan):
        return (source, *(document for document in project.documents if document.plan == source.id))
    plan = project.plan_index.get(source.plan)
    return (source,) if plan is None else (source, plan)


def listed_for(project: Project, source: Source) -> tuple[Reference, ...]:
    """Return the references that may be cited in `source`, its own first."""
    return tuple(reference for member in family(project, source) for reference in member.references)


def is_whole(project: Project, source: Source) -> bool:
    """Say whether nothing had to be left out of the files that list what `source` may cite."""
    return not any(
        member.origin is not None and member.origin.path in project.damaged
        for member in family(project, source)
    )
