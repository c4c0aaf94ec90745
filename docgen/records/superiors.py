"""Say who is above whom by the catalogue of divisions, and which documents go up (上行文)."""

from collections.abc import Iterable, Iterator

from docgen.records.division import Division
from docgen.records.document import Document
from docgen.records.project import Project


def superiors(project: Project, division: Division) -> Iterator[Division]:
    """Yield those above `division`, the next one first; a catalogue that goes in a circle ends it."""
    passed, above = {division.id}, project.division(division.parent)
    while above is not None and above.id not in passed:
        yield above
        passed.add(above.id)
        above = project.division(above.parent)


def goes_up(project: Project, document: Document, signing: Iterable[str]) -> bool:
    """Say whether a main recipient of `document` is above one of those who sign it (names).

    Where the catalogue does not say who is above them, it does not go up.
    """
    recipients = {
        division.id
        for group in document.recipients
        for division in map(project.division, group.divisions)
        if division is not None
    }
    signers = filter(None, map(project.division, signing))
    return any(above.id in recipients for each in signers for above in superiors(project, each))
