"""Give the edition record (版记), or the foot of a brief, at the foot of the type area (7.4).

The record is a table in a text box whose lower edge is pinned to the sheet. Around it no text flows: the
paragraph that holds it is as high as the record itself, so that the room is kept by the text's own lines, and
where it is not there, the paragraph and with it the record goes on to the next page. (A box that pushes lines
off its page can push its own anchor along, and programs differ in how they end that.)
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.layout.measure import wrapped_lines
from docgen.layout.page import TYPE_AREA_BOTTOM, Profile
from docgen.layout.sizes import SMALL_SIZE
from docgen.layout.styles import IMPRINT_COPIES, IMPRINT_PLACE, IMPRINT_PRINTED, IMPRINT_TABLE
from docgen.layout.units import Length, Mm, Pt
from docgen.word.drawing import Anchor, Box, text_box_run
from docgen.word.markup import text_run, w
from docgen.word.styles import spacing_of

_IMPRINT_ID = 9002
_LAST_LINE = Pt(1)
"""Height of the empty paragraph that must follow a table."""

_GAP = Mm(1)
"""Kept free above the record."""

_GAP_UNDER_SEAL = Mm(5)
"""Kept free above the record where the date is the last line: the seal reaches under it."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the edition record says."""

    recipients: tuple[tuple[str, str], ...]
    """Labels and texts (主送, 抄送), the texts without 。"""
    printed: tuple[str, str] | None
    """Printing office and printing date; None where the record has no row for them."""
    others: tuple[str, str]
    """What stands under them, left and right; no row where both are empty."""
    recipient_style: str = IMPRINT_COPIES
    """Id of the style of the recipients, which hang by their label."""
    ruled: bool = True
    """Whether rules stand between its rows and around; in the letter format there are none (10.1)."""


def imprint_paragraph(record: Record, profile: Profile, *, under_seal: bool) -> etree._Element:
    """Return the paragraph that holds the edition record; `under_seal` where the date is the line above."""
    recipients = [_recipient(label, text, record.recipient_style) for label, text in record.recipients]
    ends = [pair for pair in (record.printed, record.others if any(record.others) else None) if pair]
    rows = [*([recipients] if recipients else []), *([_two_ends(*pair)] for pair in ends)]
    lines = sum(_lines(label, text, profile) for label, text in record.recipients) + len(ends)
    height = Length(
        lines * profile.imprint_line + len(rows) * (profile.imprint_padding + profile.thick_rule) + _LAST_LINE
    )
    grid = w("tblGrid", w("gridCol", w=profile.text_width.twips))
    table = w("tbl", _table_properties(profile, ruled=record.ruled), grid)
    table.extend(_row(row, profile) for row in rows)
    box = Box(
        profile.margins.left, Length(TYPE_AREA_BOTTOM + _LAST_LINE - height), profile.text_width, height
    )
    run = text_box_run(
        [table, _end()], Anchor(box, across="page", down="page"), identifier=_IMPRINT_ID, name="版记"
    )
    below = Length(profile.sheet_height - profile.margins.bottom - TYPE_AREA_BOTTOM)
    gap = _GAP_UNDER_SEAL if under_seal else _GAP
    room = w("spacing", **spacing_of(line=Length(height + below + gap)))
    return w("p", w("pPr", w("pStyle", val=IMPRINT_PLACE), room), run)


def _lines(label: str, text: str, profile: Profile) -> int:
    """Return how many lines a recipients' paragraph takes; beside label and colon it is two characters in."""
    measure = (profile.text_width - (len(label) + 3) * SMALL_SIZE) / SMALL_SIZE
    return wrapped_lines(f"{text}。", measure)


def _recipient(label: str, text: str, style: str) -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=style)), text_run(f"{label}：{text}。"))


def _two_ends(left: str, right: str) -> etree._Element:
    properties = w("pPr", w("pStyle", val=IMPRINT_PRINTED))
    return w("p", properties, text_run(left), w("r", w("tab")), text_run(right))


def _end() -> etree._Element:
    height = w("spacing", **spacing_of(line=_LAST_LINE))
    return w("p", w("pPr", w("pStyle", val=IMPRINT_PLACE), height))


def _table_properties(profile: Profile, *, ruled: bool) -> etree._Element:
    return w(
        "tblPr",
        *([w("tblStyle", val=IMPRINT_TABLE)] if ruled else []),
        w("tblW", w=profile.text_width.twips, type="dxa"),
        w("tblLayout", type="fixed"),
    )


def _row(paragraphs: Sequence[etree._Element], profile: Profile) -> etree._Element:
    width = w("tcPr", w("tcW", w=profile.text_width.twips, type="dxa"))
    return w("tr", w("trPr", w("cantSplit")), w("tc", width, *paragraphs))
