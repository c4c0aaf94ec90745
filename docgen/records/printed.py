"""Say which words of the records are printed, and where each stands: the texts that text rules read."""

from __future__ import annotations

from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from docgen.records.base import Base
from docgen.records.division import Division
from docgen.records.document import Article, Document
from docgen.records.indicator import Indicator
from docgen.records.ledger import Ledger
from docgen.records.markdown_lines import LineKind, markdown_lines
from docgen.records.office import Office
from docgen.records.plan import Phase, Plan, Reference, Section, Task


class Part(Enum):
    """What a text is on the page; it decides which marks it may end with."""

    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    OPENING = "opening"
    """A paragraph of the preamble, which may lead on to what follows with a colon."""
    CLOSING = "closing"
    LABEL = "label"
    """A name, a note or another short text that is no sentence."""


_PART_OF_LINE = {
    LineKind.HEADING: Part.HEADING,
    LineKind.PARAGRAPH: Part.PARAGRAPH,
    LineKind.CELL: Part.LABEL,
}


class Printed(NamedTuple):
    """One text as written in a record."""

    record: Base
    path: tuple[str | int, ...]
    text: str
    part: Part = Part.LABEL
    source: Plan | Document | None = None
    """The plan or document it stands in; None for the catalogues."""
    task: Task | None = None
    """The task it stands in."""
    last: bool = True
    """Whether no paragraph of the same task or section follows it."""


def printed_in_plan(plan: Plan) -> Iterator[Printed]:
    """Yield the texts of a plan: opening, headings, task titles, items, phases and their duties."""
    for index, paragraph in enumerate(plan.opening):
        yield Printed(plan, ("opening", index), paragraph, Part.OPENING, plan)
    for section in plan.sections:
        yield Printed(section, ("title",), section.title, Part.HEADING, plan)
        yield from _in_markdown(section, ("text",), section.text, plan)
        for task in section.tasks:
            yield from _in_task(plan, task)
    for phase in plan.phases:
        yield from _in_phase(plan, phase)


def _in_task(plan: Plan, task: Task) -> Iterator[Printed]:
    yield Printed(task, ("title",), task.title, Part.HEADING, plan, task)
    last = task.items[-1]
    for item in task.items:
        yield Printed(item, ("title",), item.title, Part.HEADING, plan, task)
        yield Printed(item, ("text",), item.text, Part.PARAGRAPH, plan, task, item is last)


def _in_phase(plan: Plan, phase: Phase) -> Iterator[Printed]:
    yield Printed(phase, ("title",), phase.title, Part.HEADING, plan)
    for index, duty in enumerate(phase.duties):
        yield Printed(phase, ("duties", index), duty, Part.LABEL, plan)


def _in_markdown(
    record: Document | Article | Section, path: tuple[str | int, ...], markdown: str, source: Plan | Document
) -> Iterator[Printed]:
    """Yield the paragraphs of a Markdown text; of its place only the beginning is known."""
    lines = tuple(markdown_lines(markdown))
    for number, line in enumerate(lines, start=1):
        part = _PART_OF_LINE[line.kind]
        yield Printed(record, path, line.text, part, source, last=number == len(lines))


def printed_in_document(document: Document) -> Iterator[Printed]:
    """Yield the texts that a document has of its own; those of its plan are not among them."""
    yield Printed(document, ("title",), document.title, Part.TITLE, document)
    for index, paragraph in enumerate(document.preamble):
        yield Printed(document, ("preamble", index), paragraph, Part.OPENING, document)
    if document.requirements is not None:
        yield Printed(
            document, ("requirements", "title"), document.requirements.title, Part.HEADING, document
        )
        paragraphs = document.requirements.paragraphs
        for index, requirement in enumerate(paragraphs):
            path = ("requirements", "paragraphs", index)
            last = index == len(paragraphs) - 1
            yield Printed(document, (*path, "title"), requirement.title, Part.HEADING, document)
            yield Printed(document, (*path, "text"), requirement.text, Part.PARAGRAPH, document, last=last)
    yield from _in_markdown(document, ("text",), document.text, document)
    if document.forwarded is not None:
        yield Printed(document, ("forwarded", "title"), document.forwarded.title, Part.TITLE, document)
        yield from _in_markdown(document, ("forwarded", "text"), document.forwarded.text, document)
    for article in document.articles:
        yield from _in_article(article, document)
    yield Printed(document, ("closing",), document.closing, Part.CLOSING, document)
    for index, annex in enumerate(document.annexes):
        yield Printed(document, ("annexes", index, "title"), annex.title, Part.LABEL, document)
    yield Printed(document, ("annotation",), document.annotation, Part.LABEL, document)


