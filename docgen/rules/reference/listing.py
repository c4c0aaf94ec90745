"""Say which references a plan or a document may cite."""

from __future__ import annotations

from pathlib import PurePosixPath

from docgen.records.document import Document
from docgen.records.files import document_file
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


def unread(project: Project, source: Source) -> bool:
    """Say whether some of what belongs with `source` was not read, so that a missing entry proves nothing."""
    if project.is_damaged(*family(project, source)):
        return True
    if isinstance(source, Document):
        return bool(source.plan) and source.plan not in project.plan_index
    read = {document.place().path for document in project.documents}
    return any(PurePosixPath(path).match(document_file("*")) for path in project.damaged - read)
