"""Choose documents and records by id, type, plan, division, task or period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Text
from docgen.errors import ProjectError
from docgen.records.base import Base
from docgen.records.division import Division
from docgen.records.document import Document
from docgen.records.placed import Container, PlacedList
from docgen.records.plan import Assignment, Task, named_divisions
from docgen.records.project import Project
from docgen.sources.suggest import nearest

METHODS = ("division", "task", "plan", "type", "period")


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
    """What was chosen: documents to build, and what findings are about."""

    documents: frozenset[str] = frozenset()
    """Ids of the documents that are to be built."""
    whole: frozenset[str] = frozenset()
    """Those of them that are meant with all they are made of, not only for a task or a division in them."""
    spans: tuple[Span, ...] = ()
    """Where the other records that were chosen stand."""

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Say whether the diagnostic stands in a record that was chosen by itself."""
        return any(span.holds(diagnostic) for span in self.spans)

    def __or__(self, other: Selection) -> Selection:
        """Return what either chooses."""
        return Selection(
            self.documents | other.documents, self.whole | other.whole, (*self.spans, *other.spans)
        )

    def __and__(self, other: Selection) -> Selection:
        """Return the documents that both choose; the other records are those of the first."""
        return Selection(self.documents & other.documents, self.whole & other.whole, self.spans)


def select(project: Project, expressions: Iterable[str]) -> Selection:
    """Return what any of `expressions` chooses.

    An expression is a document's id, a document type, ``plan:ID``, ``type:ID``, ``division:NAME`` (any name
    or alias), ``task:ID`` or ``period:ID``; a comma joins several. Raises ProjectError where one chooses
    nothing.
    """
    selection = Selection()
    for expression in (part.strip() for text in expressions for part in text.split(",")):
        chosen = _chosen(project, expression)
        if chosen == Selection():
            raise _nothing(project, expression)
        selection |= chosen
    return selection


def _chosen(project: Project, expression: str) -> Selection:
    """Return what one expression chooses; an empty selection where it chooses nothing."""
    method, colon, value = expression.partition(":")
    if not colon:
        return _of_name(project, expression)
    match method:
        case "type":
            return _whole(d for d in project.documents if d.type == value)
        case "period":
            return _whole(d for d in project.documents if d.period == value and value)
        case "plan":
            plans = [plan for plan in project.plans if plan.id == value]
            return _whole(_documents_of(project, {value})) | Selection(spans=_spans(plans))
        case "task":
            tasks = [task for plan in project.plans for task in plan.tasks if task.id == value]
            ids = {plan.id for plan in project.plans if any(task.id == value for task in plan.tasks)}
            return Selection(_ids(_documents_of(project, ids)), spans=_spans(tasks))
        case "division":
            return _of_division(project, value)
    return Selection()


def _of_name(project: Project, name: str) -> Selection:
    """Return the document or the documents of the type called `name`, also where its file cannot be read."""
    chosen = _whole(d for d in project.documents if name in (d.id, d.type))
    file = f"data/documents/{name}.yaml"
    return chosen if file not in project.damaged else chosen | Selection(spans=(Span(file, 1, None),))


def _whole(documents: Iterable[Document]) -> Selection:
    ids = _ids(documents)
    return Selection(documents=ids, whole=ids)


def _ids(documents: Iterable[Document]) -> frozenset[str]:
    return frozenset(document.id for document in documents)


def _of_division(project: Project, name: str) -> Selection:
    """Return the division, the tasks that give it work, also as a member of a group, and their documents."""
    division = project.division(name)
    if division is None:
        return Selection()
    found: list[Task] = []
    plans: set[str] = set()
    for entry in project.assigned:
        if entry.assignment is not None and any(
            _means(project, given, division) for given in _given(entry.assignment)
        ):
            found.append(entry.task)
            plans.add(entry.plan.id)
    tasks = list({id(task): task for task in found}.values())
    return Selection(_ids(_documents_of(project, plans)), spans=_spans([division, *tasks]))


def _means(project: Project, name: str, division: Division) -> bool:
    """Say whether `name` is the division's, or that of a group it belongs to."""
    given = project.division(name)
    return given is division or (given is not None and division.name in project.members(given))


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
    if not expression:
        return ProjectError(Text("--select 后面是空的", "--select is empty"))
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
        "period": tuple(sorted({document.period for document in project.documents if document.period})),
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


def _spans(records: Iterable[Base]) -> tuple[Span, ...]:
    return tuple(span for record in records for span in span_of(record))


def span_of(record: Base) -> Iterator[Span]:
    """Yield the lines that a record takes in its file; nothing for one that was made in code."""
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