def _in_article(article: Article, document: Document) -> Iterator[Printed]:
    yield Printed(article, ("title",), article.title, Part.HEADING, document)
    yield from _in_markdown(article, ("text",), article.text, document)
    yield Printed(article, ("contributor",), article.contributor, Part.LABEL, document)
    if article.chart is not None:
        for name in ("title", "note", "alt"):
            yield Printed(article, ("chart", name), getattr(article.chart, name), Part.LABEL, document)


def labels_in_plan(plan: Plan) -> Iterator[Printed]:
    """Yield what else of a plan comes out in print: names, duties, citations, groups of persons."""
    yield Printed(plan, ("title",), plan.title, Part.LABEL, plan)
    yield Printed(plan, ("short_title",), plan.short_title, Part.LABEL, plan)
    for deadline in plan.deadlines:
        yield Printed(deadline, ("duty",), deadline.duty, Part.LABEL, plan)
    for task in plan.tasks:
        for deadline in (*task.deadlines, *(d for item in task.items for d in item.deadlines)):
            yield Printed(deadline, ("duty",), deadline.duty, Part.LABEL, plan, task)
    for group in plan.person_groups:
        yield Printed(group, ("name",), group.name, Part.LABEL, plan)
    yield from _cited(plan, plan.references)


def labels_in_document(document: Document) -> Iterator[Printed]:
    """Yield what else of a document comes out in print: recipients, signature, edition record, citations."""
    for path, groups in document.recipient_lists:
        for index, group in enumerate(groups):
            yield Printed(document, (*path, index, "text"), group.text, Part.LABEL, document)
    for index, organ in enumerate(document.sign_off.organs):
        yield Printed(document, ("sign_off", "organs", index), organ, Part.LABEL, document)
    for index, signer in enumerate(document.signers):
        yield Printed(document, ("signers", index), signer, Part.LABEL, document)
    for name in ("office", "proofreader"):
        yield Printed(document, ("imprint", name), getattr(document.imprint, name), Part.LABEL, document)
    yield Printed(document, ("issuing_unit",), document.issuing_unit, Part.LABEL, document)
    yield from _cited(document, document.references)


def labels_in_ledger(ledger: Ledger) -> Iterator[Printed]:
    """Yield the words of a ledger and of its entries."""
    yield Printed(ledger, ("title",), ledger.title)
    for entry in ledger.entries:
        for name in ("problem", "where", "subject", "finding_source", "measure"):
            yield Printed(entry, (name,), getattr(entry, name))


def _cited(source: Plan | Document, references: tuple[Reference, ...]) -> Iterator[Printed]:
    for reference in references:
        for name, text in (
            ("title", reference.title),
            ("number", reference.number),
            ("issuer", reference.issuer),
            ("edition", reference.edition),
        ):
            yield Printed(reference, (name,), text, Part.LABEL, source)


def labels_in_catalogues(
    office: Office | None, divisions: tuple[Division, ...], indicators: tuple[Indicator, ...]
) -> Iterator[Printed]:
    """Yield the names that come out in print wherever their record is named."""
    if office is not None:
        for name in ("name", "short_name", "mark", "division_prefix"):
            yield Printed(office, (name,), getattr(office, name))
        for name in ("office", "proofreader"):
            yield Printed(office, ("imprint", name), getattr(office.imprint, name))
    for division in divisions:
        yield Printed(division, ("name",), division.name)
    for indicator in indicators:
        for name in ("name", "unit", "population"):
            yield Printed(indicator, (name,), getattr(indicator, name))
        for index, target in enumerate(indicator.targets):
            yield Printed(indicator, ("targets", index, "population"), target.population)
            yield Printed(indicator, ("targets", index, "phrase"), target.phrase)
