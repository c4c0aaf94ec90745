"""Store one return in ``data/progress``: comments stay, nothing is overwritten without being asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from docgen.builder.files import write_whole
from docgen.diagnostics import Diagnostic, Place, Severity, Text
from docgen.errors import OutputError
from docgen.excel.collect import ReadReturn
from docgen.excel.form_findings import NOT_STORABLE, STORED
from docgen.records.files import return_file
from docgen.records.progress import Return
from docgen.records.project import Project
from docgen.sources.editing import edited_yaml
from docgen.sources.schema import fit
from docgen.sources.yaml import read_yaml
from docgen.verbs.stored_values import KEPT, record_values

Known = Mapping[tuple[str, str, str], Return]
"""The returns that are stored, by plan, period and division (ids)."""

_HEADER = "# yaml-language-server: $schema=../../../schema/return.schema.json\n"


@dataclass(frozen=True, slots=True)
class Taken:
    """A return that is stored."""

    file: str
    """Where it came from."""
    stored: str
    """Where it is stored, relative to the project."""
    changed: bool
    """Whether this run wrote it; else it was stored already."""


def known_returns(project: Project) -> Known:
    """Return the returns of a project; of several of one division the first."""
    found: dict[tuple[str, str, str], Return] = {}
    for each in project.returns:
        division = project.division(each.division)
        if division is not None:
            found.setdefault((each.plan, each.period, division.id), each)
    return found


def store_return(
    root: Path, known: Known, read: ReadReturn, *, replace: bool
) -> tuple[Taken | None, list[Diagnostic]]:
    """Write one return; return where it is, or why it is not stored.

    A return that stands under another name than ours (somebody typed it in) is that of its division all the
    same. Without `replace` what is there stays.
    """
    record = read.record
    if record is None:
        return None, []
    stored = known.get((record.plan, record.period, read.division))
    own = return_file(record.plan, record.period, read.division)
    path = stored.place().path if stored is not None else own
    file = root / path
    try:
        old = file.read_bytes() if file.exists() else None
    except OSError as error:
        fact = Text(f"{path} 读不出来：{error.strerror}", f"{path} cannot be read: {error.strerror}")
        return None, [NOT_STORABLE.at(Place(read.name), fact)]
    if stored is not None and stored.sha256 == record.sha256:
        if not replace:
            return Taken(read.name, path, changed=False), []
        # The same file again: it came in when it first came in.
        record = record.model_copy(update={"received_on": stored.received_on})
    if old is not None and not replace:
        fact = Text(f"{path} 已有，没有替换", f"{path} is there and was not replaced")
        return None, [STORED.at(Place(read.name), fact)]
    data = edited_yaml(old or _HEADER.encode(), record_values(record), same=_same, keeping=KEPT)
    wrong = _faults_of(data, path, read.name, record)
    if data is None or wrong:
        return None, wrong
    try:
        if data != old:
            write_whole(file, data)
    except OutputError as error:
        return None, [NOT_STORABLE.at(Place(read.name), error.message)]
    return Taken(read.name, path, changed=data != old), []


def _faults_of(data: bytes | None, path: str, name: str, record: Return) -> list[Diagnostic]:
    """Return why `data` cannot stand in the project: it is read again as `docgen check` reads it."""
    if data is None:
        fact = Text(f"{path} 的写法有错，不能替换", f"{path} is no sound YAML and cannot be replaced")
        return [
            NOT_STORABLE.at(
                Place(name), fact, Text(f"先改正 {path}，或移走它", f"mend {path}, or move it away")
            )
        ]
    reading = read_yaml(data, path)
    fitted = fit(reading.value, Return, path)
    found = [d for d in (*reading.diagnostics, *fitted.diagnostics) if d.severity is Severity.ERROR]
    wrong = [NOT_STORABLE.at(Place(name), each.message, each.remedy) for each in found]
    if not wrong and (fitted.record is None or record_values(fitted.record) != record_values(record)):
        wrong = [
            NOT_STORABLE.at(Place(name), Text("写下的和读到的不一致", "what was written reads otherwise"))
        ]
    return wrong


_KEYS = (("task", "item"), ("indicator", "population"), ("division",))
"""What tells the elements of a list apart: items, figures, supporters."""


def _same(old: Any, new: Any) -> bool:
    """Say whether two elements of a list are about one thing."""
    if not isinstance(old, dict) or not isinstance(new, dict):
        return False
    keys = next((keys for keys in _KEYS if keys[0] in new), ())
    return bool(keys) and all(old.get(key, "") == new.get(key, "") for key in keys)
