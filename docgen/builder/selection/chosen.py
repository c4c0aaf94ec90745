"""Hold what was chosen: documents to build, and the lines of the records that findings are about."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic
from docgen.records.base import Base
from docgen.records.catalogue import ForEach
from docgen.records.placed import Container, PlacedList
from docgen.reporting.each import Each

Parts = Mapping[str, frozenset[str]]
"""By the id of a document what some of its files are made for, as `made_for` calls it."""


def made_for(each: Each) -> str:
    """Return how a selection calls what a file is made for: a region by its name, all else by the id."""
    return each.name if each.kind.key == ForEach.REGION.value else each.id


@dataclass(frozen=True, slots=True)
class Span:
    """Lines of one file, both ends included; `last` None means to the end of the file."""

    path: str
    first: int
    last: int | None

    def shared(self, other: Span) -> Iterator[Span]:
        """Yield the lines that both hold, if any."""
        first = max(self.first, other.first)
        lasts = [last for last in (self.last, other.last) if last is not None]
        if self.path == other.path and (not lasts or first <= min(lasts)):
            yield Span(self.path, first, min(lasts) if lasts else None)

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Say whether the diagnostic stands in these lines."""
        line = diagnostic.place.line or 1
        return (
            diagnostic.place.path == self.path
            and self.first <= line
            and (self.last is None or line <= self.last)
        )


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen: documents to build, and what findings are about."""

    documents: frozenset[str] = frozenset()
    """Ids of the documents that are to be built."""
    whole: frozenset[str] = frozenset()
    """Those of them that are meant with all they are made of, not only for a task or a division in them."""
    spans: tuple[Span, ...] = ()
    """Where the other records that were chosen stand."""
    parts: Parts = field(default_factory=dict)
    """Of those that are made for each of several: for which of these. All files of what is not here."""

    def holds(self, diagnostic: Diagnostic) -> bool:
        """Say whether the diagnostic stands in a record that was chosen by itself."""
        return any(span.holds(diagnostic) for span in self.spans)

    def __or__(self, other: Selection) -> Selection:
        """Return what either chooses."""
        documents, whole = self.documents | other.documents, self.whole | other.whole
        entire = (self.documents - self.parts.keys()) | (other.documents - other.parts.keys())
        parts = {
            each: self.parts.get(each, frozenset()) | other.parts.get(each, frozenset())
            for each in documents - entire
        }
        return Selection(documents, whole, (*self.spans, *other.spans), parts)

    def __and__(self, other: Selection) -> Selection:
        """Return what both choose; one that names no records of its own leaves those of the other."""
        spans = self.spans or other.spans
        if self.spans and other.spans:
            spans = tuple(both for one in self.spans for two in other.spans for both in one.shared(two))
        documents = self.documents & other.documents
        narrowed = {each: [s.parts[each] for s in (self, other) if each in s.parts] for each in documents}
        parts = {each: frozenset.intersection(*sets) for each, sets in narrowed.items() if sets}
        return Selection(documents, self.whole & other.whole, spans, parts)


def spans_of(records: Iterable[Base]) -> tuple[Span, ...]:
    """Return the lines that records take in their files."""
    return tuple(span for record in records for span in span_of(record))


def span_of(record: Base) -> Iterator[Span]:
    """Yield the lines that a record takes in its file; nothing for one that was made in code."""
    if record.origin is not None:
        yield Span(record.origin.path, record.origin.mark[0], _last_line(record.origin))


def _last_line(container: Container) -> int | None:
    """Return the line before whatever follows `container` in its file; None where nothing follows."""
    current: Container = container
    while current.parent is not None:
        parent = current.parent
        if isinstance(parent, PlacedList):
            index = int(current.key) + 1
            following = [parent.marks[index][0]] if index < len(parent.marks) else []
        else:
            own = parent.key_marks[str(current.key)][0]
            following = [line for line, _ in parent.key_marks.values() if line > own]
        if following:
            return max(container.mark[0], min(following) - 1)
        current = parent
    return None
