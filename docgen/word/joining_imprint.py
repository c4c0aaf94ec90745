"""Find the edition record (版记) of a document, and put it behind the last annex (7.3.7, 7.4.1).

It stands at the foot of the last page. The sheet of that page must be as large as that of the document and
upright, for the record is pinned to the sheet, and its foot must be free; behind a landscape or otherwise
different annex, or one with footnotes, it has a page of its own in the document's layout.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from docgen.layout.styles import IMPRINT_PLACE
from docgen.word.joining_sections import begins_page, effective, end_section, sections_of
from docgen.word.markup import clark

NAME: Final = "版记"
_PRINTED: Final = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日印发")
_LOOKED_AT: Final = 8
"""How many blocks from the end of a document are taken for its foot."""


def imprint_of(body: etree._Element) -> list[etree._Element]:
    """Return the blocks at the end of `body` that are its edition record; none where it has none to be moved.

    It is known by docgen's own style or box, or as a table or text box that says when it was printed.
    """
    tail = [block for block in body if block.tag != clark("w:sectPr")][-_LOOKED_AT:]
    for place, block in enumerate(tail):
        if _is_imprint(block):
            return [each for each in tail[place:] if each is block or not _text(each)]
    return []


def loose_imprint(body: etree._Element) -> bool:
    """Say whether plain paragraphs at the end of `body` look like an edition record."""
    tail = [block for block in body if block.tag == clark("w:p")][-_LOOKED_AT:]
    return any(_PRINTED.search(_text(block)) for block in tail)


def _is_imprint(block: etree._Element) -> bool:
    names = [each.get("name") for each in block.iter(clark("wp:docPr"))]
    style = block.find(clark("w:pPr/w:pStyle"))
    if NAME in names or (
        style is not None and style.get(clark("w:val")) == IMPRINT_PLACE and bool(_text(block))
    ):
        return True
    boxed = block if block.tag == clark("w:tbl") else next(block.iter(clark("w:txbxContent")), None)
    return boxed is not None and _PRINTED.search(_text(boxed)) is not None


def _text(block: etree._Element) -> str:
    return "".join(each.text or "" for each in block.iter(clark("w:t"))).strip()


def put_behind(body: etree._Element, imprint: list[etree._Element], main: list[etree._Element]) -> None:
    """Put the `imprint` at the end of `body`, the whole document; `main` are the sections of the main one."""
    last = sections_of(body)[-1]
    if _same_sheet(last, main[-1]) and not _has_columns(last) and not _has_foot(body):
        _make_room(imprint, last, main[-1])
        place = body.index(last)
        body[place:place] = imprint
        return
    end_section(body)
    section = effective(main)
    begins_page(section)
    for each in section.findall(clark("w:titlePg")) + section.findall(clark("w:pgNumType")):
        section.remove(each)
    body.extend([*imprint, section])


def _has_foot(body: etree._Element) -> bool:
    """Say whether something can stand at the foot of the last page already: another record, or footnotes."""
    section = sections_of(body)[-1]
    for block in reversed(body):
        ended = block.find(clark("w:pPr/w:sectPr"))
        if ended is not None:
            kind = section.find(clark("w:type"))
            if kind is None or kind.get(clark("w:val")) != "continuous":
                break
            section = ended
        if next(block.iter(clark("w:footnoteReference")), None) is not None:
            return True
    return bool(imprint_of(body))


def _same_sheet(section: etree._Element, other: etree._Element) -> bool:
    sizes = [_lengths(each, "pgSz", ("w", "h")) for each in (section, other)]
    return all(abs(a - b) <= 20 for a, b in zip(*sizes, strict=True))


def _has_columns(section: etree._Element) -> bool:
    columns = section.find(clark("w:cols"))
    return columns is not None and columns.get(clark("w:num"), "1") != "1"


def _make_room(imprint: list[etree._Element], section: etree._Element, main: etree._Element) -> None:
    """Let the record keep as much room as it needs where the text of `section` reaches lower on the sheet."""
    (ours,), (theirs,) = (_lengths(each, "pgMar", ("bottom",)) for each in (section, main))
    more = theirs - ours
    if more <= 0:
        return
    for paragraph in imprint:
        spacing = paragraph.find(clark("w:pPr/w:spacing"))
        if spacing is not None and spacing.get(clark("w:lineRule")) == "exact" and _text(paragraph):
            line = int(spacing.get(clark("w:line"), "0"))
            spacing.set(clark("w:line"), str(line + more))


def _lengths(section: etree._Element, local: str, keys: tuple[str, ...]) -> tuple[int, ...]:
    found = section.find(clark(f"w:{local}"))
    values = ["0" if found is None else found.get(clark(f"w:{key}"), "0") for key in keys]
    return tuple(round(float(value)) for value in values)
