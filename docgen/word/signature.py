"""Give signature, date and seal as WordprocessingML (7.3.5)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lxml import etree

from docgen.layout.page import Profile
from docgen.layout.signature import (
    SEAL_SIZE,
    Placed,
    Row,
    Signature,
    seal_above,
    sealed_signature,
    unsealed_signature,
)
from docgen.layout.style import Align
from docgen.layout.styles import DATE, SIGNATURE, SIGNATURE_ROOM
from docgen.layout.units import Length
from docgen.word.drawing import Anchor, Box, picture_run
from docgen.word.markup import text_run, w
from docgen.word.styles import spacing_of

_SEAL_ID = 9001
"""Drawing id of the seal: far above those that Word gives."""


@dataclass(frozen=True, slots=True)
class SealPicture:
    """The picture of a seal: its relationship in the document part, and its diameter on paper."""

    relationship_id: str
    size: Length = SEAL_SIZE


def sealed_paragraphs(
    organs: Sequence[str], date: str, profile: Profile, seal: SealPicture | None
) -> Iterator[etree._Element]:
    """Yield the paragraphs of a sealed signature; without a picture, the room for the stamp stays free.

    The picture goes over the only name and the date, or over the lead's name among several: a picture of one
    seal is no other organ's seal.
    """
    size = seal.size if seal else SEAL_SIZE
    signature = sealed_signature(organs, date, profile, seal=size)
    single = len(organs) == 1
    for number, row in enumerate(signature.rows):
        with_seal = seal if number == 0 and not single else None
        yield from _row(row, profile, with_seal)
    lines = len(signature.rows) if single else 0
    yield _date(signature, profile, seal if single else None, lines=lines)


def unsealed_paragraphs(organs: Sequence[str], date: str, profile: Profile) -> Iterator[etree._Element]:
    """Yield the paragraphs of an unsealed signature."""
    signature = unsealed_signature(organs, date, profile)
    for row in signature.rows:
        yield from _row(row, profile, None)
    yield _date(signature, profile, None, lines=0)


def _row(row: Row, profile: Profile, seal: SealPicture | None) -> Iterator[etree._Element]:
    if row.room:
        height = w("spacing", **spacing_of(line=row.room))
        yield w("p", w("pPr", w("pStyle", val=SIGNATURE_ROOM), height))
    runs: list[etree._Element] = []
    if seal:
        above = seal_above(row.room, profile, lines=0)
        runs.append(_seal_run(seal, row.names[0].centre, above))
    if len(row.names) == 1:
        yield w("p", _placed(SIGNATURE, row.names[0], profile), *runs, text_run(row.names[0].text))
        return
    stops = w("tabs", *(w("tab", val="center", pos=name.centre.twips) for name in row.names))
    for name in row.names:
        runs += [w("r", w("tab")), text_run(name.text)]
    yield w("p", w("pPr", w("pStyle", val=SIGNATURE), stops, w("jc", val="left")), *runs)


def _date(signature: Signature, profile: Profile, seal: SealPicture | None, *, lines: int) -> etree._Element:
    date = signature.date
    runs = [text_run(date.text)]
    if seal:
        above = seal_above(signature.rows[0].room, profile, lines=lines)
        runs.insert(0, _seal_run(seal, signature.rows[-1].names[-1].centre, above))
    return w("p", _placed(DATE, date, profile), *runs)


def _placed(style: str, placed: Placed, profile: Profile) -> etree._Element:
    """Return paragraph properties that keep the place of the text from the side it says."""
    full = profile.text_width
    match placed.kept:
        case Align.RIGHT:
            gap = Length(full - placed.right)
            indent = w("ind", rightChars=round(gap / profile.cell * 100), right=gap.twips)
        case Align.CENTER:
            off = Length(2 * placed.centre - full)
            indent = w("ind", left=max(0, off.twips), right=max(0, -off.twips))
        case _:
            indent = w("ind", left=placed.left.twips)
    return w("pPr", w("pStyle", val=style), indent, w("jc", val=placed.kept.value))


def _seal_run(seal: SealPicture, centre: Length, above: Length) -> etree._Element:
    box = Box(Length(centre - seal.size // 2), Length(-above), seal.size, seal.size)
    anchor = Anchor(box, across="margin", down="paragraph", behind=True)
    return picture_run(seal.relationship_id, anchor, identifier=_SEAL_ID, name="印章")
