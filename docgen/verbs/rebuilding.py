"""Plan a build after little has changed since the last one, without reading the rest.

What has changed is known by hashes (`docgen.builder.snapshot`), and which records have to do with that
(`docgen.builder.part`). These alone are read, checked by the same rules and planned in the same way; of the
other files the findings stand. Whatever could concern more than that leads the full way: an error, a waiver
in what was read, a record more or less, one that others know by something else now, a product more or less.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import replace

from docgen.builder.charts import undrawable
from docgen.builder.folders import Folders
from docgen.builder.part import faces_of, products_of, readers_of, tie_of, touched
from docgen.builder.pictures import shown_pictures
from docgen.builder.planner import Wish, plan_build
from docgen.builder.snapshot import Question, Recalled, Tie
from docgen.builder.step import Reason, Status
from docgen.diagnostics import Report
from docgen.machine.fact import Surroundings
from docgen.records.catalogue import Format
from docgen.records.project import Project
from docgen.verbs.building import Planned
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
    if files is None or len(files) > _FEW * len(asked.records):
        return None
    checked = check_part(folders.root, files, as_of=as_of)
    if checked is None or not _has_same_face(checked.project, before):
        return None
    project = checked.project
    documents = list(project.documents)
    wish, pdfs = equipped(Wish(as_of, tuple(map(Format, formats))), project, documents, surroundings)
    plan = plan_build(project, folders, wish, documents={document.id for document in documents})
    products = {file: paths for file, paths in before.tie.products.items() if file in files}
    doubts = (
        products_of(plan.steps) != products
        or any(
            step.status is Status.BLOCKED or not _SAME_FILE.issuperset(step.reasons) for step in plan.steps
        )
        or any(True for _ in undrawable(plan.steps, wish.chart_fonts))
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
        pictures=shown_pictures(project, folders.root),
        standing=before.files - len(plan.steps),
    )


def tie_after(planned: Planned, before: Recalled | None) -> Tie:
    """Return what is to be remembered of the records of a build that left nothing to do."""
    project = planned.checked.project
    if before is None:
        return tie_of(project, planned.plan.steps)
    # What records print and say of figures is none of their faces: it may have changed with them.
    fresh, read = readers_of(project), planned.checked.contents.keys()
    stay = {file: set(paths) - read for file, paths in before.tie.readers.items()}
    readers = {file: tuple(sorted({*paths, *fresh[file]})) for file, paths in stay.items()}
    return replace(before.tie, readers=readers)


def _has_same_face(project: Project, before: Recalled) -> bool:
    """Say whether others know the changed records by the same things as before."""
    faces = faces_of(project)
    return all(faces.get(path, "") == before.tie.faces.get(path) for path in before.changed)
