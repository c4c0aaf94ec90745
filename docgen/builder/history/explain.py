"""Explain why a file is not up to date: each reason, and what has changed since it was built."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Self

from docgen.builder.history.change import Cause, Change, Explained, Kind
from docgen.builder.history.current import CHARTS
from docgen.builder.history.differences import Difference, differences
from docgen.builder.history.earlier import Earlier, earlier_project
from docgen.builder.history.records import blamed, changed_records
from docgen.builder.history.state import Hashes, State
from docgen.builder.history.store import History
from docgen.builder.history.templates import changed_lines
from docgen.builder.ingredients import TemplatesRead
from docgen.builder.manifest import Artifact
from docgen.builder.step import BoundAnnex, Reason, Step
from docgen.context import Context
from docgen.diagnostics import NO_TEXT, Text
from docgen.records.catalogue import Format
from docgen.records.document import Document

_SHOWN = 8
"""Characters of a hash that are shown."""
_HASH = re.compile("[0-9a-f]{64}")
_UNKNOWN = Text(
    "上次生成时的内容没有留存，说不出具体变化",
    "what it was built from was not kept: the change cannot be told",
)
_UNSEEN = Text(
    "印出的内容没有变；模板读取的名称有变", "what is printed is the same; the template reads other names"
)
_NOTES = {
    Reason.NEW: Text("还没有生成过", "it has never been built"),
    Reason.MISSING: Text("生成过，但文件已不在", "it was built, but the file is gone"),
    Reason.EDITED: Text(
        "文件与 docgen 生成的不同；--force 重新生成，改过的改名留存",
        "the file is not as docgen made it; --force builds it anew and keeps the edited one",
    ),
    Reason.FOREIGN: Text("成品文件夹里的这个文件是另一个项目生成的", "another project made this file"),
    Reason.WORD: Text("它所依据的 Word 文件有变", "the Word file that it is made from is another"),
    Reason.FORCED: NO_TEXT,
}


class Explainer:
    """Explain the steps of one plan; records of earlier builds are read once."""

    def __init__(
        self, history: History, artifacts: Mapping[str, Artifact], state: State, contents: Mapping[str, bytes]
    ) -> None:
        self._history = history
        self._artifacts = artifacts
        self._state = state
        """What the steps would be built from now."""
        self._contents = contents
        """The record files as they are now, by path."""
        self._read = TemplatesRead()
        self._earlier: dict[bytes, Earlier | None] = {}
        self._folders = contextlib.ExitStack()

    def __enter__(self) -> Self:
        """Hold the folders in which earlier records are read."""
        return self

    def __exit__(self, *_: object) -> None:
        """Remove them."""
        self._folders.close()

    def explained(self, step: Step) -> Explained:
        """Return every reason why the file of `step` is not up to date, with the changes behind it."""
        built = self._artifacts.get(step.path)
        before = self._history.state_of(step.path, built.made_of) if built is not None else None
        return Explained(step, tuple(self._cause(step, reason, built, before) for reason in step.reasons))

    def _cause(self, step: Step, reason: Reason, built: Artifact | None, before: State | None) -> Cause:
        if reason in _NOTES:
            return Cause(reason, note=_NOTES[reason])
        if reason is Reason.ENGINE and built is not None:
            names = {*built.versions, *step.versions}
            changes = tuple(_named(Kind.VERSION, built.versions, step.versions, names))
            return Cause(reason, changes, NO_TEXT if changes else _UNKNOWN)
        if step.word and reason in (Reason.DATA, Reason.TEMPLATE, Reason.LAYOUT):
            return Cause(reason, note=Text(f"见 {step.word}", f"see {step.word}"))
        if before is None:
            return Cause(reason, note=_UNKNOWN)
        match reason:
            case Reason.DATA:
                return self._data(step, before)
            case Reason.TEMPLATE:
                changes = tuple(self._templates(step, before))
            case Reason.FONTS:
                faces = (
                    {CHARTS} if step.format is Format.DOCX else {*before.fonts, *self._state.fonts} - {CHARTS}
                )
                changes = tuple(_named(Kind.FONT, before.fonts, self._state.fonts, faces))
            case _:
                names = {*before.layout, *self._state.layout}
                changes = tuple(_named(Kind.LAYOUT, before.layout, self._state.layout, names))
        return Cause(reason, changes, NO_TEXT if changes else _UNKNOWN)

    def _data(self, step: Step, before: State) -> Cause:
        earlier = self._project(before)
        if earlier is None:
            return Cause(Reason.DATA, note=_UNKNOWN)
        printed = list(self._printed(step, earlier))
        old = {path: self._history.content(digest) or b"" for path, digest in before.records.items()}
        changes = [
            *blamed(printed, list(changed_records(old, self._contents)), step.inputs),
            *_named(Kind.PICTURE, before.pictures, self._state.pictures, set(step.pictures)),
        ]
        if changes:
            return Cause(Reason.DATA, tuple(changes))
        return Cause(Reason.DATA, note=_UNSEEN if Reason.TEMPLATE in step.reasons else _UNKNOWN)

    def _printed(self, step: Step, earlier: Earlier) -> Iterator[Difference]:
        """Yield what the template of a document, or of an annex, would see otherwise than before."""
        pieces = [(step.template, step.context, step.document, step.each, "")]
        pieces += [(a.template, a.context, a.document, None, f"{a.document.id}: ") for a in step.annexes]
        for template, context, document, each, name in pieces:
            was = earlier.context(document.id, each)
            old = self._values(template, *was) if was is not None else {}
            for found in differences(old, self._values(template, context, document)):
                yield Difference(f"{name}{found.name}", found.path, found.old, found.new)
        was_bound = earlier.project.document_index.get(step.document.id)
        gone = {annex.document for annex in was_bound.annexes if annex.document} if was_bound else set()
        for left in sorted(gone - {annex.document.id for annex in step.annexes}):
            yield Difference(f"document.annexes[{left}]", ("annexes",), left, "")

    def _values(self, template: Path, context: Context, document: Document) -> dict[str, object]:
        return self._read.values(template, context, document)

    def _templates(self, step: Step, before: State) -> Iterator[Change]:
        sources: tuple[Step | BoundAnnex, ...] = (step, *step.annexes)
        files = {f"templates/{source.type.template}": source.template for source in sources}
        for name, file in sorted(files.items()):
            old, new = before.templates.get(name, ""), self._state.templates.get(name, "")
            if old != new:
                yield Change(Kind.TEMPLATE, name, old[:_SHOWN], new[:_SHOWN])
                was = self._history.content(old) if old else None
                if was is not None and file.is_file():
                    yield from changed_lines(name, was, file.read_bytes())

    def _project(self, state: State) -> Earlier | None:
        key = state.packed()
        if key not in self._earlier:
            self._earlier[key] = self._folders.enter_context(earlier_project(self._history, state))
        return self._earlier[key]


def _named(kind: Kind, old: Hashes, new: Hashes, names: Collection[str]) -> Iterator[Change]:
    """Yield each of `names` that has another value now; of hashes the beginning is enough."""
    for name in sorted(names):
        was, now = old.get(name, ""), new.get(name, "")
        if was != now:
            yield Change(kind, name, _short(was), _short(now))


def _short(text: str) -> str:
    return text[:_SHOWN] if _HASH.fullmatch(text) else text
