"""Compute what in the head depends on the text: the scale of the mark and the gap under the title."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.layout.letter_styles import letter_head_height
from docgen.layout.measure import width
from docgen.layout.page import HEAD_NOTE_LINES, Profile
from docgen.layout.units import Length, Mm, Pt, Twips

_ROUNDING = Twips(12)
"""Kept free above the grid: programs that round a distance up would push the last line off the page."""

_LEAST_GAP = Twips(245)
"""Least height of the gap that still shows 9.4 mm of white between title and recipients (7.3.2)."""

_LEAST_SCALE = 0.6
"""Narrowest setting of the mark; a longer mark is set smaller instead."""

_MARK_LIFT = 0.68
"""What a smaller mark is raised by, in ems of what it is smaller by.

Its ink stands 0.85 ems over the baseline. But LibreOffice raises by 1.43 times what the file says with
a font of so high a line as Noto Serif CJK, and other programs, by the specification, by just that: this value
keeps both near 72 mm.
"""


@dataclass(frozen=True, slots=True)
class MarkSetting:
    """How an issuing mark is set so that it fits the type area."""

    scale_percent: int
    size: Length
    raise_by: Length
    """Lifts a smaller mark so that its upper edge stays where it is."""


def mark_setting(mark: str, profile: Profile) -> MarkSetting:
    """Return how `mark` fits 156 mm on one line: narrowed first, then smaller, never widened (7.2.4)."""
    natural = width(mark) * profile.mark_size
    fit = min(1.0, profile.text_width / natural) if natural else 1.0
    size = profile.mark_size
    if fit < _LEAST_SCALE:
        size = Pt(math.floor(profile.mark_size.pt * fit / _LEAST_SCALE))
        fit = min(_LEAST_SCALE, profile.text_width / (width(mark) * size))
    lift = Length(round((profile.mark_size - size) * _MARK_LIFT))
    return MarkSetting(math.floor(fit * 100), size, lift)


@dataclass(frozen=True, slots=True)
class SignerPlaces:
    """Where signers stand beside the number of a document that goes up, from the left edge of the text."""

    label: Length
    """Left edge of 签发人：."""
    names: tuple[Length, ...]
    """Left edge of each column of names."""


SIGNERS_BESIDE = 2
"""Signers on one line (7.2.6)."""

SIGNER_LABEL = "签发人："


def signer_places(signers: Sequence[str], profile: Profile) -> SignerPlaces:
    """Return where `signers` stand: two on a line, the names below one another (7.2.6).

    The widest names end one character before the right edge.
    """
    columns = [signers[start::SIGNERS_BESIDE] for start in range(min(SIGNERS_BESIDE, len(signers)))]
    place = Length(profile.text_width - profile.cell)
    names: list[Length] = []
    for column in reversed(columns):
        if names:
            place = Length(place - profile.character)
        place = Length(place - round(max(map(width, column)) * profile.character))
        names.insert(0, place)
    return SignerPlaces(Length(place - round(width(SIGNER_LABEL) * profile.character)), tuple(names))


def title_gap(lines: int, profile: Profile) -> Length:
    """Return the height of the empty line under a title of so many lines (7.3.2).

    On the grid of profile A it brings the recipients, and with them all text of the page, to the lines where
    they stand on every other page; in B it is the white gap of one line.
    """
    return _gap_under(_head_height(lines, profile), profile)


def letter_title_gap(lines: int, profile: Profile) -> Length:
    """Return the same under the title of a letter; so many notes as stand over it, each takes a line."""
    return _gap_under(letter_head_height(profile) + profile.title_line * lines, profile)


def lines_under_title(lines: int, profile: Profile, *, signers: int = 0) -> int:
    """Return how many body lines the first page has under a title of so many lines; never less than 0.

    `signers` is how many stand in the head; those of the first line stand beside the number.

    Recipients that fill them all would leave no text on the page: they go to the edition record (7.3.2).
    """
    rest = profile.text_height - _head_height(lines, profile) - title_gap(lines, profile)
    return max(0, rest // profile.line - max(0, math.ceil(signers / SIGNERS_BESIDE) - 1))


def _gap_under(head: int, profile: Profile) -> Length:
    """Return the gap under a head that takes so much of the type area."""
    if not profile.on_grid:
        return _LEAST_GAP_B
    rest = (-head - _ROUNDING) % profile.line
    return Length(rest if rest >= _LEAST_GAP else rest + profile.line)


def _head_height(lines: int, profile: Profile) -> int:
    """Return the height from the top of the type area to the foot of a title of so many lines."""
    return (
        HEAD_NOTE_LINES * profile.line
        + profile.mark_before
        + profile.mark_line
        + profile.number_before
        + profile.line
        + profile.rule_space
        + profile.rule_weight
        + profile.number_after
        + profile.title_line * lines
    )


_LEAST_GAP_B = Mm(5)
"""White gap of 10.39 mm less the white within the lines above and below."""
