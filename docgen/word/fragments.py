"""Offer templates the filters that compute geometry: mark, gap under the title, signature, imprint.

Everything else on the page is done by named styles. A filter is a pure function of its value, the page
profile and the seal; it gives finished WordprocessingML. Which tag it needs:

    {{r office.mark|fit_mark }}                   a run
    {{p document.title_lines|align_to_grid }}     a paragraph
    {{p document.sign_off|sign_off }}             paragraphs
    {{p document.imprint|imprint(document.annotation) }}   a paragraph; the argument is the line between the
                                                  seal and the record, if any
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from lxml import etree
from markupsafe import Markup

from docgen.context.views import ImprintView, SignOffView
from docgen.layout.page import Profile
from docgen.word.head import mark_run, title_gap_paragraph
from docgen.word.imprint import Record, imprint_paragraph
from docgen.word.markup import NAMESPACES
from docgen.word.signature import Seal, sealed_paragraphs, unsealed_paragraphs

__all__ = ["Seal", "fragment_filters"]

_DECLARED = f' xmlns:w="{NAMESPACES["w"]}"'
"""Declared at the root of every document, so it need not be repeated in each fragment."""


def fragment_filters(profile: Profile, seal: Seal | None) -> dict[str, Callable[..., Markup]]:
    """Return the filters for templates in `profile`; `seal` is the picture to print, if any."""

    def fit_mark(mark: str) -> Markup:
        return _markup([mark_run(str(mark), profile)])

    def align_to_grid(title_lines: Sequence[str]) -> Markup:
        return _markup([title_gap_paragraph(title_lines, profile)])

    def sign_off(value: SignOffView) -> Markup:
        return _markup(_signature(value, profile, seal))

    def imprint(value: ImprintView, line_above: str = "") -> Markup:
        return _markup([imprint_paragraph(_record(value), profile, under_seal=not line_above)])

    return {"fit_mark": fit_mark, "align_to_grid": align_to_grid, "sign_off": sign_off, "imprint": imprint}


def _signature(value: SignOffView, profile: Profile, seal: Seal | None) -> Iterable[etree._Element]:
    if value.sealed:
        return sealed_paragraphs(value.organs, value.date, profile, seal)
    return unsealed_paragraphs(value.organs, value.date, profile)


def _record(value: ImprintView) -> Record:
    recipients = (("主送", value.main_recipients), ("抄送", value.copies_to))
    return Record(
        recipients=tuple((label, text) for label, text in recipients if text),
        printed=(value.office, f"{value.printed_on}印发" if value.printed_on else ""),
        others=(
            f"校对：{value.proofreader}" if value.proofreader else "",
            f"共印{value.copies}份" if value.copies else "",
        ),
    )


def _markup(elements: Iterable[etree._Element]) -> Markup:
    text = "".join(etree.tostring(each, encoding="unicode") for each in elements)
    return Markup(text.replace(_DECLARED, ""))  # noqa: S704 - lxml has escaped every text
