"""Divide the records of a project into parts that have nothing to do with one another.

A plan, the documents that are made from it, its returns and its ledgers are one part. What every record may
be held against (office, divisions, indicators, figures) belongs to none. Where nothing but records of one
part has changed, and others know them by the same things as before, the other parts need not be read: their
files and the findings in them are as they were. (Mistakes that concern two parts, like a number that is used
twice, are errors, and a project with errors leaves no snapshot.) Where figures have changed, the parts are
concerned that print indicators or name one in their texts.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from fnmatch import fnmatch

from docgen.builder.concern import indicators_of, sources_of
from docgen.builder.files import fingerprint
from docgen.builder.snapshot import Tie
from docgen.builder.step import Step
from docgen.records.document import Document
from docgen.records.ledger import Ledger
from docgen.records.progress import Extension, FigureFile, Return
from docgen.records.project import Project
from docgen.rules.figure.stated import names_of, texts_of_documents
from docgen.sources.project import FOR_ALL


def parts_of(project: Project) -> tuple[tuple[str, ...], ...]:
    """Return the paths of the record files of each part, sorted."""
    leader: dict[str, str] = {}

    def first(path: str) -> str:
        while leader.setdefault(path, path) != path:
            leader[path] = path = leader[leader[path]]
        return path

    for tied in _tied(project):
        one, *others = sorted(path for path in tied if not is_for_all(path))
        for path in (one, *others):
            leader[first(path)] = first(one)
    parts: dict[str, list[str]] = {}
    for path in sorted(leader):
        parts.setdefault(first(path), []).append(path)
    return tuple(map(tuple, parts.values()))


def faces_of(project: Project) -> dict[str, str]:
    """Return what records in other files know of the record in each file, as a fingerprint, by its path."""
    return {path: fingerprint(json.dumps(face, default=str).encode()) for path, face in _faces(project)}


def readers_of(project: Project) -> dict[str, tuple[str, ...]]:
    """Return of each file of figures the files of the records that its figures make a difference to.

    They are those that may print one of its indicators, and those with a text that names one, for the text is
    held against its figures.
    """
    wanted: dict[str, set[str]] = {}
    for document in project.documents if project.figures else ():
        wanted[document.place().path] = set(indicators_of(project, document))
    names = names_of(project.indicators)
    for source, printed in texts_of_documents(project) if project.figures else ():
        found = {indicator.id for name, indicator in names.items() if name in printed.text}
        wanted.setdefault(source.place().path, set()).update(found)
    return {
        file.place().path: tuple(sorted(path for path, ids in wanted.items() if ids & _indicators_in(file)))
        for file in project.figures
    }


def touched(tie: Tie, changed: frozenset[str]) -> frozenset[str] | None:
    """Return the files that `changed` ones have to do with; None where one of these is in no part.

    Where figures have changed, it is the parts of their readers, and all figures.
    """
    figures = changed & tie.readers.keys()
    reached = changed.union(*(tie.readers[path] for path in figures))
    found = frozenset(path for part in tie.parts if not reached.isdisjoint(part) for path in part)
    found |= tie.readers.keys() if figures else frozenset()
    return found if changed <= found else None


def tie_of(project: Project, steps: Iterable[Step]) -> Tie:
    """Return what tells later which records of a project a change concerns; `steps` make its products."""
    return Tie(parts_of(project), faces_of(project), readers_of(project), products_of(steps))


def products_of(steps: Iterable[Step]) -> dict[str, tuple[str, ...]]:
    """Return the paths of what `steps` make, sorted, by the file of the document that it is made of."""
    found: dict[str, list[str]] = {}
    for step in steps:
        found.setdefault(step.document.place().path, []).append(step.path)
    return {file: tuple(sorted(paths)) for file, paths in found.items()}


def is_for_all(path: str) -> bool:
    """Say whether the records in a file may be held against those of any other."""
    return any(fnmatch(path, pattern) for pattern in FOR_ALL)


def _tied(project: Project) -> Iterator[frozenset[str]]:
    """Yield the files of each record and of those that it is made from, held against or named with."""
    known = project.document_index
    for document in project.documents:
        replaced = (known[name] for name in document.supersedes if name in known)
        yield sources_of(project, document) | {each.place().path for each in replaced}
    of_plans: tuple[Return | Extension | Ledger, ...] = (
        *project.returns,
        *project.extensions,
        *project.ledgers,
    )
    for record in of_plans:
        plan = project.plan_index.get(record.plan)
        yield frozenset([record.place().path, *([plan.place().path] if plan is not None else ())])
    for alone in (*project.plans, *project.registers):
        yield frozenset([alone.place().path])


def _faces(project: Project) -> Iterator[tuple[str, object]]:
    for document in project.documents:
        yield document.place().path, _face(document)
    for plan in project.plans:
        yield plan.place().path, plan.id
    for register in project.registers:
        yield register.place().path, register.id
    for ledger in project.ledgers:
        yield ledger.place().path, (ledger.id, ledger.plan)
    for report in project.returns:
        yield report.place().path, (report.plan, report.period, report.division)
    for file in project.figures:
        yield file.place().path, sorted(_indicators_in(file))
    for path in {each.place().path for each in project.extensions}:
        yield path, sorted({each.plan for each in project.extensions})


def _face(document: Document) -> object:
    """Return by what a document finds its records, and by what others find it or are mistaken for it."""
    return (
        (document.id, document.type, document.number, [own.number for own in document.numbers]),
        (document.issue, document.date, document.title, document.period),
        (document.plan, document.ledger, document.findings, document.register_id),
        sorted(document.indicators),
        (document.supersedes, [(annex.title, annex.document) for annex in document.annexes]),
    )


def _indicators_in(file: FigureFile) -> frozenset[str]:
    return frozenset(figure.indicator for figure in file.figures)
