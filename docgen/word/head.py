"""Give the parts of the head whose geometry depends on the text, as WordprocessingML."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lxml import etree

from docgen.layout.head import SIGNER_LABEL, SIGNERS_BESIDE, mark_setting, signer_places
from docgen.layout.page import Profile
from docgen.layout.style import NOTHING
from docgen.layout.styles import SIGNER_NAME, SIGNERS, TITLE_GAP, UPWARD_NUMBER
from docgen.layout.units import Length
from docgen.word.markup import RUN_ORDER, ordered, text_run, w
from docgen.word.styles import spacing_of


def mark_run(mark: str, profile: Profile) -> etree._Element:
    """Return the run of the issuing mark, narrowed so that it fits the type area."""
    setting = mark_setting(mark, profile)
    properties: list[etree._Element] = []
    if setting.scale_percent < 100:
        properties.append(w("w", val=setting.scale_percent))
    if setting.size != profile.mark_size:
        properties += [
            w("position", val=setting.raise_by.half_points),
            w("sz", val=setting.size.half_points),
            w("szCs", val=setting.size.half_points),
        ]
    return text_run(mark, ordered("rPr", RUN_ORDER, properties) if properties else None)


def title_gap_paragraph(height: Length) -> etree._Element:
    """Return the empty line under a title, so high."""
    return w("p", w("pPr", w("pStyle", val=TITLE_GAP), w("spacing", **spacing_of(line=height))))


def upward_head_paragraphs(number: str, signers: Sequence[str], profile: Profile) -> Iterator[etree._Element]:
    """Yield the lines of number and signers of a document that goes up (7.2.5, 7.2.6).

    The number stands one character from the left beside the last signers, these one from the right, two on a
    line. Without signers their room is left to be filled in.
    """
    starts = range(0, max(1, len(signers)), SIGNERS_BESIDE)
    rows = [signers[start : start + SIGNERS_BESIDE] for start in starts]
    for index, row in enumerate(rows):
        last = index == len(rows) - 1
        runs = [*_tabbed(number)] if last else []
        runs += _tabbed(SIGNER_LABEL) if index == 0 else ()
        for place, name in enumerate(row):
            # The first name follows its label: a tab from where its own stop is would go to the next one.
            runs += [_name(name)] if index == place == 0 else [w("r", w("tab")), _name(name)]
        stops = _stops(signers, profile, label=index == 0, number=last)
        before = profile.number_before if index == 0 else NOTHING
        properties = [
            w("pStyle", val=UPWARD_NUMBER if last else SIGNERS),
            w("tabs", *stops),
            w("spacing", **spacing_of(before=before)),
        ]
        yield w("p", w("pPr", *properties), *runs)


def _stops(
    signers: Sequence[str], profile: Profile, *, label: bool, number: bool
) -> Iterator[etree._Element]:
    """Yield the tab stops of a line: of the number, of the label, and of each column of names.

    A single name stands at the right stop of the styles.
    """
    if number:
        yield w("tab", val="left", pos=profile.cell.twips)
    if len(signers) > 1:
        places = signer_places(signers, profile)
        for place in (*((places.label,) if label else ()), *places.names):
            yield w("tab", val="left", pos=place.twips)


def _tabbed(text: str) -> tuple[etree._Element, ...]:
    return w("r", w("tab")), text_run(text)


def _name(name: str) -> etree._Element:
    return text_run(name, w("rPr", w("rStyle", val=SIGNER_NAME)))
