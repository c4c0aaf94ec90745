"""Tell what the styles of cells show: a rate, a day, words that are struck through."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from docgen.excel.reading.stream import given, whole

_QUOTED = re.compile(r'"[^"]*"|\\.|_.|\*.|\[[^\]]*\]')
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), 45, 46, 47, *range(50, 59)})
_PERCENT_FORMATS = frozenset({9, 10})


@dataclass(frozen=True, slots=True)
class CellStyles:
    """The numbers of the cell styles of each kind."""

    percents: frozenset[int] = frozenset()
    """They show a rate."""
    dates: frozenset[int] = frozenset()
    """They show a day."""
    struck: frozenset[int] = frozenset()
    """Their words are struck through."""


def read_styles(tree: etree._Element | None) -> CellStyles:
    """Return what the styles of a workbook (the part styles.xml, None where there is none) show."""
    if tree is None:
        return CellStyles()
    fonts = [is_struck(font) for fonts in tree.iterchildren("{*}fonts") for font in fonts]
    codes = {whole(given(f, "numFmtId"), -1): given(f, "formatCode") for f in tree.iter("{*}numFmt")}
    percents, dates, struck = set(), set(), set()
    for styles in tree.iter("{*}cellXfs"):
        for number, style in enumerate(styles.iterchildren("{*}xf")):
            known = whole(given(style, "numFmtId"), 0)
            code = format_signs(codes.get(known, ""))
            font = whole(given(style, "fontId"), 0)
            if font < len(fonts) and fonts[font]:
                struck.add(number)
            if known in _PERCENT_FORMATS or "%" in code:
                percents.add(number)
            elif known in _DATE_FORMATS or any(sign in code for sign in "yd"):
                dates.add(number)
    return CellStyles(frozenset(percents), frozenset(dates), frozenset(struck))


def format_signs(code: str) -> str:
    """Return a number format without what it only quotes, in small letters."""
    return _QUOTED.sub("", code).lower()


def is_struck(entry: etree._Element) -> bool:
    """Say whether some of a string, or a font, is struck through."""
    return any(given(mark, "val") not in ("0", "false") for mark in entry.iter("{*}strike"))
