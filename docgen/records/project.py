"""Hold a whole project as it was read: all records, and the lookups that rules and contexts share."""

import datetime
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast

from docgen.records.base import Base
from docgen.records.bodies import Body, bodies_in
from docgen.records.catalogue import DocumentType
from docgen.records.division import Division, DivisionCatalogue, DivisionKind
from docgen.records.document import Document
from docgen.records.indicator import Indicator
from docgen.records.ledger import Ledger
from docgen.records.mentions import Mentions, names_in
from docgen.records.office import Office
from docgen.records.plan import Assignment, Item, Plan, Task
from docgen.records.printed import (
    Printed,
    labels_in_catalogues,
    labels_in_document,
    labels_in_ledger,
    labels_in_plan,
    printed_in_document,
    printed_in_plan,
)
from docgen.records.progress import Extension, Figure, FigureFile, Return
from docgen.records.prose import Prose
from docgen.records.register import Register

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Assigned:
    """One place where labour is divided: an item with its own assignment, or a task as a whole."""

    plan: Plan
    task: Task
    item: Item | None
    """The item whose own assignment this is, or should be; None where it is the whole task's."""
    assignment: Assignment | None
    """None where neither the item nor its task has one."""

    @property
    def record(self) -> Item | Task:
        """Return the record that carries the assignment, or should."""
        return self.item if self.item is not None else self.task


