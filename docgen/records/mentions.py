"""Find every place where a division is named: in assignments, recipients, deadlines, returns and the rest.

A project has tens of thousands of such places and a few dozen names. So rules ask about a name first and
only then where it stands: `Mentions.of` finds the exact places of one name.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

from docgen.records.base import Base
from docgen.records.document import Document
from docgen.records.ledger import Ledger
from docgen.records.plan import Assignment, Deadline, Plan, named_divisions
from docgen.records.progress import Figure, Return

if TYPE_CHECKING:
    from docgen.records.project import Assigned, Project

Path = tuple[str | int, ...]


class Role(Enum):
    """What a division is named as."""

    LEAD = "lead"
    SUPPORT = "support"
    RESPONSIBLE = "responsible"
    RECIPIENT = "recipient"
    COPIED = "copied"
    SIGNER = "signer"
    RECEIVER = "receiver"
    """It receives what a deadline or the reporting calendar asks for."""
    ACTOR = "actor"
    """It acts in a phase."""
    REPORTER = "reporter"
    """It hands in a return."""
    PROVIDER = "provider"
    """It provides a figure."""


class Mention(NamedTuple):
    """One place where a division is named."""

    record: Base
    """The record that findings about this place belong to."""
    path: Path
    """The way from the record to the name."""
    name: str
    role: Role
    on: datetime.date | None
    """The day from which the place speaks; None where nothing says."""
    assigned: Assigned | None = None
    """The assignment that the place is in; None where it is in none."""
    owner: str = ""
    """Id of the plan or document around it; empty where there is none."""


class Mentions:
    """All mentions of divisions in a project, by the name as it is written."""

    def __init__(self, project: Project) -> None:
        self._dates = project.plan_dates
        self._assigned: dict[str, list[Assigned]] = {}
        self._elsewhere: dict[str, list[Mention]] = {}
        for entry, names in project.named:
            for name in dict.fromkeys(names):
                self._assigned.setdefault(name, []).append(entry)
        for mention in mentions_elsewhere(project):
            self._elsewhere.setdefault(mention.name, []).append(mention)

    @property
    def names(self) -> tuple[str, ...]:
        """Return every name that is written somewhere, each once."""
        return tuple(dict.fromkeys([*self._assigned, *self._elsewhere]))

    def assigned(self, name: str) -> list[Assigned]:
        """Return the assignments in which `name` is written."""
        return self._assigned.get(name, [])

    def leading(self, names: AbstractSet[str]) -> Iterator[Mention]:
        """Yield every place where one of `names` is to lead."""
        for name in names & self._assigned.keys():
            for entry in self._assigned[name]:
                if entry.assignment is not None and name in entry.assignment.lead:
                    named = (mention for mention in self._in(entry) if mention.name == name)
                    yield from (mention for mention in named if mention.role is Role.LEAD)

    def of(self, name: str) -> Iterator[Mention]:
        """Yield every place where `name` is written: assignments first, in plan order."""
        for entry in self.assigned(name):
            yield from (mention for mention in self._in(entry) if mention.name == name)
        yield from self._elsewhere.get(name, ())

    def _in(self, entry: Assigned) -> Iterator[Mention]:
        return mentions_in(entry, on=self._dates.get(entry.plan.id))


def mentions_in(entry: Assigned, *, on: datetime.date | None = None) -> Iterator[Mention]:
    """Yield the divisions named in one assignment, in the order lead, support, responsible."""
    for role, path, name in _named_in(entry.assignment):
        yield Mention(entry.record, ("assignment", role.value, *path), name, role, on, entry, entry.plan.id)


def _named_in(assignment: Assignment | None) -> Iterator[tuple[Role, Path, str]]:
    """Yield role, path and name of each division in an assignment."""
    if assignment is None:
        return
    for index, name in enumerate(assignment.lead):
        yield Role.LEAD, (index,), name
    for role, entries in ((Role.SUPPORT, assignment.support), (Role.RESPONSIBLE, assignment.responsible)):
        for path, name in named_divisions(entries):
            yield role, path, name


def names_in(assignment: Assignment) -> tuple[str, ...]:
    """Return the names of all divisions in an assignment, without places: lead, support, responsible."""
    names = list(assignment.lead)
    for entry in (*assignment.support, *assignment.responsible):
        if type(entry) is str:
            names.append(entry)
        elif not isinstance(entry, str):
            names.append(entry.group)
            names.extend(entry.including)
    return tuple(names)


def mentions_elsewhere(project: Project) -> Iterator[Mention]:
    """Yield the divisions that are named outside assignments."""
    office = project.office
    if office is not None and office.reporting is not None:
        latest = max((document.date for document in project.documents if document.date), default=None)
        path = ("reporting", "receiving_office")
        yield Mention(office, path, office.reporting.receiving_office, Role.RECEIVER, latest)
    for plan in project.plans:
        yield from _in_plan(plan, project.plan_dates.get(plan.id))
    for document in project.documents:
        yield from mentions_in_document(document)
    for report in project.returns:
        yield from _in_return(report)
    for extension in project.extensions:
        yield Mention(extension, ("division",), extension.division, Role.REPORTER, None, owner=extension.plan)
    for file in project.figures:
        yield from _in_figures(file.figures)
    for ledger in project.ledgers:
        yield from _in_ledger(ledger)


def _in_plan(plan: Plan, on: datetime.date | None) -> Iterator[Mention]:
    """Yield who receives what is due, and who acts in the phases."""
    for deadline in deadlines_in(plan):
        if deadline.to:
            yield Mention(deadline, ("to",), deadline.to, Role.RECEIVER, on, owner=plan.id)
    for phase in plan.phases:
        for index, actor in enumerate(phase.actors):
            yield Mention(phase, ("actors", index), actor, Role.ACTOR, on, owner=plan.id)


def deadlines_in(plan: Plan) -> Iterator[Deadline]:
    """Yield the deadlines of a plan, of its tasks and of their items."""
    yield from plan.deadlines
    for section in plan.sections:
        for task in section.tasks:
            yield from task.deadlines
            for item in task.items:
                yield from item.deadlines


def mentions_in_document(document: Document) -> Iterator[Mention]:
    """Yield to whom a document goes and who signs it."""
    for way, groups in document.recipient_lists:
        role = Role.RECIPIENT if way == ("recipients",) else Role.COPIED
        for number, group in enumerate(groups):
            for index, name in enumerate(group.divisions):
                inner: Path = (*way, number, "divisions", index)
                yield Mention(document, inner, name, role, document.date, owner=document.id)
    for index, name in enumerate(document.sign_off.organs):
        path = ("sign_off", "organs", index)
        yield Mention(document, path, name, Role.SIGNER, document.date, owner=document.id)


def _in_return(report: Return) -> Iterator[Mention]:
    """Yield who hands in a return, and who provides the figures in it."""
    on = report.received_on
    yield Mention(report, ("division",), report.division, Role.REPORTER, on, owner=report.plan)
    for progress in report.items:
        yield from _in_figures(progress.figures)


def _in_ledger(ledger: Ledger) -> Iterator[Mention]:
    """Yield who is to put right what the ledger lists."""
    for entry in ledger.entries:
        for role, path, name in _named_in(entry.assignment):
            inner: Path = ("assignment", role.value, *path)
            yield Mention(entry, inner, name, role, entry.found_on or ledger.as_of, owner=ledger.id)


def _in_figures(figures: Iterable[Figure]) -> Iterator[Mention]:
    """Yield who provides the figures."""
    for figure in figures:
        if figure.division:
            yield Mention(figure, ("division",), figure.division, Role.PROVIDER, figure.as_of)
