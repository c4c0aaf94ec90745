"""Find out what the machine has for a build: the fonts of PDFs and charts, and the part that makes PDFs."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from docgen.builder.charts import chart_files, shows_charts
from docgen.builder.planner import Wish
from docgen.diagnostics import Text
from docgen.errors import ProjectError
from docgen.machine.fact import Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.machine.names import Font
from docgen.records.catalogue import Format
from docgen.records.document import Document
from docgen.records.project import Project

if TYPE_CHECKING:  # the PDF part is an extra: it is imported only where a PDF is made
    from docgen.builder.pdfs import PdfMaker


def equipped(
    wish: Wish, project: Project, documents: list[Document], surroundings: Surroundings | None
) -> tuple[Wish, PdfMaker | None]:
    """Return `wish` with the fonts of the machine, and what makes the PDFs; None where none are asked for.

    Raises ProjectError where PDFs are asked for that cannot be made here.
    """
    fonts = _fonts(project, wish, surroundings, documents)
    pdfs = _pdf_maker(project, fonts, wish, documents)
    if pdfs is not None:
        wish = replace(wish, fonts=pdfs.fonts_fingerprint)
    if project.office is not None:
        wish = replace(wish, chart_fonts=chart_files(documents, project.office, fonts))
    return wish, pdfs


def _fonts(
    project: Project, wish: Wish, surroundings: Surroundings | None, documents: list[Document]
) -> tuple[Font, ...]:
    """Return the fonts of the machine; none where nothing asks for them. Raises ProjectError."""
    pdfs = _wants_pdfs(project, wish, documents)
    if surroundings is None:
        if pdfs:
            fact = Text("生成 PDF 要知道本机的字体", "PDFs need surroundings: docgen.surroundings()")
            raise ProjectError(fact)
        return ()
    return installed_fonts(surroundings) if pdfs or shows_charts(documents) else ()


def _wants_pdfs(project: Project, wish: Wish, documents: list[Document]) -> bool:
    kinds = (
        project.type_index[document.type] for document in documents if document.type in project.type_index
    )
    return any(Format.PDF in wish.formats_of(kind) for kind in kinds)


def _pdf_maker(
    project: Project, fonts: tuple[Font, ...], wish: Wish, documents: list[Document]
) -> PdfMaker | None:
    """Return what makes the PDFs of the `documents`; None where none are asked for. Raises ProjectError."""
    if project.office is None or not _wants_pdfs(project, wish, documents):
        return None
    try:
        from docgen.builder.pdfs import PdfMaker
    except (ImportError, OSError) as error:
        # WeasyPrint is missing, or the Pango libraries that it loads.
        raise no_pdf_part(error) from error
    return PdfMaker(fonts, project.office.layout.font_overrides)


def no_pdf_part(error: Exception) -> ProjectError:
    """Return the error of a machine on which PDFs cannot be made."""
    return ProjectError(
        Text(
            f"没有装 PDF 部分：{error}；请运行 pip install 'docgen[pdf]'，再看 docgen doctor；"
            "只要 Word 文件，用 --formats docx",
            f"the PDF part is not installed: {error}; pip install 'docgen[pdf]', then docgen doctor; "
            "for Word files alone: --formats docx",
        )
    )
