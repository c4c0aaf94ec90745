"""Make the PDF of a finished Word file: read it, set its lines, let WeasyPrint draw the pages."""

from __future__ import annotations

import logging
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.errors import TemplateError
from docgen.layout.breaking import WORD, BreakRules
from docgen.pdf.emitter import document_html
from docgen.pdf.faces import MappedFaces
from docgen.pdf.findings import NO_FONTS, REFUSED_ADDRESS, STRANGE_FONT
from docgen.pdf.fonts import FAMILY_PREFIX, FontMap
from docgen.pdf.fontsheet import FontSheet, closed_fetcher, font_sheet
from docgen.pdf.fontsource import font_configuration, machine_has_fonts
from docgen.pdf.line_html import MEDIA_SCHEME
from docgen.pdf.model import (
    Document,
)
from docgen.pdf.reader import read_document
from docgen.pdf.reading_findings import ENGINE
from docgen.pdf.tags import mend_tags
from docgen.sources.collector import collector_paused

ARCHIVAL: Final = "pdf/a-3a"
"""The kind of PDF that is written: archival, with tags."""


@dataclass(frozen=True, slots=True)
class Converted:
    """A PDF, what it says of itself, and what it does not show as Word does."""

    pdf: bytes = field(repr=False)
    title: str
    author: str
    language: str
    created: str
    """When the Word file says it was made, as it says it; may be empty."""
    pages: int
    findings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """What WeasyPrint is given: the HTML, and everything that it may ask for."""

    html: str
    files: Mapping[str, bytes] = field(repr=False)
    sheet: FontSheet
    findings: tuple[Diagnostic, ...]


def to_pdf(
    docx: bytes,
    *,
    name: str,
    fonts: FontMap,
    rules: BreakRules = WORD,
    title: str = "",
    variant: str | None = ARCHIVAL,
) -> Converted:
    """Return the PDF of a Word file and every finding; the same input gives the same pages.

    `name` is how findings call the file, `title` what the PDF is called where the file does not say. Nothing
    outside the file and the fonts is read. Raises |PackageError| where the data is no safe Word file, and
    |TemplateError| where there is no font to set it in.
    """
    with collector_paused():
        document, findings = read_document(docx, name=name)
        titled = document.title or title or name
        page = set_pages(document, name=name, fonts=fonts, rules=rules, title=titled)
        pdf, pages, said = _drawn(page, name, variant)
    return Converted(
        pdf=pdf,
        title=titled,
        author=document.author,
        language=document.language,
        created=document.created,
        pages=pages,
        findings=tuple(dict.fromkeys((*findings, *page.findings, *said))),
    )


def set_pages(document: Document, *, name: str, fonts: FontMap, rules: BreakRules, title: str) -> Page:
    """Return the HTML of `document`, every line broken by `rules`, and the fonts and pictures it needs."""
    faces = MappedFaces(fonts)
    html = document_html(document, faces=faces, rules=rules, title=title)
    sheet = font_sheet(fonts, faces.texts(), place=Place(name))
    pictures = {f"{MEDIA_SCHEME}{key}": media.content for key, media in document.media.items()}
    return Page(
        html.with_css(sheet.css),
        {**sheet.files, **pictures},
        sheet,
        (*html.overflow.findings(name), *sheet.findings),
    )


def _drawn(page: Page, name: str, variant: str | None) -> tuple[bytes, int, list[Diagnostic]]:
    """Return the PDF, its number of pages, and what WeasyPrint had to say."""
    from docgen.pdf.engine import html_of
    from docgen.pdf.plain_lines import plain_lines

    refused: list[str] = []
    place = Place(name)
    fetcher = closed_fetcher(page.files, refused)
    sheet = page.sheet
    if not sheet.files and not sheet.is_complete and not machine_has_fonts():
        raise TemplateError(NO_FONTS.title, [NO_FONTS.at(place, NO_FONTS.title)])
    alone = sheet.is_complete and bool(sheet.files)
    with (
        _heard() as messages,
        font_configuration(alone=alone) as configuration,
        plain_lines(configuration, sheet.families),
    ):
        made = html_of(page.html, fetcher).render(font_config=configuration, pdf_variant=variant)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint leaves its colour profile open
            pdf, strangers = _written(made, variant)
        pages = len(made.pages)
    said = [REFUSED_ADDRESS.at(place, Text(address, address)) for address in refused]
    said += [STRANGE_FONT.at(place, Text(family, family)) for family in strangers]
    said += [ENGINE.at(place, Text(message, message)) for message in dict.fromkeys(messages)]
    return pdf, pages, said


def _written(made: Any, variant: str | None) -> tuple[bytes, tuple[str, ...]]:
    """Return the PDF, and the families that fontconfig chose because the font map had none.

    The fonts of the map come cut to the text: WeasyPrint takes them as they are, so that no subsetter of
    its own, fast or slow, has anything to do. Only where it drew with other fonts does it have to cut them.
    What goes on to the archive is packed there, once.
    """
    options = {
        "pdf_variant": variant,
        "uncompressed_pdf": variant is not None,
        "pdf_identifier": False,  # a sum over all bytes, for which each object is written twice
    }
    again = made.copy()
    pdf = bytes(made.write_pdf(full_fonts=True, finisher=mend_tags, **options))
    families = {str(font.family) for font in made.fonts.values()}
    strangers = tuple(sorted(family for family in families if not family.startswith(FAMILY_PREFIX)))
    return (bytes(again.write_pdf(finisher=mend_tags, **options)) if strangers else pdf), strangers


@contextmanager
def _heard() -> Iterator[list[str]]:
    """Give the list of what WeasyPrint logs as a warning meanwhile."""
    messages: list[str] = []

    class Listener(logging.Handler):
        """Keeps messages."""

        def emit(self, record: logging.LogRecord) -> None:
            """Keep one message."""
            messages.append(record.getMessage())

    logger, listener = logging.getLogger("weasyprint"), Listener(logging.WARNING)
    logger.addHandler(listener)
    try:
        yield messages
    finally:
        logger.removeHandler(listener)
