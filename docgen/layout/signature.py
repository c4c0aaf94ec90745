"""Place signature and date by the rules for sealed and unsealed documents (7.3.5).

Places are distances from the left edge of the text box; widths are those of the text as set.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from docgen.layout.measure import width
from docgen.layout.page import Profile
from docgen.layout.style import Align
from docgen.layout.titles import break_title
from docgen.layout.units import Length, Mm

SEAL_SIZE = Mm(42)
"""Diameter of the seal of most offices; the room that is left where none is printed."""

SEAL_UNDER_TEXT = Mm(6.9)
"""From the last line of text to the seal's edge: 8.5 mm of white, of at most 10.39 mm allowed (7.3.5.1)."""

_SEAL_UNDER_DATE = Mm(3.5)
"""From the date's line to the seal's edge: names stand below its middle, the note under them is free."""

_SEALS_APART = Mm(3)
_NAMES_BESIDE = ((3, 9.0), (2, 13.5))
"""How many names stand side by side, and how many characters the longest of them may have."""


@dataclass(frozen=True, slots=True)
class Placed:
    """One text, where it stands, and the side from which that place is kept when the text is edited."""

    text: str
    left: Length
    width: Length
    kept: Align

    @property
    def centre(self) -> Length:
        """Return the middle of the text."""
        return Length(self.left + self.width // 2)

    @property
    def right(self) -> Length:
        """Return the right edge of the text."""
        return Length(self.left + self.width)


@dataclass(frozen=True, slots=True)
class Row:
    """Names that stand side by side; `room` is the empty height above them."""

    room: Length
    names: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Signature:
    """Signature rows and the date under them."""

    rows: tuple[Row, ...]
    date: Placed


def sealed_signature(organs: Sequence[str], date: str, profile: Profile, *, seal: Length) -> Signature:
    """Return the places under a seal of diameter `seal`: the date four characters in, names centred on it.

    A name so long that it would leave the type area stands two characters in, and the date is centred under
    it. Several organs stand side by side in their order, as many as fit, each with room for its seal, the
    date under the last (7.3.5.1).
    """
    if len(organs) > 1:
        return _joint(organs, date, profile, seal=seal, room=_room(profile, seal=seal, lines=2))
    placed_date = _from_right(date, profile, characters=4)
    name = _centred(organs[0], placed_date.centre, profile)
    if name.right <= profile.text_width:
        return Signature((Row(_room(profile, seal=seal, lines=2), (name,)),), placed_date)
    names = _long_name(organs[0], profile)
    room = _room(profile, seal=seal, lines=len(names) + 1)
    return Signature(_rows(names, room), _centred(date, names[0].centre, profile))


def unsealed_signature(organs: Sequence[str], date: str, profile: Profile) -> Signature:
    """Return the places without a seal: names two characters in, the date two characters right of them.

    Where the date is longer than the name, the date stands two characters in and the name two characters
    left of it. Several organs stand one under the other, the lead first (7.3.5.2). A name that would leave
    the type area takes two lines.
    """
    if len(organs) == 1 and len(names := _long_name(organs[0], profile)) > 1:
        left = Length(min(name.left for name in names) + 2 * profile.cell)
        return Signature(_rows(names, profile.blank_line), _from_left(date, left, profile))
    organs = [line for organ in organs for line in _name_lines(organ, profile)]
    longest = max(organs, key=width)
    if width(date) > width(longest):
        placed_date = _from_right(date, profile, characters=2)
        left = Length(placed_date.left - 2 * profile.cell)
        names = [_from_left(organ, left, profile) for organ in organs]
    else:
        left = _from_right(longest, profile, characters=2).left
        single = len(organs) == 1
        names = [
            _from_right(organ, profile, characters=2) if single else _from_left(organ, left, profile)
            for organ in organs
        ]
        placed_date = _from_left(date, Length(left + 2 * profile.cell), profile)
    return Signature(_rows(names, profile.blank_line), placed_date)


def seal_above(room: Length, profile: Profile, *, lines: int) -> Length:
    """Return how far a seal's edge stands above the line that is `lines` under the empty `room`."""
    return Length(room + profile.line * lines - SEAL_UNDER_TEXT)


def _room(profile: Profile, *, seal: Length, lines: int) -> Length:
    """Return the empty height above a signature of so many lines, with the date's, that the seal presses."""
    return Length(max(SEAL_UNDER_TEXT + seal - _SEAL_UNDER_DATE - lines * profile.line, profile.line))


def _rows(names: Sequence[Placed], room: Length) -> tuple[Row, ...]:
    """Return one row for each name, the first under the `room`."""
    return tuple(Row(Length(0) if number else room, (name,)) for number, name in enumerate(names))


def _name_lines(organ: str, profile: Profile) -> tuple[str, ...]:
    """Return the lines of a name of which the longest can stand two characters in."""
    most = int((profile.text_width - 2 * profile.cell) // profile.character)
    fits = _set_width(organ, profile) <= profile.text_width - 2 * profile.cell
    return (organ,) if fits else tuple(break_title(organ, line_width=most))


def _long_name(organ: str, profile: Profile) -> list[Placed]:
    """Return the lines of a long name: the longest two characters in, the others centred on it."""
    lines = _name_lines(organ, profile)
    widest = _from_right(max(lines, key=width), profile, characters=2)
    return [widest] if len(lines) == 1 else [_centred(line, widest.centre, profile) for line in lines]


def _joint(organs: Sequence[str], date: str, profile: Profile, *, seal: Length, room: Length) -> Signature:
    longest = max(map(width, organs))
    columns = next((count for count, most in _NAMES_BESIDE if longest <= most), 1)
    columns = min(columns, len(organs))
    rows = []
    for start in range(0, len(organs), columns):
        centres = [profile.text_width * (2 * place + 1) // (2 * columns) for place in range(columns)]
        beside = organs[start : start + columns]
        names = tuple(
            _centred(organ, Length(centre), profile)
            for organ, centre in zip(beside, centres[-len(beside) :], strict=True)
        )
        rows.append(Row(Length(seal + _SEALS_APART - profile.line) if start else room, names))
    return Signature(tuple(rows), _centred(date, rows[-1].names[-1].centre, profile))


def _set_width(text: str, profile: Profile) -> Length:
    return Length(round(width(text) * (profile.character - profile.spacing)) + profile.spacing * len(text))


def _from_right(text: str, profile: Profile, *, characters: int) -> Placed:
    wide = _set_width(text, profile)
    left = Length(profile.text_width - characters * profile.cell - wide)
    return Placed(text, left, wide, Align.RIGHT)


def _from_left(text: str, left: Length, profile: Profile) -> Placed:
    return Placed(text, left, _set_width(text, profile), Align.LEFT)


def _centred(text: str, centre: Length, profile: Profile) -> Placed:
    wide = _set_width(text, profile)
    return Placed(text, Length(centre - wide // 2), wide, Align.CENTER)
