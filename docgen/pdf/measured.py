"""Lay the pieces of a paragraph end to end and measure them once, so that every line is a subtraction."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Flag
from itertools import accumulate, chain
from typing import Final

OBJECT: Final = "\ufffc"
"""Stands in the text of a piece for a picture or another thing that is as wide as the widths say."""

_CHINESE: Final = (
    r"\u2e80-\u2fdf\u3005-\u3007\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
_LETTER: Final = r"A-Za-z\u00c0-\u024f\u0370-\u052f"
_LETTER_SEAM: Final = re.compile(f"(?<=[{_CHINESE}])(?=[{_LETTER}])|(?<=[{_LETTER}])(?=[{_CHINESE}])")
_DIGIT_SEAM: Final = re.compile(f"(?<=[{_CHINESE}])(?=[0-9])|(?<=[0-9])(?=[{_CHINESE}])")
_UNSEEN: Final = re.compile(
    r"[\t\n\u200b-\u200f\u2060-\u2064\ufeff\u0300-\u036f\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
LATIN_RUN: Final = re.compile(
    r"[ -~\u00a0-\u00a6\u00a9-\u00b6\u00b8-\u00d6\u00d8-\u00f6\u00f8-\u058f\u1e00-\u1fff]+"
)
"""Characters that are not stretched in a justified line; only the spaces among them are."""


class Gaps(Flag):
    """At which seams of Chinese text a paragraph leaves white (``autoSpaceDE``, ``autoSpaceDN``)."""

    NONE = 0
    LETTERS = 1
    DIGITS = 2
    BOTH = 3


@dataclass(frozen=True, slots=True)
class Piece:
    r"""Characters of one look. A tab is ``\t``, a forced line break ``\n``, a picture |OBJECT|."""

    text: str
    size: float
    """Points of one em across; a narrowed face has narrower ems."""
    widths: Mapping[str, float] = field(repr=False)
    """Ems of each character; must answer for every one, also for those that are not seen."""
    spacing: float = 0.0
    """Points added to every character."""
    gaps: Gaps = Gaps.NONE


@dataclass(frozen=True, slots=True)
class Measured:
    """The text of a paragraph with the place where each character ends, as if it were one endless line."""

    pieces: tuple[Piece, ...]
    text: str
    starts: tuple[int, ...]
    """Where each piece starts in `text`."""
    ends: tuple[float, ...]
    """Points from the start to each character, and to the end; a gap belongs to the character after it."""
    gaps: Mapping[int, float]
    """White before a character, by its index; it vanishes at the start of a line."""
    tabs: tuple[int, ...]
    breaks: tuple[int, ...]

    def piece_at(self, index: int) -> int:
        """Return the number of the piece that holds the character at `index`."""
        return bisect_right(self.starts, index) - 1

    def spacing_at(self, index: int) -> float:
        """Return the letter spacing of the character at `index`."""
        return self.pieces[self.piece_at(index)].spacing

    def width(self, start: int, end: int) -> float:
        """Return the width of characters that share a line, the last one's letter spacing included."""
        return self.ends[end] - self.ends[start] - self.gaps.get(start, 0.0) if start < end else 0.0


def measure(pieces: Sequence[Piece], *, gap_ems: float, unspaced_ends: bool) -> Measured:
    """Return the text of `pieces`, measured; gaps between Chinese and Latin are `gap_ems` wide.

    With `unspaced_ends` the last character of each run of one script goes without its letter spacing.
    """
    text = "".join(piece.text for piece in pieces)
    starts = tuple(accumulate((len(piece.text) for piece in pieces[:-1]), initial=0))
    widths = [
        size * table[character] + spacing
        for piece in pieces
        for size, table, spacing in ((piece.size, piece.widths, piece.spacing),)
        for character in piece.text
    ]
    plain = Measured(tuple(pieces), text, starts, (), {}, (), ())
    for match in _UNSEEN.finditer(text):
        widths[match.start()] = 0.0
    if unspaced_ends:
        for index in _run_ends(text):
            widths[index] -= plain.spacing_at(index)
    gaps = {index: plain.pieces[plain.piece_at(index)].size * gap_ems for index in _seams(plain)}
    for index, gap in gaps.items():
        widths[index] += gap
    return Measured(
        plain.pieces,
        text,
        starts,
        tuple(accumulate(widths, initial=0.0)),
        gaps,
        _places(text, "\t"),
        _places(text, "\n"),
    )


def _places(text: str, sign: str) -> tuple[int, ...]:
    return tuple(index for index, each in enumerate(text) if each == sign) if sign in text else ()


def _run_ends(text: str) -> Iterator[int]:
    """Yield the last character of each run of Latin or other text, but for the last run."""
    edges = chain.from_iterable(match.span() for match in LATIN_RUN.finditer(text))
    return (edge - 1 for edge in edges if 0 < edge < len(text))


def _seams(plain: Measured) -> Iterator[int]:
    """Yield the places between Chinese and Latin where a piece asks for white."""
    if not any(piece.gaps for piece in plain.pieces):
        return
    for kind, seam in ((Gaps.LETTERS, _LETTER_SEAM), (Gaps.DIGITS, _DIGIT_SEAM)):
        for match in seam.finditer(plain.text):
            if kind in plain.pieces[plain.piece_at(match.start())].gaps:
                yield match.start()
