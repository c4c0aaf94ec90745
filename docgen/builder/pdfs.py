"""Make the archival PDFs of a build, each from its finished Word file, with its records inside."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from docgen.builder.files import fingerprint
from docgen.builder.findings import NO_FONT
from docgen.builder.job import Job
from docgen.diagnostics import Diagnostic, Report, Severity, Text
from docgen.errors import TemplateError
from docgen.layout.faces import Face
from docgen.machine.names import Font
from docgen.ooxml.package import PackageError
from docgen.pdf.archival import archived
from docgen.pdf.archive import Attachment
from docgen.pdf.fonts import FontMap, Wanted
from docgen.records.office import Office


class PdfMaker:
    """Turn finished Word files into PDFs with the fonts of one machine and the choices of one office."""

    def __init__(self, fonts: tuple[Font, ...], overrides: Mapping[str, str]) -> None:
        self.fonts = fonts
        self._overrides = overrides
        self._fonts = FontMap(fonts, overrides=overrides)

    @property
    def set_in(self) -> dict[str, list[tuple[str, int]]]:
        """Return what sets the faces of official documents on this machine: names and sizes of font files."""
        families = [*(face.family for face in Face), *self._overrides]
        wanted = (Wanted(family, bold) for family in families for bold in (False, True))
        return {
            f"{each.family} {each.bold}": [
                (file.name, file.path.stat().st_size)
                for file in (self._fonts.chain(each).latin, *self._fonts.chain(each).files)
                if file
            ]
            for each in wanted
        }

    @property
    def fonts_fingerprint(self) -> str:
        """Return the fingerprint of these fonts."""
        return fingerprint(json.dumps(self.set_in, ensure_ascii=False, sort_keys=True).encode())

    def faults(self, office: Office) -> Iterator[Diagnostic]:
        """Yield each font that the office chose and that this machine does not have."""
        for index, choice in enumerate(office.layout.fonts):
            if not self._fonts.has(choice.use):
                fact = Text(f"本机没有字体 {choice.use}", f"{choice.use} is not installed")
                yield NO_FONT.at(office.place("layout", "fonts", index, "use"), fact)

    def make(self, word: bytes, job: Job) -> tuple[bytes, tuple[Diagnostic, ...]]:
        """Return the PDF of `word`, the Word file of `job`, and what it does not show as Word does.

        The same input gives the same bytes. Raises TemplateError where it cannot be made: the Word file was
        damaged since, or a character of it is in no font, so that the PDF would not say what it says.
        """
        fact = Text(f"{job.word} 没有生成 PDF", f"no PDF is made of {job.word}")
        if job.unread:
            raise TemplateError(fact, Report(job.unread))
        try:
            made = archived(
                word,
                name=job.word,
                fonts=self._fonts,
                as_of=job.as_of,
                title=job.title,
                records=(
                    Attachment(path, data) for path, data in job.files.items() if path.endswith(".yaml")
                ),
            )
        except PackageError as error:
            raise TemplateError(error.message, error.report) from error
        if any(finding.severity is Severity.ERROR for finding in made.findings):
            raise TemplateError(fact, Report(made.findings))
        return made.pdf, made.findings
