"""Choose documents and records by id, type, plan, division or task."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Text
from docgen.errors import ProjectError
from docgen.records.base import Base
from docgen.records.document import Document
from docgen.records.placed import Container, PlacedList
from docgen.records.plan import Assignment, Task
from docgen.records.project import Project, named_divisions
from docgen.sources.suggest import nearest

METHODS = ("division", "task", "plan", "type")


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of one file, both ends included; `last` None means to the end of the file."""

    path: str
    first: int
    last: int | None

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Say whether the diagnostic stands in these lines."""
        line = diagnostic.place.line or 1
        return (
            diagnostic.place.path == self.path
            and self.first <= line
            and (self.last is None or line <= self.last)
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """The documents that were chosen, and where everything that was chosen stands."""

    documents: frozenset[str]
    spans: tuple[Span, ...]

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Say whether the diagnostic is about something chosen."""
        return any(span.holds(diagnostic) for span in self.spans)


def select(project: Project, expressions: Iterable[str]) -> Selection:
    """Return what any of `expressions` chooses.

    An expression is a document's id, a document type, ``plan:ID``, ``type:ID``, ``division:NAME`` (any name
    or alias) or ``task:ID``; a comma joins several. Raises ProjectError where one chooses nothing.
    """
    documents: set[str] = set()
    records: list[Base] = []
    for expression in (part.strip() for text in expressions for part in text.split(",")):
        if not expression:
            continue
        chosen = _chosen(project, expression)
        if not chosen:
            raise _nothing(project, expression)
        records += chosen
        documents |= {record.id for record in chosen if isinstance(record, Document)}
    spans = tuple(span for record in records for span in _span(record))
    return Selection(frozenset(documents), spans)


def _chosen(project: Project, expression: str) -> list[Base]:
    """Return the records that one expression chooses, documents among them."""
    method, colon, value = expression.partition(":")
    if not colon:
        return [d for d in project.documents if expression in (d.id, d.type)]
    match method:
        case "type":
            return [d for d in project.documents if d.type == value]
        case "plan":
            return [*(p for p in project.plans if p.id == value), *_documents_of(project, {value})]
        case "task":
            tasks: list[Base] = [task for plan in project.plans for task in plan.tasks if task.id == value]
            plans = {plan.id for plan in project.plans if any(task.id == value for task in plan.tasks)}
            return [*tasks, *_documents_of(project, plans)]
        case "division":
            return _of_division(project, value)
    return []


def _of_division(project: Project, name: str) -> list[Base]:
    """Return the division, the tasks that give it work, and the documents of their plans."""
    division = project.division(name)
    if division is None:
        return []
    found: list[Task] = []
    plans: set[str] = set()
    for entry in project.assigned:
        if entry.assignment is not None and any(
            project.division(given) is division for given in _given(entry.assignment)
        ):
            found.append(entry.task)
            plans.add(entry.plan.id)
    tasks = list({id(task): task for task in found}.values())
    return [division, *tasks, *_documents_of(project, plans)]


def _given(assignment: Assignment) -> Iterator[str]:
    """Yield every division name in an assignment."""
    for entries in (assignment.lead, assignment.support, assignment.responsible):
        for _, name in named_divisions(entries):
            yield name


def _documents_of(project: Project, plans: set[str]) -> list[Document]:
    return [document for document in project.documents if document.plan in plans]


def _nothing(project: Project, expression: str) -> ProjectError:
    """Return the error for an expression that chooses nothing, with the nearest name."""
    method, colon, value = expression.partition(":")
    if colon and method not in METHODS:
        return ProjectError(
            Text(
                f"--select 不认识“{method}:”，可用：{'、'.join(f'{name}:' for name in METHODS)}",
                f"--select does not know {method!r}: use {', '.join(f'{name}:' for name in METHODS)}",
            )
        )
    names = {
        "division": tuple(name for division in project.divisions for name in division.names),
        "task": tuple(task.id for plan in project.plans for task in plan.tasks),
        "plan": tuple(project.plan_index),
        "type": tuple(project.type_index),
        "": (*(document.id for document in project.documents), *project.type_index),
    }[method if colon else ""]
    close = nearest(value if colon else expression, names)
    return ProjectError(
        Text(
            f"--select {expression} 没有选中任何内容" + (f"；是不是 {'、'.join(close)}？" if close else ""),
            f"--select {expression} chooses nothing"
            + (f"; did you mean {', '.join(close)}?" if close else ""),
        )
    )


def _span(record: Base) -> Iterator[Span]:
    """Yield the lines that a record takes in its file."""
    if record.origin is not None:
        yield Span(record.origin.path, record.origin.mark[0], _last_line(record.origin))


def _last_line(container: Container) -> int | None:
    """Return the line before whatever follows `container` in its file; None where nothing follows."""
    current: Container = container
    while current.parent is not None:
        parent = current.parent
        if isinstance(parent, PlacedList):
            index = int(current.key) + 1
            following = [parent.marks[index][0]] if index < len(parent.marks) else []
        else:
            own = parent.key_marks[str(current.key)][0]
            following = [line for line, _ in parent.key_marks.values() if line > own]
        if following:
            return max(container.mark[0], min(following) - 1)
        current = parent
    return None
