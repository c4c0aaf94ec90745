"""Make the archival PDF of a finished Word file, with the records that it was made from inside."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass, field

from docgen.diagnostics import Diagnostic
from docgen.layout.breaking import WORD, BreakRules
from docgen.pdf.archive import ArchiveFacts, Attachment, archive
from docgen.pdf.archive_check import archive_findings
from docgen.pdf.convert import to_pdf
from docgen.pdf.fonts import FontMap


@dataclass(frozen=True, slots=True)
class Archived:
    """An archival PDF, and what it does not show as Word does or lacks of its form."""

    pdf: bytes = field(repr=False)
    pages: int
    findings: tuple[Diagnostic, ...]


def archived(
    word: bytes,
    *,
    name: str,
    fonts: FontMap,
    as_of: datetime.date,
    title: str = "",
    rules: BreakRules = WORD,
    records: Iterable[Attachment] = (),
) -> Archived:
    """Return the PDF/A-3a of the Word file `word`; the same input gives the same bytes.

    It bears the day on which the Word file says it was made, else `as_of`. `name` is how findings call the
    file, `title` what the PDF is called where the file does not say. Raises |PackageError| where `word` is no
    safe Word file.
    """
    made = to_pdf(word, name=name, fonts=fonts, rules=rules, title=title)
    facts = ArchiveFacts(made.title, made.author, _made_at(made.created, as_of), made.language or "zh-CN")
    pdf = archive(made.pdf, facts, records)
    return Archived(pdf, made.pages, (*made.findings, *archive_findings(pdf, name=name)))


def _made_at(created: str, as_of: datetime.date) -> datetime.datetime:
    """Return the day that the Word file names, else the day that counts, at midnight UTC."""
    try:
        day = datetime.date.fromisoformat(created[:10])
    except ValueError:
        day = as_of
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
