"""Set the tables of a body: ruled all round, the head repeated, no row split, widths by the content."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from lxml import etree

from docgen.layout.columns import column_widths
from docgen.layout.measure import width
from docgen.layout.page import Profile
from docgen.layout.table_styles import (
    CELL_MARGIN,
    TABLE,
    TABLE_CAPTION,
    TABLE_CENTRE,
    TABLE_HEAD,
    TABLE_RIGHT,
    TABLE_SIZE,
    TABLE_TEXT,
)
from docgen.markdown import Align, Table, Words
from docgen.word.body_words import body_paragraph, plain_text
from docgen.word.markup import w

BODY_TABLE_STYLES: Final = frozenset(
    {TABLE, TABLE_CAPTION, TABLE_CENTRE, TABLE_HEAD, TABLE_RIGHT, TABLE_TEXT}
)
"""Ids of the styles that tables name."""

_SLACK: Final = 24
"""Twips that a cell is wider than its text: programs round, and would break the last character off."""
_SHORT: Final = 8.0
"""Ems up to which a column is centred where its author says nothing."""
_STYLES: Final = {Align.LEFT: TABLE_TEXT, Align.CENTER: TABLE_CENTRE, Align.RIGHT: TABLE_RIGHT}


def body_table(table: Table, profile: Profile) -> list[etree._Element]:
    """Return the caption, if any, and the table."""
    rows = [row for row in (table.head, *table.rows) if row]
    columns = [[plain_text(row[place]) for row in rows] for place in range(len(table.columns))]
    widths = _twips(columns, profile)
    styles = [
        _STYLES[align] if align else _usual(texts)
        for align, texts in zip(table.columns, columns, strict=True)
    ]
    made = w(
        "tbl",
        w(
            "tblPr",
            w("tblStyle", val=TABLE),
            w("tblW", w=sum(widths), type="dxa"),
            w("tblLayout", type="fixed"),
            *([w("tblLook", firstRow=1, noVBand=1)] if table.head else []),
        ),
        w("tblGrid", *(w("gridCol", w=each) for each in widths)),
    )
    if table.head:
        made.append(_row(table.head, [TABLE_HEAD] * len(widths), widths, is_head=True))
    made.extend(_row(row, styles, widths) for row in table.rows)
    caption = [body_paragraph(TABLE_CAPTION, table.caption)] if table.caption else []
    return [*caption, made]


def _row(
    cells: Sequence[Words], styles: Iterable[str], widths: Iterable[int], *, is_head: bool = False
) -> etree._Element:
    row = w("tr", w("trPr", w("cantSplit"), *([w("tblHeader")] if is_head else [])))
    for words, style, twips in zip(cells, styles, widths, strict=True):
        row.append(w("tc", w("tcPr", w("tcW", w=twips, type="dxa")), body_paragraph(style, words)))
    return row


def _twips(columns: Sequence[Sequence[str]], profile: Profile) -> list[int]:
    """Return the widths of the columns, which together are as wide as the text."""
    margins = 2 * CELL_MARGIN.twips + _SLACK
    room = profile.text_width.twips - margins * len(columns)
    ems = column_widths(columns, room / TABLE_SIZE.twips)
    widths = [margins + round(each * TABLE_SIZE.twips) for each in ems]
    widths[-1] += profile.text_width.twips - sum(widths)
    return widths


def _usual(texts: Sequence[str]) -> str:
    return TABLE_CENTRE if all(width(text) <= _SHORT for text in texts) else TABLE_TEXT
