"""List the named styles of the letter format (信函格式, GB/T 9704-2012, 10.1), and the places it fixes.

The format is not a kind of document: letters, replies and notices use it. Mark and rules stand outside the
type area, at places counted from the edges of the sheet; what stands under the first rule is in the text.
"""

from __future__ import annotations

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.style import NOTHING, Align, Border, Style
from docgen.layout.units import Length, Mm, Pt

LETTER_PLACE = "GWLetterPlace"
LETTER_MARK = "GWLetterMark"
LETTER_THIN = "GWLetterThin"
LETTER_THICK = "GWLetterThick"
LETTER_NOTE = "GWLetterNote"
LETTER_GAP = "GWLetterGap"

RULE_LENGTH = Mm(170)
"""Of the double rules; they stand in the middle of the sheet."""
THICK_RULE = Pt(2.125)
"""0.75 mm, as in the standard's figure; Word counts in eighths of a point."""
THIN_RULE = Pt(0.5)
"""0.18 mm."""
RULES_APART = Mm(0.94)
"""White between the thick and the thin rule of a pair, as in the figure."""
PAIR_HEIGHT = Length(THICK_RULE + RULES_APART + THIN_RULE)

MARK_LINE_TOP = Mm(30.85)
"""Upper edge of the mark's line: its ink stands 30 mm under the sheet's edge."""
MARK_SPACE = Mm(2.2)
"""Between the mark's line and the first rule: 4 mm under its ink."""
LAST_RULE_FOOT = Mm(277)
"""Lower edge of the rule at the foot, from the top of the sheet: 20 mm from the lower edge."""

_NOTE_TOP = Mm(53.0)
"""Upper edge of the line of the number: its ink stands 7/8 of a 三号 character under the rule."""
_TITLE_BEFORE = Mm(17.6)
"""Between the last line above and the title: two lines of white."""


def first_rule_foot(profile: Profile) -> Length:
    """Return the lower edge of the rule under the mark, from the top of the sheet."""
    return Length(MARK_LINE_TOP + profile.mark_line + MARK_SPACE + PAIR_HEIGHT)


def letter_head_height(profile: Profile) -> Length:
    """Return the height from the top of the type area to a letter's title, with one line of notes."""
    return Length(_place(profile) + profile.line + _TITLE_BEFORE)


def letter_styles(profile: Profile, *, normal: str, red: str) -> tuple[Style, ...]:
    """Return the styles of the letter format in `profile`; `red` is the colour of mark and rules."""
    mark = Style(
        LETTER_MARK,
        "信函标志",
        "10.1",
        based_on=normal,
        face=Face.XIAOBIAOSONG,
        latin=Face.XIAOBIAOSONG,
        size=profile.mark_size,
        spacing=NOTHING,
        color=red,
        align=Align.CENTER,
        line=profile.mark_line,
        bottom=Border(THICK_RULE, red, MARK_SPACE),
    )
    thin, thick = (
        Style(
            identifier,
            name,
            "10.1",
            based_on=normal,
            size=Pt(1),
            spacing=NOTHING,
            line=RULES_APART,
            bottom=Border(weight, red),
        )
        for identifier, name, weight in (
            (LETTER_THIN, "信函细线", THIN_RULE),
            (LETTER_THICK, "信函粗线", THICK_RULE),
        )
    )
    note = Style(
        LETTER_NOTE,
        "信函标注",
        "10.1",
        based_on=normal,
        spacing=NOTHING,
        align=Align.LEFT,
        right_tab=profile.text_width,
    )
    return (
        Style(LETTER_PLACE, "信函位置", "10.1", based_on=normal, following=LETTER_NOTE, line=_place(profile)),
        mark,
        thin,
        thick,
        note,
        Style(LETTER_GAP, "信函空行", "10.1", based_on=normal, line=_TITLE_BEFORE, keep_next=True),
    )


def _place(profile: Profile) -> Length:
    """Return the height of the empty line over the number, which holds mark and rules."""
    return Length(_NOTE_TOP - profile.margins.top)
