"""Render the files of a build: each template is fitted to the office and compiled once."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from docgen.builder.files import fingerprint
from docgen.builder.manifest import Ingredient
from docgen.builder.pictures import project_pictures
from docgen.builder.step import BoundAnnex, Step
from docgen.diagnostics import Diagnostic, Text
from docgen.errors import TemplateError
from docgen.layout.page import ProfileName, profile
from docgen.layout.units import Mm
from docgen.ooxml.package import PackageError, read_package, write_package
from docgen.records.catalogue import Format
from docgen.records.office import Office
from docgen.word.fragments import SealPicture, fragment_filters
from docgen.word.joining import joined
from docgen.word.properties import Properties
from docgen.word.restyle import restyle
from docgen.word.seal import RELATIONSHIP_ID, with_seal
from docgen.word.template import CompiledTemplate, compile_template

if TYPE_CHECKING:  # the PDF stage is an extra: it is imported only where a PDF is made
    from docgen.builder.pdfs import PdfMaker


@dataclass(frozen=True, slots=True)
class Rendered:
    """The bytes of a step, the step with all that they were made of, and what is to be said of them."""

    step: Step
    data: bytes = field(repr=False)
    findings: tuple[Diagnostic, ...] = ()


class Renderer:
    """Turn steps into bytes: a pure function of the step, the office, the template and the fonts."""

    def __init__(
        self,
        office: Office,
        root: Path,
        pdfs: PdfMaker | None = None,
        *,
        chart_fonts: tuple[Path, ...] = (),
    ) -> None:
        self._office = office
        self._chart_fonts = chart_fonts
        self._pdfs = pdfs
        self._picture = _seal_picture(office, root)
        self._pictures = project_pictures(root)
        self._compiled: dict[Path, CompiledTemplate] = {}

    def derive(self, step: Step, word: bytes) -> Rendered:
        """Return what `step` makes of the finished Word file. Raises TemplateError where it makes nothing."""
        if step.format is Format.XLSX:
            data, findings = _workbook(step, word)
        elif self._pdfs is not None:
            data, findings = self._pdfs.make(word, step)
        else:
            raise ValueError(f"no fonts were given for {step.path}")
        made_of = {**step.made_of, Ingredient.WORD.value: fingerprint(word)}
        return Rendered(replace(step, made_of=made_of), data, findings)

    def render(self, step: Step) -> Rendered:
        """Return the Word file of a step. Raises TemplateError with the place of every fault."""
        word = self._word(step)
        if not step.annexes:
            return Rendered(step, word)
        bound = [self._word(annex) for annex in step.annexes]
        try:
            whole = joined(word, bound, name=step.path, names=[annex.document.id for annex in step.annexes])
        except PackageError as error:
            raise TemplateError(error.message, error.report) from error
        return Rendered(step, whole.data, whole.findings)

    def _word(self, piece: Step | BoundAnnex) -> bytes:
        """Return the Word file of a document alone."""
        compiled = self._compiled.get(piece.template)
        if compiled is None:
            compiled = self._compile(piece.template, f"templates/{piece.type.template}")
            self._compiled[piece.template] = compiled
        properties = Properties(
            title=piece.context.document.title,
            subject=piece.context.document.number,
            creator=self._office.name,
            created=piece.document.date,
        )
        return compiled.render(piece.context, properties=properties)

    def _compile(self, template: Path, name: str) -> CompiledTemplate:
        """Return the template compiled, with the office's page profile and seal in it."""
        data, seal = template.read_bytes(), None
        page = profile(self._office.layout.profile)
        if page.name is not ProfileName.A or self._picture is not None:
            parts = read_package(data, name=name)
            if page.name is not ProfileName.A:
                parts = restyle(parts, page)
            if self._picture is not None:
                parts = with_seal(parts, self._picture, name=self._office.seal.image)
                seal = SealPicture(RELATIONSHIP_ID, Mm(self._office.seal.diameter_mm))
            data = write_package(parts, stored=frozenset(parts))
        filters = fragment_filters(page, seal, self._pictures, chart_fonts=lambda: self._chart_fonts)
        return compile_template(data, name=name, filters=filters)


def _workbook(step: Step, word: bytes) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the Excel form of the tables in the Word file, and what it lacks. Raises TemplateError."""
    # openpyxl takes a fifth of a second to import, and most builds make no workbook.
    from docgen.excel.tables.from_word import workbook_of

    try:
        made = workbook_of(word, title=step.context.document.title, name=step.word)
    except PackageError as error:
        raise TemplateError(error.message, error.report) from error
    return made.data, made.findings


def _seal_picture(office: Office, root: Path) -> bytes | None:
    """Return the picture of the seal; None where none is to be printed. Raises TemplateError.

    `docgen.builder.materials` has found it there; here it may have gone since.
    """
    if not office.seal.image:
        return None
    try:
        return (root / office.seal.image).read_bytes()
    except OSError as error:
        raise TemplateError(
            Text(f"印章图片 {office.seal.image} 读不出来", f"the seal {office.seal.image} cannot be read")
        ) from error
