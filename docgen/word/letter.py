"""Give what the letter format (10.1) draws outside the type area: mark, both double rules.

They stand in two text boxes at places on the sheet, which the first paragraph of the text holds: there they
are on the first page and on no other, and a footer stays what it is.
"""

from __future__ import annotations

from lxml import etree

from docgen.layout.letter_styles import (
    LAST_RULE_FOOT,
    LETTER_MARK,
    LETTER_PLACE,
    LETTER_THICK,
    LETTER_THIN,
    MARK_LINE_TOP,
    PAIR_HEIGHT,
    RULE_LENGTH,
    RULES_APART,
    first_rule_foot,
)
from docgen.layout.page import Profile
from docgen.layout.units import Length
from docgen.word.drawing import Anchor, Box, text_box_run
from docgen.word.head import mark_run
from docgen.word.markup import w

_HEAD_ID, _FOOT_ID = 9005, 9006


def letter_head(mark: str, profile: Profile) -> etree._Element:
    """Return the first paragraph of a letter: the mark over its rule, and the rule at the foot of the page.

    The rule under the mark is thick over thin, that at the foot thin over thick.
    """
    left = Length((profile.sheet_width - RULE_LENGTH) // 2)
    foot = first_rule_foot(profile)
    head_box = Box(left, MARK_LINE_TOP, RULE_LENGTH, Length(foot - MARK_LINE_TOP))
    height = Length(PAIR_HEIGHT + RULES_APART)
    foot_box = Box(left, Length(LAST_RULE_FOOT - height), RULE_LENGTH, height)
    named = w("p", w("pPr", w("pStyle", val=LETTER_MARK)), mark_run(mark, profile))
    head = text_box_run([named, _rule(LETTER_THIN)], _at(head_box), identifier=_HEAD_ID, name="信函版头")
    rules = [_rule(LETTER_THIN), _rule(LETTER_THICK)]
    last = text_box_run(rules, _at(foot_box), identifier=_FOOT_ID, name="信函下线")
    return w("p", w("pPr", w("pStyle", val=LETTER_PLACE)), head, last)


def _rule(style: str) -> etree._Element:
    return w("p", w("pPr", w("pStyle", val=style)))


def _at(box: Box) -> Anchor:
    return Anchor(box, across="page", down="page")
