"""Add the problems that returns name to the ledger of their plan and period."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from pathlib import Path

from docgen.builder.files import write_whole
from docgen.diagnostics import Diagnostic, Place, Text
from docgen.errors import OutputError
from docgen.excel.form_findings import NOT_STORABLE
from docgen.records.ledger import Ledger, LedgerEntry, ledger_id
from docgen.records.plan import Plan
from docgen.records.progress import Return
from docgen.records.project import Project
from docgen.reporting.ledger import proposed_entries
from docgen.reporting.periods import Period
from docgen.sources.editing import edited_yaml, extended_yaml
from docgen.sources.schema import fit
from docgen.sources.yaml import read_yaml
from docgen.verbs.stored_values import record_values

_HEADER = "# yaml-language-server: $schema=../schema/ledger.schema.json\n"


def add_problems(
    root: Path, project: Project, period: Period, returns: Iterable[Return], *, stored: Iterable[Return]
) -> tuple[tuple[str, ...], list[Diagnostic]]:
    """Write ``data/ledgers/<plan>-<period>.yaml`` with the problems of `returns` that are not in it yet.

    `stored` are returns that were there before: what a run that broke off did not enter is made up for.
    Entries that are there stay as they are, comments too; the as_of of a ledger moves up to the newest day on
    which a problem was found. Returns the files that were written, and why a ledger could not be.
    """
    written: list[str] = []
    wrong: list[Diagnostic] = []
    fresh, before = tuple(returns), tuple(stored)
    for plan in project.plans:
        path = f"data/ledgers/{ledger_id(plan.id, period.id)}.yaml"
        known = project.ledger_index.get(ledger_id(plan.id, period.id))
        new, old = ([each for each in given if each.plan == plan.id] for given in (fresh, before))
        entries = proposed_entries(project, new, known=known, entered=old)
        as_of = _moved_day(known, entries)
        fact = _extend(root / path, path, (plan, period), entries, as_of) if entries else None
        if fact is not None:
            wrong.append(NOT_STORABLE.at(Place(path), fact))
        elif entries:
            written.append(path)
    return tuple(written), wrong


def _moved_day(known: Ledger | None, entries: tuple[LedgerEntry, ...]) -> datetime.date | None:
    """Return the new as_of of the ledger `known`, which knows nothing of later days; None where it stays."""
    newest = max((entry.found_on for entry in entries if entry.found_on is not None), default=None)
    if known is None or known.as_of is None or newest is None or newest <= known.as_of:
        return None
    return newest


def _extend(
    file: Path,
    path: str,
    duty: tuple[Plan, Period],
    entries: tuple[LedgerEntry, ...],
    as_of: datetime.date | None,
) -> Text | None:
    """Write new entries, and `as_of` if given, into the ledger in `file`; return why that failed."""
    try:
        old = file.read_bytes() if file.exists() else _new(*duty)
        added = [record_values(entry) for entry in entries]
        data = extended_yaml(old, "entries", added)
        if data is not None and as_of is not None:
            data = edited_yaml(
                data, {"as_of": as_of}, same=lambda *_: False, keeping=tuple(Ledger.model_fields)
            )
        fitted = fit(read_yaml(data, path).value, Ledger, path).record if data is not None else None
        read = fitted.entries[-len(added) :] if fitted is not None else ()
        if data is None or [record_values(entry) for entry in read] != added:
            return Text(f"{path} 的写法有错，问题没有记入", f"{path} is not sound: problems were not entered")
        write_whole(file, data)
    except OutputError as error:
        return error.message
    except OSError as error:
        return Text(f"{path} 读不出来：{error.strerror}", f"{path} cannot be read: {error.strerror}")
    return None


def _new(plan: Plan, period: Period) -> bytes:
    title = f"{plan.short_title or plan.title}{period.title}报送问题台账"
    head = f"id: {ledger_id(plan.id, period.id)}\ntitle: {title}\nplan: {plan.id}\nentries: []\n"
    return (_HEADER + head).encode()
