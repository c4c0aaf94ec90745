"""Say which diagnostics concern which document: those in the files that it is made from."""

from __future__ import annotations

from docgen.builder.selection import span_of
from docgen.diagnostics import Diagnostic, Report, Severity
from docgen.records.base import Base
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.records.standing import ledger_of
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
    made_of = (document, *annexes_of(project, document))
    if project.office is None or any(each.type not in project.type_index for each in made_of):
        return True
    if any(each.plan and each.plan not in project.plan_index for each in made_of):
        return True
    return any(concerns(error, document, project) for error in report.of(Severity.ERROR))


def sources_of(project: Project, document: Document) -> frozenset[str]:
    """Return the paths of the record files that a document is made from, relative to the project."""
    # A thousand files can be made of one document. It is kept with the answer, so that its id stays its own.
    key = ("sources_of", id(document))
    return project.once(key, lambda: (document, _sources_of(project, document)))[1]


def _sources_of(project: Project, document: Document) -> frozenset[str]:
    records: list[Base | None] = []
    for each in (document, *annexes_of(project, document)):
        named = indicators_of(project, each) if project.figures else frozenset[str]()
        records += [
            each,
            project.plan_index.get(each.plan),
            ledger_of(project, each),
            project.register_index.get(each.register_id),
            *(given for given in project.returns if each.period and given.plan == each.plan),
            *(granted for granted in project.extensions if each.period and granted.plan == each.plan),
            *(file for file in project.figures if any(each.indicator in named for each in file.figures)),
        ]
    return frozenset({*SHARED, *(record.place().path for record in records if record is not None)})


def indicators_of(project: Project, document: Document) -> frozenset[str]:
    """Return the ids of the indicators whose figures `document` may print: its own, and its plan's."""
    plan = project.plan_index.get(document.plan)
    return document.indicators | (plan.indicators if plan is not None else frozenset())


def annexes_of(project: Project, document: Document) -> tuple[Document, ...]:
    """Return the documents that are bound behind `document`, in order."""
    known = project.document_index
    return tuple(known[annex.document] for annex in document.annexes if annex.document in known)
