"""Describe the two page profiles that offices use, in every number that depends on them.

Clause numbers are those of GB/T 9704-2012. Profile A is the practice of nearly all offices: margins 37/35 mm
and 22 exact lines of 28.95 pt. Profile B follows GB/T 33476.2-2016: the margins move out by half the white
gap between lines, so that the ink, not the line box, stands 37 mm under the edge of the sheet.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from docgen.layout.sizes import BODY_SIZE
from docgen.layout.units import Length, Mm, Pt, Twips


class ProfileName(Enum):
    """Name a page profile."""

    A = "A"
    B = "B"


@dataclass(frozen=True, slots=True)
class Margins:
    """White space from the edges of the sheet to the box of the text (5.2.1)."""

    top: Length
    bottom: Length
    left: Length
    right: Length


HEAD_NOTE_LINES = 3
"""Lines that are always kept at the top of the first page for 份号, 密级 and 紧急程度 (7.2.1-7.2.3)."""


@dataclass(frozen=True, slots=True)
class Profile:
    """Hold the numbers of one page profile."""

    name: ProfileName
    margins: Margins
    line: Length
    """Pitch of body lines, exact. Twenty-two must fit the height (5.2.3); in A one twip more loses a line."""
    mark_before: Length
    """Space above the issuing mark's line, under three lines for 份号, 密级 and 紧急程度: puts the mark's
    ink 72 mm under the sheet's edge (7.2.4)."""
    number_before: Length
    """Space above the document number: two lines of white under the mark (7.2.5)."""
    number_after: Length
    """Space under the red rule: two lines of white above the title (7.3.1)."""
    blank_line: Length
    """What one empty line adds: a line of the grid in A, the rest of a white gap of 10.39 mm in B."""
    on_grid: bool
    """Whether body lines of the first page stand where they stand on the others."""
    sheet_width: Length
    sheet_height: Length
    lines: int
    """Lines of a full page (5.2.3)."""
    characters: int
    """Full-width characters of a full line (5.2.3)."""
    spacing: Length
    """Added to every character, so that 28 of them fit 156 mm; -5 loses one in lines with many digits."""
    footer: Length
    """Distance of the footer from the sheet's edge: the dash stands 7 mm under the type area (7.5)."""
    header: Length
    mark_size: Length
    mark_line: Length
    """Pitch of the issuing mark; its size is free, "醒目、美观、庄重" (7.2.4)."""
    title_line: Length
    """Pitch of the title's lines: 7.76 mm and 7/8 of a 三号 character would be 36 pt (3.2)."""
    rule_space: Length
    """Between the document number's line box and the red rule: 4 mm to its ink (7.2.7)."""
    rule_weight: Length
    """Weight of the red rule; free in the standard."""
    thick_rule: Length
    """First and last rule of the edition record (7.4.1)."""
    thin_rule: Length
    """Rules within the edition record (7.4.1)."""
    imprint_line: Length
    """Pitch of the edition record's lines."""
    imprint_padding: Length
    """Space under the last line of each row of the edition record: an exact line hangs low in its pitch."""

    @property
    def text_width(self) -> Length:
        """Return the width of the text box: 156 mm in both profiles."""
        return Twips(self.sheet_width.twips - self.margins.left.twips - self.margins.right.twips)

    @property
    def text_height(self) -> Length:
        """Return the height of the text box: 225 mm in A, to the white around the ink in B."""
        return Twips(self.sheet_height.twips - self.margins.top.twips - self.margins.bottom.twips)

    @property
    def cell(self) -> Length:
        """Return the width that one full-width body character takes on the page, stretched to fill."""
        return Length(self.text_width // self.characters)

    @property
    def character(self) -> Length:
        """Return the width of one full-width body character as set, not stretched."""
        return Length(BODY_SIZE + self.spacing)


TYPE_AREA_BOTTOM = Mm(262)
"""Lower edge of the type area, from the top of the sheet; the last rule stands on it (7.4.1)."""

PROFILE_A = Profile(
    name=ProfileName.A,
    margins=Margins(top=Twips(2098), bottom=Twips(1984), left=Twips(1588), right=Twips(1474)),
    line=Twips(579),
    mark_before=Twips(2038 - HEAD_NOTE_LINES * 579),
    number_before=Twips(868),
    number_after=Twips(1034),
    blank_line=Twips(579),
    on_grid=True,
    sheet_width=Mm(210),
    sheet_height=Mm(297),
    lines=22,
    characters=28,
    spacing=Twips(-6),
    footer=Twips(1446),
    header=Mm(15),
    mark_size=Pt(48),
    mark_line=Pt(48),
    title_line=Pt(33),
    rule_space=Pt(8),
    rule_weight=Pt(1.5),
    thick_rule=Mm(0.35),
    thin_rule=Mm(0.25),
    imprint_line=Pt(22),
    imprint_padding=Pt(2.5),
)

PROFILE_B = replace(
    PROFILE_A,
    name=ProfileName.B,
    margins=Margins(top=Twips(1960), bottom=Twips(1847), left=Twips(1588), right=Twips(1474)),
    line=Twips(589),
    mark_before=Twips(2174 - HEAD_NOTE_LINES * 589),
    blank_line=Twips(315),
    on_grid=False,
)


def profile(name: ProfileName) -> Profile:
    """Return the profile called `name`."""
    return PROFILE_A if name is ProfileName.A else PROFILE_B
