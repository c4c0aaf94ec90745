"""Offer templates the filters that compute geometry: mark, gap under the title, signature, imprint.

Everything else on the page is done by named styles. A filter is a pure function of its value, the page
profile and the seal; it gives finished WordprocessingML. Which tag it needs:

    {{r office.mark|fit_mark }}                   a run
    {{p document.number|upward_head(document.signers) }}   paragraphs
    {{p document.title_lines|align_to_grid }}     a paragraph
    {{p office.name|letter_head }}                a paragraph (see `docgen.word.letter`)
    {{p document.title_lines|align_letter }}      a paragraph
    {{p document.imprint|letter_foot }}           a paragraph, or nothing
    {{p document.sign_off|sign_off }}             paragraphs
    {{p document.imprint|imprint(document.annotation) }}   a paragraph
    {{p article.text|markdown }}                  paragraphs (see `docgen.word.markdown`)
    {{p article.chart|chart }}                    paragraphs
    {{p document.imprint|brief_foot(document.reports_to, document.sends_to, document.distributes_to) }}
    {{ loop.index|chinese_number }}               text
    {{ lead_row.progress|sentence }}              text

The argument of `imprint` is the annotation that the template prints between date and record. Without one the
seal reaches down to the record, which then keeps more room above itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache, partial
from types import MappingProxyType
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context
from lxml import etree
from markupsafe import Markup

from docgen.context.views import ImprintView, SignOffView
from docgen.diagnostics import Text
from docgen.layout.brief_styles import BRIEF_SENT
from docgen.layout.head import letter_title_gap, title_gap
from docgen.layout.letter_styles import LETTER_MARK, LETTER_PLACE, LETTER_THICK, LETTER_THIN
from docgen.layout.numerals import to_chinese
from docgen.layout.page import Profile
from docgen.layout.picture_styles import PICTURE, PICTURE_NOTE, PICTURE_TITLE
from docgen.layout.styles import (
    DATE,
    IMPRINT_COPIES,
    IMPRINT_PLACE,
    IMPRINT_PRINTED,
    IMPRINT_TABLE,
    SIGNATURE,
    SIGNATURE_ROOM,
    SIGNER_NAME,
    SIGNERS,
    TITLE_GAP,
    UPWARD_NUMBER,
)
from docgen.word.charts import ChartFonts, chart_filter
from docgen.word.head import mark_run, title_gap_paragraph, upward_head_paragraphs
from docgen.word.imprint import Record, imprint_paragraph
from docgen.word.letter import letter_head
from docgen.word.markdown import BODY_STYLES, PictureFiles, body_elements
from docgen.word.markup import fragment
from docgen.word.media import Media, media_of
from docgen.word.picture_faults import LOST_PICTURE
from docgen.word.printing import PrintError, printed_text
from docgen.word.signature import SealPicture, sealed_paragraphs, unsealed_paragraphs

__all__ = ["FRAGMENT_STYLES", "SealPicture", "fragment_filters"]

FRAGMENT_STYLES: Final[Mapping[str, frozenset[str]]] = MappingProxyType(
    {
        "fit_mark": frozenset(),
        "upward_head": frozenset({UPWARD_NUMBER, SIGNERS, SIGNER_NAME}),
        "align_to_grid": frozenset({TITLE_GAP}),
        "letter_head": frozenset({LETTER_PLACE, LETTER_MARK, LETTER_THIN, LETTER_THICK}),
        "align_letter": frozenset({TITLE_GAP}),
        "letter_foot": frozenset({IMPRINT_PLACE, IMPRINT_COPIES}),
        "sign_off": frozenset({SIGNATURE_ROOM, SIGNATURE, DATE}),
        "imprint": frozenset({IMPRINT_PLACE, IMPRINT_COPIES, IMPRINT_PRINTED, IMPRINT_TABLE}),
        "brief_foot": frozenset({IMPRINT_PLACE, BRIEF_SENT, IMPRINT_PRINTED, IMPRINT_TABLE}),
        "chinese_number": frozenset(),
        "sentence": frozenset(),
        "markdown": BODY_STYLES,
        "chart": frozenset({PICTURE, PICTURE_NOTE, PICTURE_TITLE}),
    }
)
"""Ids of the styles that the output of each filter names."""

_SENTENCE_ENDS: Final = ("。", "！", "？", "……")
_GO_ON: Final = ("，", "、", "：", ",", ":")
_REMEMBERED: Final = 128
"""Values whose markup a filter remembers."""


def no_pictures(path: str) -> bytes:
    """Return no picture: there is no project to look in. Raises |PrintError|."""
    raise PrintError(LOST_PICTURE, Text(path, path))


def fragment_filters(
    profile: Profile,
    seal: SealPicture | None,
    pictures: PictureFiles = no_pictures,
    *,
    chart_fonts: ChartFonts = tuple,
) -> dict[str, Callable[..., Markup | str]]:
    """Return the filters for templates in `profile`; `seal` is the picture to print, if any.

    `pictures` finds the pictures of bodies. `chart_fonts` gives the font files of charts; it is asked only
    where a chart is drawn, and without it a chart is a fault. The filters remember what they made: the
    documents of one run share mark, organs, dates and recipients.
    """

    @lru_cache(_REMEMBERED)
    def fit_mark(mark: str) -> Markup:
        return fragment([mark_run(str(mark), profile)])

    @lru_cache(_REMEMBERED)
    def gap(lines: int) -> Markup:
        return fragment([title_gap_paragraph(title_gap(lines, profile))])

    def align_to_grid(title_lines: Sequence[str]) -> Markup:
        return gap(len(title_lines))

    @lru_cache(_REMEMBERED)
    def sign_off(value: SignOffView) -> Markup:
        return fragment(_signature(value, profile, seal))

    @lru_cache(_REMEMBERED)
    def imprint(value: ImprintView, annotation: str = "") -> Markup:
        return fragment([imprint_paragraph(_record(value), profile, under_seal=not annotation)])

    @lru_cache(_REMEMBERED)
    def brief_foot(value: ImprintView, above: str = "", beside: str = "", below: str = "") -> Markup:
        record = _brief_record(value, (("报", above), ("送", beside), ("发", below)))
        return fragment([imprint_paragraph(record, profile, under_seal=False)] if record else [])

    @lru_cache(_REMEMBERED)
    def body(value: str, under: int, before_signature: bool) -> tuple[Markup, Media]:  # noqa: FBT001 - a key
        media = Media()
        elements = body_elements(
            value, profile, media=media, pictures=pictures, under=under, before_signature=before_signature
        )
        return fragment(elements), media

    @pass_context
    def markdown(
        context: Context, value: object, under: int = 0, *, before_signature: bool = False
    ) -> Markup:
        markup, shown = body(str(printed_text(value)), under, before_signature)
        for item in shown:
            media_of(context).add(item)
        return markup

    return {
        "fit_mark": fit_mark,
        "upward_head": partial(_upward_head, profile),
        "align_to_grid": align_to_grid,
        "sign_off": sign_off,
        "imprint": imprint,
        "brief_foot": brief_foot,
        "chinese_number": _chinese_number,
        "sentence": _sentence,
        "markdown": markdown,
        "chart": chart_filter(profile, chart_fonts),
        **_letter_filters(profile),
    }


def _letter_filters(profile: Profile) -> dict[str, Callable[..., Markup]]:
    """Return the filters of the letter format (10.1)."""

    @lru_cache(_REMEMBERED)
    def head(mark: str) -> Markup:
        return fragment([letter_head(str(mark), profile)])

    @lru_cache(_REMEMBERED)
    def gap(lines: int) -> Markup:
        return fragment([title_gap_paragraph(letter_title_gap(lines, profile))])

    def align_letter(title_lines: Sequence[str]) -> Markup:
        return gap(len(title_lines))

    @lru_cache(_REMEMBERED)
    def foot(value: ImprintView) -> Markup:
        record = replace(_record(value), printed=None, others=("", ""), ruled=False)
        return fragment([imprint_paragraph(record, profile, under_seal=True)] if record.recipients else [])

    return {"letter_head": head, "align_letter": align_letter, "letter_foot": foot}


def _signature(value: SignOffView, profile: Profile, seal: SealPicture | None) -> Iterable[etree._Element]:
    if value.sealed:
        return sealed_paragraphs(value.organs, value.date, profile, seal if value.of_office else None)
    return unsealed_paragraphs(value.organs, value.date, profile)


def _upward_head(profile: Profile, number: str, signers: Sequence[str] = ()) -> Markup:
    return fragment(upward_head_paragraphs(str(number), tuple(map(str, signers)), profile))


def _chinese_number(value: int) -> str:
    return to_chinese(value)


def _sentence(text: str) -> str:
    """Return what somebody typed as sentences: each line with a full stop, unless it has its own mark.

    A line that ends with a comma or a colon goes on in the next.
    """
    lines = [line.strip() for line in str(printed_text(text)).splitlines() if line.strip()]
    said = (line if line.endswith(_GO_ON) else _ended(line) for line in lines[:-1])
    return "".join((*said, *map(_ended, lines[-1:])))


def _ended(line: str) -> str:
    if line.rstrip("”’》）").endswith(_SENTENCE_ENDS):
        return line
    return line.rstrip("，、；：,;:. ") + "。"


def _brief_record(value: ImprintView, organs: tuple[tuple[str, str], ...]) -> Record | None:
    """Return what stands at the foot of a brief: to whom, how many copies; None for neither."""
    recipients = tuple((label, text) for label, text in organs if text)
    copies = ("", f"（共印{value.copies}份）") if value.copies else None
    if not recipients and copies is None:
        return None
    return Record(recipients, copies, ("", ""), recipient_style=BRIEF_SENT)


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
