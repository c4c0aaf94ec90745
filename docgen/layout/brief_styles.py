"""List the named styles of briefs (简报). No standard has them; they follow the practice of offices."""

from __future__ import annotations

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.sizes import SMALL_SIZE, TITLE_SIZE
from docgen.layout.style import NOTHING, Align, Border, Indent, Style
from docgen.layout.units import Length, Mm, Pt

BRIEF_NAME = "GWBriefName"
BRIEF_ISSUE = "GWBriefIssue"
BRIEF_LINE = "GWBriefLine"
BRIEF_CONTENTS_HEAD = "GWBriefContentsHead"
BRIEF_CONTENTS = "GWBriefContents"
BRIEF_SENT = "GWBriefSent"
_RULE = Pt(2.25)
"""Weight of the red rule under the head: more than a notice's."""
_NAME_BEFORE = Mm(14)
"""Above the name, under the line for secrecy: its upper edge stands 25 to 30 mm under the type area's."""


def brief_styles(profile: Profile, *, normal: str, red: str, following: str, sent: str) -> tuple[Style, ...]:
    """Return the styles of a brief in `profile`, based on the styles `normal` and `sent`.

    `red` is the colour of its name and rule, `following` the style of its text, `sent` that of the edition
    record's organs.
    """
    return (
        *_head(profile, normal, red),
        *_contents(profile, normal),
        *_items(profile, normal, following),
        Style(
            BRIEF_SENT, "简报报送", "", based_on=sent, indent=Indent(SMALL_SIZE, left=3, hanging=2, right=1)
        ),
    )


def _head(profile: Profile, normal: str, red: str) -> tuple[Style, ...]:
    name = Style(
        BRIEF_NAME,
        "简报名称",
        "",
        based_on=normal,
        following=BRIEF_ISSUE,
        face=Face.XIAOBIAOSONG,
        latin=Face.XIAOBIAOSONG,
        size=profile.mark_size,
        spacing=NOTHING,
        color=red,
        align=Align.CENTER,
        line=profile.mark_line,
        before=_NAME_BEFORE,
        after=profile.blank_line,
    )
    issue = Style(
        BRIEF_ISSUE,
        "简报期号",
        "",
        based_on=normal,
        following=BRIEF_LINE,
        face=Face.KAITI,
        align=Align.CENTER,
    )
    line = Style(
        BRIEF_LINE,
        "简报编发",
        "",
        based_on=normal,
        following="GWBriefTitle",
        align=Align.LEFT,
        indent=Indent(profile.cell, first=1),
        right_tab=Length(profile.text_width - profile.cell),
        after=profile.number_after,
        bottom=Border(_RULE, red, profile.rule_space),
    )
    return name, issue, line


def _contents(profile: Profile, normal: str) -> tuple[Style, ...]:
    head = Style(
        BRIEF_CONTENTS_HEAD,
        "简报目录标题",
        "",
        based_on=normal,
        following=BRIEF_CONTENTS,
        face=Face.HEITI,
        align=Align.CENTER,
        before=profile.line,
        keep_next=True,
    )
    entry = Style(
        BRIEF_CONTENTS,
        "简报目录",
        "",
        based_on=normal,
        face=Face.KAITI,
        align=Align.LEFT,
        indent=Indent(profile.cell, left=2, hanging=1.5),
    )
    return head, entry


def _items(profile: Profile, normal: str, following: str) -> tuple[Style, ...]:
    title = Style(
        "GWBriefTitle",
        "简报标题",
        "",
        based_on=normal,
        following=following,
        face=Face.XIAOBIAOSONG,
        latin=Face.XIAOBIAOSONG,
        size=TITLE_SIZE,
        spacing=NOTHING,
        align=Align.CENTER,
        line=profile.title_line,
        before=profile.line,
        after=Length(profile.line // 2),
        outline_level=0,
        keep_next=True,
    )
    contributor = Style(
        "GWBriefContributor",
        "简报供稿",
        "",
        based_on=normal,
        face=Face.KAITI,
        align=Align.RIGHT,
        indent=Indent(profile.cell, right=1),
    )
    return title, contributor
