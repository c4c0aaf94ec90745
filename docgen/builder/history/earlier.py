"""Read a project once more as it was when a file was built."""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docgen.builder.history.state import State
from docgen.builder.history.store import History
from docgen.context import Context, SharedViews, context_of
from docgen.records.document import Document
from docgen.records.files import TYPES
from docgen.records.project import Project
from docgen.reporting.each import Each, each_of
from docgen.sources.project import load


@dataclass(frozen=True, slots=True)
class Earlier:
    """A project as it was."""

    project: Project
    views: SharedViews

    def context(self, document: str, each: Each | None) -> tuple[Context, Document] | None:
        """Return what the template of a document (id) saw, and the document; None where there was none."""
        was = self.project.document_index.get(document)
        kind = self.project.type_index.get(was.type) if was is not None else None
        if was is None or kind is None:
            return None
        known = {entry.id: entry for entry in each_of(self.project, was, kind.for_each)} if each else {}
        if each is not None and each.id not in known:
            return None
        return context_of(self.project, was, known[each.id] if each else None, shared=self.views), was


@contextlib.contextmanager
def earlier_project(history: History, state: State) -> Iterator[Earlier | None]:
    """Give the project of `state`; None where some of its records were not kept."""
    with tempfile.TemporaryDirectory(prefix="docgen-") as folder:
        root = Path(folder)
        (root / "data").mkdir()
        for path, digest in state.records.items():
            data, file = history.content(digest), root / path
            if data is None or not file.resolve().is_relative_to(root.resolve()):
                yield None
                return
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(data)
        templates = (root / TYPES).parent
        templates.mkdir(exist_ok=True)
        yield Earlier(load(root, templates=templates).project, SharedViews())
