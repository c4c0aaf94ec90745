"""Check a project: every problem of its records at once."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from docgen.builder.concern import concerns
from docgen.builder.materials import missing_materials
from docgen.builder.selection import Past, Selection, no_past, select
from docgen.builder.snapshot import looks_back
from docgen.diagnostics import Diagnostic, Report
from docgen.machine.fact import Surroundings
from docgen.records.project import Project
from docgen.rules import check as check_rules
from docgen.rules.waivers import waivers_in
from docgen.sample import templates_of
from docgen.sources.project import Loaded, load


@dataclass(frozen=True, slots=True)
class Checked:
    """A project and everything wrong with it."""

    project: Project
    report: Report
    selection: Selection | None = None
    """What was chosen; None where everything is meant."""
    contents: Mapping[str, bytes] = field(default_factory=dict, repr=False)
    """The record files as they were read, by their paths in the project."""
    unread: Mapping[str, str] = field(default_factory=dict, repr=False)
    """The hashes of those that did not have to be read, by their paths."""

    @property
    def chosen(self) -> Report:
        """Return the diagnostics about what was chosen; all of them where nothing was."""
        return Report(diagnostic for diagnostic in self.report if self._is_about_choice(diagnostic))

    def _is_about_choice(self, diagnostic: Diagnostic) -> bool:
        if self.selection is None or self.selection.holds(diagnostic):
            return True
        whole = (d for d in self.project.documents if d.id in self.selection.whole)
        return any(concerns(diagnostic, document, self.project) for document in whole)


def check(
    root: Path,
    *,
    as_of: datetime.date,
    chosen: Iterable[str] = (),
    period: str = "",
    output: Path | None = None,
    formats: Iterable[str] = (),
    surroundings: Surroundings | None = None,
) -> Checked:
    """Return the project in folder `root` with every problem of its records.

    `as_of` is the day on which waivers expire; `chosen` are selection expressions (see `select`), of which
    only the documents of `period` are kept where one is given. What was built before, which an expression may
    ask about, is looked for in `output` as `plan` does. Raises ProjectError where the folder is no project or
    an expression names nothing.
    """
    loaded, report = _checked(root, as_of)
    expressions = tuple(chosen)
    past: Past = no_past
    if looks_back(expressions):
        # Planning a build imports the Word engine, which checking records does not wait for otherwise.
        from docgen.verbs.past import past_of

        folder = output or root / "output"
        past = past_of(
            loaded.project, report, root, folder, as_of=as_of, formats=formats, surroundings=surroundings
        )
    selection = select(loaded.project, expressions, past) if expressions else None
    if period:
        of_period = select(loaded.project, (f"period:{period}",))
        selection = of_period if selection is None else selection & of_period
    return Checked(loaded.project, report, selection, loaded.contents)


def check_part(root: Path, files: frozenset[str], *, as_of: datetime.date) -> Checked | None:
    """Return a part of the project in folder `root`: only `files` are read, and what is wrong there is told.

    None where that cannot be told without the rest: where there is an error, and where there are waivers,
    which may be of use elsewhere. Raises ProjectError where the folder is no project.
    """
    loaded, report = _checked(root, as_of, files)
    waivers = waivers_in(loaded.project, as_of=as_of).granted
    if report.has_errors or any(each.place.path in files for each in waivers):
        return None
    own = Report(diagnostic for diagnostic in report if diagnostic.place.path in files)
    return Checked(loaded.project, own, None, loaded.contents)


def _checked(root: Path, as_of: datetime.date, only: frozenset[str] | None = None) -> tuple[Loaded, Report]:
    """Return what was read and everything wrong with it; with `only` no more than these files are read."""
    templates = templates_of(root)
    loaded = load(root, templates=templates, only=only)
    report = loaded.report + check_rules(loaded.project, as_of=as_of)
    return loaded, report + missing_materials(loaded.project, root=root, templates=templates)
