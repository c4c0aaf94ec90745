"""Make the archival PDFs of a build, each from its finished Word file, with its records inside."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

from docgen.builder.files import fingerprint
from docgen.builder.findings import NO_FONT, NOT_RENDERED
from docgen.builder.step import Step
from docgen.diagnostics import Diagnostic, Place, Report, Severity, Text
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

    def __init__(self, office: Office, root: Path, fonts: tuple[Font, ...]) -> None:
        self._office = office
        self._root = root
        self._fonts = FontMap(fonts, overrides=office.layout.font_overrides)

    @property
    def fonts_fingerprint(self) -> str:
        """Return the fingerprint of what sets the faces of official documents on this machine."""
        families = [*(face.family for face in Face), *self._office.layout.font_overrides]
        wanted = (Wanted(family, bold) for family in families for bold in (False, True))
        set_in = {
            f"{each.family} {each.bold}": [
                (file.name, file.path.stat().st_size) for file in self._fonts.chain(each).files
            ]
            for each in wanted
        }
        return fingerprint(json.dumps(set_in, ensure_ascii=False, sort_keys=True).encode())

    def faults(self) -> Iterator[Diagnostic]:
        """Yield each font that the office chose and that this machine does not have."""
        for index, choice in enumerate(self._office.layout.fonts):
            if not self._fonts.has(choice.use):
                fact = Text(f"本机没有字体 {choice.use}", f"{choice.use} is not installed")
                yield NO_FONT.at(self._office.place("layout", "fonts", index, "use"), fact)

    def make(self, word: bytes, step: Step) -> tuple[bytes, tuple[Diagnostic, ...]]:
        """Return the PDF of `word` for `step`, and what it does not show as Word does.

        The same input gives the same bytes. Raises TemplateError where it cannot be made: the Word file was
        damaged since, or a character of it is in no font, so that the PDF would not say what it says.
        """
        name = step.word
        try:
            made = archived(
                word,
                name=name,
                fonts=self._fonts,
                as_of=step.as_of,
                title=step.context.document.title,
                records=self._records(step),
            )
        except PackageError as error:
            raise TemplateError(error.message, error.report) from error
        if any(finding.severity is Severity.ERROR for finding in made.findings):
            fact = Text(f"{step.path} 没有生成", f"{step.path} is not made")
            raise TemplateError(fact, Report(made.findings))
        return made.pdf, made.findings

    def _records(self, step: Step) -> Iterator[Attachment]:
        """Yield the record files that the document was made from. Raises TemplateError."""
        for path in step.inputs:
            if path.endswith(".yaml"):
                try:
                    yield Attachment(path, (self._root / path).read_bytes())
                except FileNotFoundError:
                    continue  # an optional file that this project does without
                except OSError as error:
                    fact = Text(f"{path} 读不出来", f"{path} cannot be read: {error.strerror}")
                    raise TemplateError(fact, Report([NOT_RENDERED.at(Place(path), fact)])) from error