@dataclass(frozen=True)
class Project:
    """Everything that was read, in the order of the files' names."""

    office: Office | None = None
    catalogue: DivisionCatalogue | None = None
    """The catalogue of divisions as a whole; None where its file was not read."""
    divisions: tuple[Division, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    types: tuple[DocumentType, ...] = ()
    plans: tuple[Plan, ...] = ()
    documents: tuple[Document, ...] = ()
    figures: tuple[FigureFile, ...] = ()
    returns: tuple[Return, ...] = ()
    extensions: tuple[Extension, ...] = ()
    ledgers: tuple[Ledger, ...] = ()
    registers: tuple[Register, ...] = ()
    damaged: frozenset[str] = field(default_factory=frozenset)
    """Paths of files of which something had to be left out: what is missing there proves nothing."""

    @cached_property
    def division_index(self) -> dict[str, Division]:
        """Return the divisions by every name they go by; the first holder of a name keeps it."""
        index: dict[str, Division] = {}
        for division in self.divisions:
            for name in division.names:
                index.setdefault(name, division)
        return index

    def division(self, name: str) -> Division | None:
        """Return the division that goes by `name` (name, alias or id), or None."""
        return self.division_index.get(name)

    @cached_property
    def plan_index(self) -> dict[str, Plan]:
        """Return the plans by id."""
        return {plan.id: plan for plan in self.plans}

    @cached_property
    def indicator_index(self) -> dict[str, Indicator]:
        """Return the indicators by id."""
        return {indicator.id: indicator for indicator in self.indicators}

    @cached_property
    def type_index(self) -> dict[str, DocumentType]:
        """Return the document types by id."""
        return {entry.id: entry for entry in self.types}

    @cached_property
    def document_index(self) -> dict[str, Document]:
        """Return the documents by id."""
        return {document.id: document for document in self.documents}

    @cached_property
    def binder_index(self) -> dict[str, Document]:
        """Return the document that binds another as its annex, by the id of that; the first one counts."""
        index: dict[str, Document] = {}
        for document in self.documents:
            for annex in document.annexes:
                index.setdefault(annex.document, document)
        return index

    @cached_property
    def ledger_index(self) -> dict[str, Ledger]:
        """Return the problem ledgers by id."""
        return {ledger.id: ledger for ledger in self.ledgers}

    @cached_property
    def register_index(self) -> dict[str, Register]:
        """Return the registers by id."""
        return {register.id: register for register in self.registers}

    @cached_property
    def figure_index(self) -> dict[str, tuple[Figure, ...]]:
        """Return the figures of data/figures by the id of their indicator, in the order of the files."""
        index: dict[str, list[Figure]] = {}
        for file in self.figures:
            for figure in file.figures:
                index.setdefault(figure.indicator, []).append(figure)
        return {indicator: tuple(figures) for indicator, figures in index.items()}

    @cached_property
    def return_index(self) -> dict[tuple[str, str], tuple[Return, ...]]:
        """Return the returns by the id of their plan and their period, in the order of the files."""
        index: dict[tuple[str, str], list[Return]] = {}
        for each in self.returns:
            index.setdefault((each.plan, each.period), []).append(each)
        return {key: tuple(returns) for key, returns in index.items()}

    def once(self, key: Hashable, make: Callable[[], T]) -> T:
        """Return what `make` derives from the records; under one `key` it is made only once.

        A thousand reports of one period share its status and its aggregation.
        """
        if key not in self._derived:
            self._derived[key] = make()
        return cast("T", self._derived[key])

    @cached_property
    def _derived(self) -> dict[Hashable, object]:
        return {}

    @cached_property
    def assigned(self) -> tuple[Assigned, ...]:
        """Return every place of every plan where labour is or should be divided, in plan order."""
        return tuple(entry for plan in self.plans for entry in assigned_in(plan))

    @cached_property
    def named(self) -> tuple[tuple[Assigned, tuple[str, ...]], ...]:
        """Return every assignment with the names of the divisions in it: lead, support, responsible."""
        return tuple((entry, names_in(entry.assignment)) for entry in self.assigned if entry.assignment)

    @cached_property
    def mentions(self) -> Mentions:
        """Return every place where a division is named, by its name."""
        return Mentions(self)

    @cached_property
    def canonical(self) -> dict[str, str]:
        """Return the name of the division that goes by each name, alias and id."""
        return {name: division.name for name, division in self.division_index.items()}

    @cached_property
    def overlapping(self) -> tuple[Assigned, ...]:
        """Return the assignments in which one division stands more than once, under whatever names."""
        name_of = self.canonical.get
        return tuple(
            entry for entry, names in self.named if len({name_of(name, name) for name in names}) < len(names)
        )

    @cached_property
    def plan_dates(self) -> dict[str, datetime.date]:
        """Return the day from which each plan holds, by plan id.

        It is the date of the earliest document that issues the plan, else the day the plan starts; a plan
        with neither is not in it.
        """
        dates: dict[str, datetime.date] = {}
        for document in self.documents:
            if document.plan and document.date:
                dates[document.plan] = min(document.date, dates.get(document.plan, document.date))
        for plan in self.plans:
            if plan.starts_on:
                dates.setdefault(plan.id, plan.starts_on)
        return dates

    def is_damaged(self, *files: Base | str) -> bool:
        """Say whether something was left out of one of `files`: what is missing there proves nothing.

        A file is named by its path, or by a record that stands in it. It may be that nothing of it was read.
        """
        return bool(self.damaged) and any(_path_of(file) in self.damaged for file in files)

    @cached_property
    def plan_texts(self) -> tuple[tuple[Plan, tuple[Printed, ...]], ...]:
        """Return each plan with the texts in it that are printed."""
        return tuple((plan, tuple(printed_in_plan(plan))) for plan in self.plans)

    @cached_property
    def document_texts(self) -> tuple[tuple[Document, tuple[Printed, ...]], ...]:
        """Return each document with the texts of its own that are printed."""
        return tuple((document, tuple(printed_in_document(document))) for document in self.documents)

    @cached_property
    def prose(self) -> Prose:
        """Return every text that comes out in print, ready to be searched."""
        return Prose(
            chain(
                (text for _, texts in (*self.plan_texts, *self.document_texts) for text in texts),
                *map(labels_in_plan, self.plans),
                *map(labels_in_document, self.documents),
                *map(labels_in_ledger, self.ledgers),
                labels_in_catalogues(self.office, self.divisions, self.indicators),
            )
        )

    def forget(self) -> None:
        """Let go of all that was gathered from the records; whoever asks for it again has it gathered again.

        Of ten thousand documents the texts, as rules search them, take more room than the records.
        """
        for name in self.__dict__.keys() - {entry.name for entry in fields(self)}:
            del self.__dict__[name]

    @cached_property
    def bodies(self) -> tuple[Body, ...]:
        """Return every text that is Markdown, in the order of the records."""
        records = (*self.plans, *self.documents, *self.returns, *self.ledgers, *self.registers)
        return tuple(body for record in records for body in bodies_in(record))

    def names_in_title(self, document: Document) -> tuple[str, ...]:
        """Return the names that the automatic break of a title keeps on one line where it can."""
        office = (self.office.name, self.office.short_name) if self.office is not None else ()
        plan = self.plan_index.get(document.plan)
        return tuple(name for name in (*office, plan.short_title if plan else "") if name)

    def members(self, division: Division) -> frozenset[str]:
        """Return the names of the divisions in a group, groups inside it resolved, without itself."""
        found: set[str] = set()
        waiting = list(division.members)
        while waiting:
            member = self.division(waiting.pop())
            if member is not None and member.name not in found and member is not division:
                found.add(member.name)
                waiting.extend(member.members)
        return frozenset(found)

    def heir(self, division: Division, day: datetime.date | None = None) -> Division:
        """Return who stands for `division` on `day`: itself, or the last of its line of successors.

        A successor that has ceased by that day too is followed to its own; without a day whoever ever ceases
        is. Where no successor is named, or known, the division itself remains.
        """
        heir, passed = division, {division.name}
        while heir.successor and heir.valid_to is not None and (day is None or heir.valid_to <= day):
            following = self.division(heir.successor)
            if following is None or following.name in passed:
                break
            heir = following
            passed.add(heir.name)
        return heir

    def is_internal(self, division: Division) -> bool:
        """Say whether `division` is an internal division of the issuing office."""
        if division.kind is not DivisionKind.DIVISION or self.office is None:
            return False
        parent = self.division(division.parent) if division.parent else None
        return parent is None or self.office.name in parent.names


def _path_of(file: Base | str) -> str:
    """Return the path of a file that is named by it, or by a record; empty for a record made in code."""
    if isinstance(file, str):
        return file
    return file.origin.path if file.origin is not None else ""


def assigned_in(plan: Plan) -> Iterator[Assigned]:
    """Yield where labour is or should be divided in `plan`: the task with an assignment, else each item."""
    for task in plan.tasks:
        if task.assignment is not None and any(item.assignment is None for item in task.items):
            yield Assigned(plan, task, None, task.assignment)
        for item in task.items:
            if item.assignment is not None or task.assignment is None:
                yield Assigned(plan, task, item, item.assignment)
