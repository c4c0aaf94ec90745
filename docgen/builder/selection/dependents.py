"""Find the documents that depend on a record: those that would have to be looked at again when it changes."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from docgen.records.division import Division
from docgen.records.document import Document
from docgen.records.plan import Assignment, named_divisions
from docgen.records.project import Project
from docgen.records.standing import ledger_of


def binders_of(project: Project, documents: Collection[str]) -> frozenset[str]:
    """Return `documents` (ids) and those that bind one of them as an annex, and so on."""
    found = set(documents)
    while True:
        more = {
            document.id
            for document in project.documents
            if document.id not in found and any(annex.document in found for annex in document.annexes)
        }
        if not more:
            return frozenset(found)
        found |= more


def documents_about(project: Project, owners: Collection[str]) -> Iterator[Document]:
    """Yield the documents that are made from one of the plans, ledgers or registers `owners` (ids).

    A ledger that a document does not name, but that is the one of its plan and period, is one of them.
    """
    for document in project.documents:
        ledger = ledger_of(project, document)
        implied = ledger.id if ledger is not None else ""
        named = (document.plan, document.ledger, document.findings, implied, document.register_id)
        if any(each and each in owners for each in named):
            yield document


def documents_with_indicator(project: Project, identifier: str) -> Iterator[Document]:
    """Yield the documents whose plan, or one of whose articles, names an indicator or a part of it."""
    meant = {identifier, *(each.id for each in project.indicators if each.part_of == identifier)}
    plans = {plan.id for plan in project.plans if meant & plan.indicators}
    for document in project.documents:
        if document.plan in plans or meant & document.indicators:
            yield document


def documents_naming(project: Project, division: Division) -> Iterator[Document]:
    """Yield the documents that name a division, or a group that holds it, themselves or in their records."""
    groups = [each for each in project.divisions if division.name in project.members(each)]
    names = {name for each in (division, *groups) for name in each.names}
    owners = {mention.owner for name in names for mention in project.mentions.of(name)} - {""}
    about = {document.id for document in documents_about(project, owners)}
    yield from (each for each in project.documents if each.id in owners or each.id in about)


def documents_with_template(project: Project, template: str) -> Iterator[Document]:
    """Yield the documents of the types that use a template, named with its folder and without ``.docx``."""
    kinds = {kind.id for kind in project.types if template_name(kind.template) == template_name(template)}
    yield from (document for document in project.documents if document.type in kinds)


def template_name(path: str) -> str:
    """Return how a selection names a template: ``notices/division_of_labor``."""
    return path.removeprefix("templates/").removesuffix(".docx")


def given(assignment: Assignment) -> Iterator[str]:
    """Yield every division name in an assignment."""
    for entries in (assignment.lead, assignment.support, assignment.responsible):
        for _, name in named_divisions(entries):
            yield name
