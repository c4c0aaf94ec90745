"""Make an archival PDF of a finished Word file."""

from __future__ import annotations

import datetime
import io
from dataclasses import dataclass
from pathlib import Path

from docx import Document

from docgen.builder.files import write_whole
from docgen.diagnostics import Report, Text
from docgen.errors import OutputError, ProjectError
from docgen.layout.breaking import LIBREOFFICE, WORD
from docgen.machine.fact import Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.pdf.archive import ArchiveFacts, archive
from docgen.pdf.convert import to_pdf
from docgen.pdf.fonts import FontMap

RULES = {"word": WORD, "libreoffice": LIBREOFFICE}
"""Where lines may end: as Word's published sets say, or as LibreOffice breaks, for comparing the two."""


@dataclass(frozen=True, slots=True)
class Printed:
    """A PDF that was written, and what it does not show as Word does."""

    file: Path
    pages: int
    report: Report


def make_pdf(
    file: Path, target: Path, *, surroundings: Surroundings, as_of: datetime.date, profile: str = "word"
) -> Printed:
    """Write the archival PDF of the Word file `file` to `target`.

    The PDF bears the day on which the Word file says it was made, else `as_of`: the same file gives the same
    bytes. `profile` is a key of `RULES`. Raises ProjectError where `file` cannot be read, PackageError where
    it is no safe Word file, OutputError where `target` is the Word file itself or cannot be written.
    """
    if target.resolve() == file.resolve():
        raise OutputError(Text("PDF 不能写到 Word 文件上", "the PDF cannot be written over the Word file"))
    try:
        data = file.read_bytes()
    except OSError as error:
        raise ProjectError(Text(f"{file} 读不出来", f"{file} cannot be read: {error.strerror}")) from error
    fonts = FontMap(installed_fonts(surroundings), serif_latin=profile == "word")
    made = to_pdf(data, name=file.name, fonts=fonts, rules=RULES[profile], title=file.stem)
    facts = ArchiveFacts(made.title, made.author, _made_at(data, as_of), made.language or "zh-CN")
    write_whole(target, archive(made.pdf, facts))
    return Printed(target, made.pages, Report(made.findings))


def _made_at(data: bytes, as_of: datetime.date) -> datetime.datetime:
    """Return when the Word file says it was made, else the day that counts, at midnight UTC."""
    created = Document(io.BytesIO(data)).core_properties.created
    day = created.date() if created is not None else as_of
    return datetime.datetime.combine(day, datetime.time(), tzinfo=datetime.UTC)
