"""List the named styles of texts without a red head: what a notice forwards, plans, schemes, summaries.

The standard says nothing of them but that the annex's title and text are set as the main text's are (7.3.7).
"""

from __future__ import annotations

from docgen.layout.faces import Face
from docgen.layout.page import Profile
from docgen.layout.style import Align, Style
from docgen.layout.units import Pt

TEXT_TITLE = "GWTextTitle"


def text_styles(profile: Profile, *, normal: str, title: str, following: str) -> tuple[Style, ...]:
    """Return the styles of such a text in `profile`, based on the styles `normal` and `title`.

    A paragraph of the style `following` comes after what stands under the title. The title's pitch is that
    of the text, so that under it text stands on the lines of the other pages.
    """
    of_text = Style(
        TEXT_TITLE,
        "文件标题",
        "7.3.1",
        based_on=title,
        following=following,
        line=profile.line,
    )
    forwarded = Style(
        "GWForwardedTitle",
        "印发文件标题",
        "",
        based_on=TEXT_TITLE,
        following=following,
        page_break_before=True,
    )
    note = Style(
        "GWTitleNote",
        "题下说明",
        "",
        based_on=normal,
        following=following,
        face=Face.KAITI,
        align=Align.CENTER,
        after=Pt(4),
        keep_next=True,
    )
    return of_text, forwarded, note
