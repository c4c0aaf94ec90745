"""Know what became of documents: how their files stand now, and how the last run ended for them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from docgen.builder.concern import is_held
from docgen.builder.folders import Folders
from docgen.builder.history.store import LEFT_OUT, History
from docgen.builder.manifest import read_manifest
from docgen.builder.planner import Wish, plan_build
from docgen.builder.step import Reason, Status, Step
from docgen.diagnostics import Report
from docgen.machine.fact import Surroundings
from docgen.records.catalogue import Format
from docgen.records.project import Project
from docgen.sample import templates_of
from docgen.verbs.equipping import equipped

_STATES = {Reason.NEW: "new", Reason.MISSING: "missing", Reason.EDITED: "edited", Reason.FOREIGN: "edited"}
_ERRORS = ("failed", "blocked", LEFT_OUT)


@dataclass(frozen=True)
class ProjectPast:
    """Answer what selection asks about the past; nothing is looked up before it does."""

    project: Project
    report: Report
    """Everything wrong with the records."""
    folders: Folders
    wish: Wish
    surroundings: Surroundings | None

    def __call__(self, method: str, value: str) -> frozenset[str]:
        """Return the documents (ids) in a state, or with a result. Raises ProjectError as `plan` does."""
        if method == "state":
            return frozenset(self._states.get(value, ()))
        wanted = _ERRORS if value == "error" else (value,)
        return frozenset(document for each in wanted for document in self._results.get(each, ()))

    @cached_property
    def _results(self) -> dict[str, frozenset[str]]:
        return History(self.folders.output).results()

    @cached_property
    def _states(self) -> dict[str, set[str]]:
        documents = self.project.documents
        held = {each.id for each in documents if is_held(each, self.project, self.report)}
        sound = [each for each in documents if each.id not in held]
        wish, _ = equipped(self.wish, self.project, sound, self.surroundings)
        ids = {each.id for each in sound}
        built = {artifact.document for artifact in read_manifest(self.folders.output).artifacts.values()}
        found: dict[str, set[str]] = {}
        for step in plan_build(self.project, self.folders, wish, documents=ids).steps:
            for state in _states_of(step):
                found.setdefault(state, set()).add(step.document.id)
        for document in held:
            # What an error keeps from being planned was changed, or else it would have been built so.
            for state in ("modified", *(() if document in built else ("new",))):
                found.setdefault(state, set()).add(document)
        changed = set().union(*(ids for state, ids in found.items() if state != "current"))
        found["current"] = found.get("current", set()) - changed
        return found


def past_of(
    project: Project,
    report: Report,
    root: Path,
    output: Path,
    *,
    as_of: datetime.date,
    formats: Iterable[str],
    surroundings: Surroundings | None,
) -> ProjectPast:
    """Return the past of the project in folder `root` as the folder `output` knows it."""
    folders = Folders(root, templates_of(root), output)
    return ProjectPast(project, report, folders, Wish(as_of, tuple(map(Format, formats))), surroundings)


def _states_of(step: Step) -> set[str]:
    """Return the states of a document that one of its files gives it; what is new is modified too."""
    if step.status is Status.UP_TO_DATE:
        return {"current"}
    states = {_STATES.get(reason, "modified") for reason in step.reasons}
    return states | {"modified"} if "new" in states else states
