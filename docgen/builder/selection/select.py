"""Choose documents and records: by name, by what they are made from, or by what became of them.

The grammar is dbt's: repeated expressions add up, a comma means both, a ``+`` behind adds what depends on it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from docgen.builder.selection.chosen import Parts, Selection, Span, spans_of
from docgen.builder.selection.dependents import (
    binders_of,
    documents_about,
    documents_naming,
    documents_with_indicator,
    documents_with_template,
    given,
)
from docgen.builder.selection.unknown import nothing_chosen
from docgen.diagnostics import Text
from docgen.errors import ProjectError
from docgen.records.catalogue import ForEach
from docgen.records.division import Division
from docgen.records.document import Document
from docgen.records.files import document_file
from docgen.records.plan import Task
from docgen.records.project import Project

STATES = ("modified", "new", "missing", "edited", "current")
"""What may stand behind ``state:``; see docs/selection.md."""
RESULTS = ("error", "failed", "blocked", "left_out", "written")
"""What may stand behind ``result:``."""
Past = Callable[[str, str], frozenset[str]]
"""Gives the documents (ids) of a state or of a result: `past("state", "modified")`."""


def no_past(*_: str) -> frozenset[str]:
    """Return nothing: of a project that was never built."""
    return frozenset()


def select(project: Project, expressions: Iterable[str], past: Past = no_past) -> Selection:
    """Return what any of `expressions` chooses.

    An expression is a document's id, a document type, or ``METHOD:VALUE`` (see `METHODS`); a comma joins
    those that must all hold, a ``+`` behind one adds the documents that depend on what it names. Raises
    ProjectError for one that names nothing; nothing in a state or with a result is no error.
    """
    selection = Selection()
    for text in expressions:
        first, *others = [_one(project, part.strip(), past) for part in text.split(",")]
        for other in others:
            first &= other
        selection |= first
    return selection


def _one(project: Project, expression: str, past: Past) -> Selection:
    """Return what one expression without a comma chooses. Raises ProjectError where it names nothing."""
    name, dependents = expression.removesuffix("+").rstrip(), expression.endswith("+")
    if not name:
        raise ProjectError(
            Text(f"--select 里有一处是空的：{expression!r}", f"nothing is named: {expression!r}")
        )
    method, colon, value = name.partition(":")
    if not colon:
        method, value = "", name
    known = {"state": STATES, "result": RESULTS}.get(method)
    if known is not None:
        if value not in known:
            raise nothing_chosen(project, expression, method, value, known)
        chosen = _whole_ids(past(method, value))
    else:
        chosen = _CHOOSERS.get(method, _none)(project, value)
        if dependents:
            chosen |= _whole(_DEPENDENTS.get(method, _none_depends)(project, value))
        if chosen == Selection():
            raise nothing_chosen(project, expression, method, value, METHODS)
    return chosen | _whole_ids(binders_of(project, chosen.documents)) if dependents else chosen


def _none(_project: Project, _value: str) -> Selection:
    return Selection()


def _none_depends(_project: Project, _value: str) -> Iterable[Document]:
    return ()


def _of_name(project: Project, name: str) -> Selection:
    """Return the document or the documents of the type called `name`, also where its file cannot be read."""
    chosen = _whole(d for d in project.documents if name in (d.id, d.type))
    file = document_file(name)
    return chosen if file not in project.damaged else chosen | Selection(spans=(Span(file, 1, None),))


def _of_type(project: Project, value: str) -> Selection:
    return _whole(d for d in project.documents if d.type == value)


def _of_period(project: Project, value: str) -> Selection:
    return _whole(d for d in project.documents if d.period == value and value)


def _of_plan(project: Project, value: str) -> Selection:
    plans = [plan for plan in project.plans if plan.id == value]
    return _whole(_documents_of(project, {value})) | Selection(spans=spans_of(plans))


def _of_task(project: Project, value: str) -> Selection:
    tasks = [task for plan in project.plans for task in plan.tasks if task.id == value]
    ids = {plan.id for plan in project.plans if any(task.id == value for task in plan.tasks)}
    documents = _documents_of(project, ids)
    parts = _parts(project, documents, {ForEach.TASK: {value}})
    return Selection(_ids(documents), spans=spans_of(tasks), parts=parts)


def _of_division(project: Project, name: str) -> Selection:
    """Return the division, the tasks that give it work, also as a member of a group, and their documents."""
    division = project.division(name)
    if division is None:
        return Selection()
    found: list[Task] = []
    plans: set[str] = set()
    for entry in project.assigned:
        if entry.assignment is not None and any(
            _means(project, name, division) for name in given(entry.assignment)
        ):
            found.append(entry.task)
            plans.add(entry.plan.id)
    tasks = list({id(task): task for task in found}.values())
    documents = _documents_of(project, plans)
    files = {
        ForEach.TASK: {task.id for task in tasks},
        ForEach.DIVISION: {each.id for each in project.divisions if _means(project, each.name, division)},
        # Who belongs to no region may have a part in what is made for any of them.
        **({ForEach.REGION: {division.region}} if division.region else {}),
    }
    parts = _parts(project, documents, files)
    return Selection(_ids(documents), spans=spans_of([division, *tasks]), parts=parts)


def _parts(project: Project, documents: Iterable[Document], files: Mapping[ForEach, set[str]]) -> Parts:
    """Return which files are meant of documents that are made for each of several: `files`, by what for."""
    kinds = {document.id: project.type_index.get(document.type) for document in documents}
    keys = {identifier: ForEach(kind.for_each.key) for identifier, kind in kinds.items() if kind is not None}
    return {identifier: frozenset(files[key]) for identifier, key in keys.items() if key in files}


def _means(project: Project, name: str, division: Division) -> bool:
    """Say whether `name` is the division's, or that of a group it belongs to."""
    named = project.division(name)
    return named is division or (named is not None and division.name in project.members(named))


