"""Say which diagnostics concern which document: those in the files that it is made from."""

from __future__ import annotations

from docgen.builder.selection import span_of
from docgen.diagnostics import Diagnostic, Report, Severity
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.sources.project import CATALOGUE, SHARED


def concerns(diagnostic: Diagnostic, document: Document, project: Project) -> bool:
    """Say whether `diagnostic` concerns `document`.

    It does in the document's own file, in its plan's, and in those that all documents share; of the
    catalogue only where it does not speak of another type.
    """
    path = diagnostic.place.path
    if path == CATALOGUE:
        others = (kind for kind in project.types if kind.id != document.type)
        return not any(span.holds(diagnostic) for kind in others for span in span_of(kind))
    return path in sources_of(project, document)


def is_held(document: Document, project: Project, report: Report) -> bool:
    """Say whether `document` cannot be built: an error concerns it, or what it is made of was not read."""
    if project.office is None or document.type not in project.type_index:
        return True
    if document.plan and document.plan not in project.plan_index:
        return True
    return any(concerns(error, document, project) for error in report.of(Severity.ERROR))


def sources_of(project: Project, document: Document) -> frozenset[str]:
    """Return the paths of the record files that a document is made from, relative to the project."""
    plan = project.plan_index.get(document.plan)
    own = {record.place().path for record in (document, plan) if record is not None}
    return frozenset({*SHARED, *own})
