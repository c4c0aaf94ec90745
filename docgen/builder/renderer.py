"""Do the jobs of a build: each template is fitted to the office and compiled once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from docgen.builder.files import fingerprint
from docgen.builder.findings import NOT_RENDERED
from docgen.builder.job import Done, Job, Kit, Made, Piece
from docgen.builder.pictures import checked_picture
from docgen.diagnostics import Diagnostic
from docgen.errors import TemplateError
from docgen.layout.page import ProfileName, profile
from docgen.layout.units import Mm
from docgen.markdown import remember
from docgen.ooxml.package import PackageError, read_package, write_package
from docgen.records.catalogue import Format
from docgen.word.fragments import SealPicture, fragment_filters
from docgen.word.joining import joined
from docgen.word.properties import Properties
from docgen.word.restyle import restyle
from docgen.word.seal import RELATIONSHIP_ID, with_seal
from docgen.word.template import CompiledTemplate, compile_template

if TYPE_CHECKING:  # the PDF stage is an extra: it is imported only where a PDF is made
    from docgen.builder.pdfs import PdfMaker

_File = tuple[bytes, tuple[Diagnostic, ...]]
"""The bytes of a file, and what is to be said of them."""


class Renderer:
    """Turn jobs into bytes: a pure function of the job, the kit and the fonts."""

    def __init__(self, kit: Kit) -> None:
        self._kit = kit
        self._pictures: dict[str, bytes] = {}
        self._compiled: dict[str, CompiledTemplate] = {}
        self._pdfs: PdfMaker | None = None

    def do(self, job: Job) -> Done:
        """Return every file of a job; one that cannot be made has its faults instead of its bytes."""
        rendered = _made(job, job.word, lambda: self._word(job)) if job.pieces else None
        files = () if rendered is None else (rendered,)
        # A Word file that a person edited stays as it is, and the others follow it.
        word = job.present if job.present is not None or rendered is None else rendered.data
        if word is None or (rendered is not None and rendered.data is None):
            return Done(files)
        derived = (
            _made(job, path, partial(self._derived, job, format_, word)) for path, format_ in job.derived
        )
        return Done((*files, *derived), word=fingerprint(word))

    def _word(self, job: Job) -> _File:
        """Return the Word file of a job with its annexes. Raises TemplateError with every fault."""
        remember(job.bodies)
        self._pictures = {path: data for path, data in job.files.items() if not path.endswith(".yaml")}
        main, *bound = [self._piece(piece) for piece in job.pieces]
        if not bound:
            return main, ()
        try:
            whole = joined(main, bound, name=job.word, names=[piece.document for piece in job.pieces[1:]])
        except PackageError as error:
            raise TemplateError(error.message, error.report) from error
        return whole.data, whole.findings

    def _piece(self, piece: Piece) -> bytes:
        """Return the Word file of a document alone."""
        compiled = self._compiled.get(piece.template)
        if compiled is None:
            compiled = self._compiled[piece.template] = self._compile(piece.template)
        properties = Properties(
            title=piece.context.document.title,
            subject=piece.context.document.number,
            creator=self._kit.creator,
            created=piece.created,
        )
        return compiled.render(piece.context, properties=properties)

    def _compile(self, name: str) -> CompiledTemplate:
        """Return the template compiled, with the office's page profile and seal in it."""
        kit, seal = self._kit, None
        data, page = kit.templates[name], profile(kit.page)
        if page.name is not ProfileName.A or kit.seal is not None:
            parts = read_package(data, name=name)
            if page.name is not ProfileName.A:
                parts = restyle(parts, page)
            if kit.seal is not None:
                parts = with_seal(parts, kit.seal.picture, name=kit.seal.image)
                seal = SealPicture(RELATIONSHIP_ID, Mm(kit.seal.diameter_mm))
            data = write_package(parts, stored=frozenset(parts))
        filters = fragment_filters(page, seal, self._picture, chart_fonts=lambda: kit.chart_fonts)
        return compile_template(data, name=name, filters=filters)

    def _picture(self, path: str) -> bytes:
        """Return a picture of the job. Raises PrintError where the project has none."""
        return checked_picture(self._pictures.get(path), path)

    def _derived(self, job: Job, format_: Format, word: bytes) -> _File:
        """Return what is made of the finished Word file. Raises TemplateError."""
        if format_ is Format.XLSX:
            return _workbook(job, word)
        if self._pdfs is None:
            # WeasyPrint takes half a second to import, and most builds make no PDF.
            from docgen.builder.pdfs import PdfMaker

            self._pdfs = PdfMaker(self._kit.fonts, self._kit.font_overrides)
        return self._pdfs.make(word, job)


def _made(job: Job, path: str, make: Callable[[], _File]) -> Made:
    """Return the file that `make` gives, or why there is none."""
    try:
        return Made(path, *make())
    except TemplateError as error:
        return Made(path, None, tuple(error.report) or (NOT_RENDERED.at(job.place, error.message),))


def _workbook(job: Job, word: bytes) -> _File:
    """Return the Excel form of the tables in the Word file, and what it lacks. Raises TemplateError."""
    # openpyxl takes a fifth of a second to import, and most builds make no workbook.
    from docgen.excel.tables.from_word import workbook_of

    try:
        made = workbook_of(word, title=job.title, name=job.word)
    except PackageError as error:
        raise TemplateError(error.message, error.report) from error
    return made.data, made.findings