def _of_region(project: Project, value: str) -> Selection:
    """Return what each division of a region chooses."""
    chosen = Selection()
    for division in project.divisions:
        if value and division.region == value:
            chosen |= _of_division(project, division.name)
    return chosen


def _of_indicator(project: Project, value: str) -> Selection:
    """Return the record of an indicator, by id; the documents with it depend on it."""
    return Selection(spans=spans_of(each for each in project.indicators if each.id == value))


def _of_template(project: Project, value: str) -> Selection:
    return _whole(documents_with_template(project, value))


def _on_plan(project: Project, value: str) -> Iterable[Document]:
    return documents_about(project, {value})


def _on_division(project: Project, value: str) -> Iterable[Document]:
    division = project.division(value)
    return documents_naming(project, division) if division is not None else ()


def _on_region(project: Project, value: str) -> Iterable[Document]:
    for division in project.divisions:
        if value and division.region == value:
            yield from documents_naming(project, division)


def _on_name(project: Project, value: str) -> Iterable[Document]:
    """Yield what depends on whatever is called `value`: a plan, ledger, figure, division or template."""
    yield from documents_about(project, {value})
    yield from documents_with_indicator(project, value)
    yield from _on_division(project, value)
    yield from documents_with_template(project, value)


_CHOOSERS: dict[str, Callable[[Project, str], Selection]] = {
    "": _of_name,
    "type": _of_type,
    "plan": _of_plan,
    "period": _of_period,
    "division": _of_division,
    "region": _of_region,
    "task": _of_task,
    "indicator": _of_indicator,
    "template": _of_template,
}
_DEPENDENTS: dict[str, Callable[[Project, str], Iterable[Document]]] = {
    "": _on_name,
    "plan": _on_plan,
    "division": _on_division,
    "region": _on_region,
    "indicator": documents_with_indicator,
}
METHODS = (*filter(None, _CHOOSERS), "state", "result")
"""What may stand before a colon."""


def _whole(documents: Iterable[Document]) -> Selection:
    return _whole_ids(_ids(documents))


def _whole_ids(ids: frozenset[str]) -> Selection:
    return Selection(documents=ids, whole=ids)


def _ids(documents: Iterable[Document]) -> frozenset[str]:
    return frozenset(document.id for document in documents)


def _documents_of(project: Project, plans: set[str]) -> list[Document]:
    return [document for document in project.documents if document.plan in plans]
