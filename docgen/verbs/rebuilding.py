"""Plan a build after little has changed since the last one, without reading the rest.

What has changed is known by hashes (`docgen.builder.snapshot`), and which records have to do with that
(`docgen.builder.part`). These alone are read, checked by the same rules and planned in the same way; of the
other files the findings stand. Whatever could concern more than that (an error, a waiver, a file more or
less, a record that others know by something else now) leads the full way.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from docgen.builder.charts import undrawable
from docgen.builder.folders import Folders
from docgen.builder.part import faces_of, tie_of, touched
from docgen.builder.planner import Wish, orphans, plan_build
from docgen.builder.snapshot import Question, Recalled, Tie
from docgen.builder.step import Reason, Status
from docgen.diagnostics import Report
from docgen.machine.fact import Surroundings
from docgen.records.catalogue import ForEach, Format
from docgen.records.project import Project
from docgen.verbs.building import Planned, faults_of_types
from docgen.verbs.checking import check_part
from docgen.verbs.equipping import equipped

_FEW = 0.5
"""Where more of the records are touched, the full way is as short."""
_SAME_FILE = frozenset({Reason.DATA, Reason.WORD})
"""Why a file is built again that was built before, and is as it was."""


def plan_part(
    asked: Question,
    before: Recalled,
    folders: Folders,
    *,
    as_of: datetime.date,
    formats: Iterable[str] = (),
    surroundings: Surroundings | None = None,
) -> Planned | None:
    """Return the plan of a build of the whole project; only files that the change may concern have steps.

    The others are `standing`, and the report is that of all. None where the full way has to be gone. Raises
    ProjectError as `docgen.verbs.building.plan` does.
    """
    files = touched(before.tie, before.changed)
    if not files or len(files) > _FEW * len(asked.records):
        return None
    checked = check_part(folders.root, files, as_of=as_of)
    if checked is None or not _has_same_face(checked.project, before):
        return None
    project = checked.project
    documents = list(project.documents)
    known = {document.id for document in documents}
    wish, pdfs = equipped(Wish(as_of, tuple(map(Format, formats))), project, documents, surroundings)
    plan = plan_build(project, folders, wish, documents=known)
    of_types = faults_of_types(plan.steps, sound=before.tie.sound)
    doubts = (
        any(step.status is Status.BLOCKED or not _SAME_FILE.issuperset(step.reasons) for step in plan.steps)
        or any(of_types.values())
        or any(True for _ in undrawable(plan.steps, wish.chart_fonts))
        or _may_leave_files(project, folders)
    )
    if doubts:
        return None
    report = Report([*(each for each in before.report if each.place.path not in files), *checked.report])
    rest = {path for part in before.tie.parts for path in part} - files
    unread = {path: digest for path in rest if (digest := asked.records.get(path))}
    return Planned(
        replace(checked, report=report, unread=unread),
        plan,
        folders,
        report,
        pdfs,
        wish.chart_fonts,
        standing=before.files - len(plan.steps),
        sound=frozenset({*before.tie.sound, *of_types}),
    )


def _may_leave_files(project: Project, folders: Folders) -> bool:
    """Say whether a document that is made for each of several is not made for one of them any more."""
    kinds = (project.type_index[document.type] for document in project.documents)
    if all(kind.for_each is ForEach.DOCUMENT for kind in kinds):
        return False
    known = {document.id for document in project.documents}
    return any(True for _ in orphans(project, folders, documents=known, gone=False))


def tie_after(planned: Planned, before: Recalled | None) -> Tie:
    """Return what is to be remembered of the records of a build that left nothing to do."""
    tie = tie_of(planned.checked.project, planned.sound)
    if before is None:
        return tie
    # What records print and say of figures is none of their faces: it may have changed with them.
    stay = {file: set(paths) - tie.faces.keys() for file, paths in before.tie.readers.items()}
    readers = {file: tuple(sorted({*paths, *tie.readers[file]})) for file, paths in stay.items()}
    return replace(before.tie, readers=readers, sound=tie.sound)


def _has_same_face(project: Project, before: Recalled) -> bool:
    """Say whether others know the changed records by the same things as before."""
    faces = faces_of(project)
    return all(faces.get(path, "") == before.tie.faces.get(path) for path in before.changed)
