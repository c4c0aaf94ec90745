"""List the named styles of every built-in template as data, each with the clause it comes from."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.layout.brief_styles import brief_styles
from docgen.layout.faces import Face
from docgen.layout.letter_styles import letter_styles
from docgen.layout.page import Profile
from docgen.layout.picture_styles import picture_styles
from docgen.layout.sizes import BODY_SIZE, SMALL_SIZE, TITLE_SIZE
from docgen.layout.style import NOTHING, Align, Border, Indent, Kind, Style, TableBorders
from docgen.layout.table_styles import table_styles
from docgen.layout.text_styles import text_styles
from docgen.layout.units import Length

RED = "FF0000"
"""Colour of the issuing mark and its rule (7.2.4, 7.2.7)."""


NORMAL = "Normal"
BODY = "GWBody"
BODY_LAST = "GWBodyLast"
HEADING_2_TEXT = "GWHeading2Text"
STRONG = "GWStrong"
HEAD_NOTE = "GWHeadNote"
MARK = "GWMark"
NUMBER = "GWNumber"
UPWARD_NUMBER = "GWUpwardNumber"
SIGNERS = "GWSigners"
SIGNER_NAME = "GWSignerName"
TITLE = "GWTitle"
TITLE_GAP = "GWTitleGap"
RECIPIENTS = "GWRecipients"
ANNEX_NOTE = "GWAnnexNote"
ANNEX_TITLE = "GWAnnexTitle"
SIGNATURE_ROOM = "GWSignatureRoom"
SIGNATURE = "GWSignature"
DATE = "GWDate"
ANNOTATION = "GWAnnotation"
IMPRINT_PLACE = "GWImprintPlace"
IMPRINT_COPIES = "GWImprintCopies"
IMPRINT_PRINTED = "GWImprintPrinted"
IMPRINT_TABLE = "GWImprintTable"
FOOTER_ODD = "GWFooterOdd"
FOOTER_EVEN = "GWFooterEven"


def styles(profile: Profile) -> tuple[Style, ...]:
    """Return the styles of a template in `profile`, every one after the style it is based on."""
    return (
        *_text(profile),
        *_headings(profile),
        *_head(profile),
        *_tail(profile),
        *_annexes(profile),
        *_imprint(profile),
        *_footers(),
        *table_styles(profile, normal=NORMAL),
        *picture_styles(profile, normal=NORMAL, following=BODY),
        *text_styles(profile, normal=NORMAL, title=TITLE, following=BODY),
        *brief_styles(profile, normal=NORMAL, red=RED, following=BODY, sent=IMPRINT_COPIES),
        *letter_styles(profile, normal=NORMAL, red=RED),
    )


def by_id(styles: Iterable[Style]) -> dict[str, Style]:
    """Return the styles by their id."""
    return {style.id: style for style in styles}


def _first(profile: Profile, characters: float = 2) -> Indent:
    return Indent(profile.cell, first=characters)


def _text(profile: Profile) -> tuple[Style, ...]:
    normal = Style(
        NORMAL,
        "Normal",
        "5.2.2, 5.2.3",
        shown="正文",
        face=Face.FANGSONG,
        latin=Face.FANGSONG,
        size=BODY_SIZE,
        spacing=profile.spacing,
        align=Align.BOTH,
        line=profile.line,
        before=NOTHING,
        after=NOTHING,
    )
    body = Style(BODY, "公文正文", "7.3.3", based_on=NORMAL, following=BODY, indent=_first(profile))
    last = Style(
        BODY_LAST,
        "公文末段",
        "7.3.5.5",
        based_on=BODY,
        following=SIGNATURE,
        keep_next=True,
        keeps_two_lines=True,
    )
    # Fangsong has no bold face, and programs thicken it badly: documents set strong words in Heiti.
    strong = Style(STRONG, "强调字", "", kind=Kind.CHARACTER, face=Face.HEITI)
    return normal, body, last, strong


def _headings(profile: Profile) -> tuple[Style, ...]:
    faces = (("一", Face.HEITI), ("二", Face.KAITI), ("三", Face.FANGSONG), ("四", Face.FANGSONG))
    paragraphs = tuple(
        Style(
            f"Heading{level}",
            f"heading {level}",
            "7.3.3",
            shown=f"{numeral}级标题",
            based_on=NORMAL,
            following=BODY,
            link=HEADING_2_TEXT if level == 2 else "",
            face=face,
            align=Align.BOTH,
            indent=_first(profile),
            outline_level=level - 1,
            keep_next=True,
        )
        for level, (numeral, face) in enumerate(faces, 1)
    )
    run_in = Style(
        HEADING_2_TEXT, "二级标题字", "7.3.3", kind=Kind.CHARACTER, link="Heading2", face=Face.KAITI
    )
    return *paragraphs, run_in


def _head(profile: Profile) -> tuple[Style, ...]:
    note = Style(
        HEAD_NOTE,
        "版头标注",
        "7.2.1-7.2.3",
        based_on=NORMAL,
        face=Face.HEITI,
        align=Align.LEFT,
    )
    mark = Style(
        MARK,
        "发文机关标志",
        "7.2.4",
        based_on=NORMAL,
        following=NUMBER,
        face=Face.XIAOBIAOSONG,
        latin=Face.XIAOBIAOSONG,
        size=profile.mark_size,
        spacing=NOTHING,
        color=RED,
        align=Align.CENTER,
        line=profile.mark_line,
        before=profile.mark_before,
    )
    rule = Border(profile.rule_weight, RED, profile.rule_space)
    number = Style(
        NUMBER,
        "发文字号",
        "7.2.5, 7.2.7",
        based_on=NORMAL,
        following=TITLE,
        align=Align.CENTER,
        before=profile.number_before,
        after=profile.number_after,
        bottom=rule,
    )
    return note, mark, number, *_upward(profile), *_title(profile)


def _upward(profile: Profile) -> tuple[Style, ...]:
    """Return what the head of a document that goes up has besides: its number stands beside its signers."""
    edge = Length(profile.text_width - profile.cell)
    number = Style(
        UPWARD_NUMBER,
        "上行发文字号",
        "7.2.5-7.2.7",
        based_on=NUMBER,
        following=TITLE,
        align=Align.LEFT,
        right_tab=edge,
    )
    signers = Style(
        SIGNERS,
        "签发人",
        "7.2.6",
        based_on=NORMAL,
        following=UPWARD_NUMBER,
        align=Align.LEFT,
        right_tab=edge,
        keep_next=True,
    )
    name = Style(SIGNER_NAME, "签发人姓名", "7.2.6", kind=Kind.CHARACTER, face=Face.KAITI)
    return number, signers, name


def _title(profile: Profile) -> tuple[Style, ...]:
    title = Style(
        TITLE,
        "公文标题",
        "7.3.1",
        based_on=NORMAL,
        following=TITLE,
        face=Face.XIAOBIAOSONG,
        latin=Face.XIAOBIAOSONG,
        size=TITLE_SIZE,
        spacing=NOTHING,
        align=Align.CENTER,
        line=profile.title_line,
        keep_next=True,
    )
    gap = Style(TITLE_GAP, "标题空行", "7.3.2", based_on=NORMAL, following=RECIPIENTS, keep_next=True)
    recipients = Style(
        RECIPIENTS, "主送机关", "7.3.2", based_on=NORMAL, following=BODY, indent=_first(profile, 0)
    )
    return title, gap, recipients


def _tail(profile: Profile) -> tuple[Style, ...]:
    room = Style(SIGNATURE_ROOM, "署名空行", "7.3.5", based_on=NORMAL, following=SIGNATURE, keep_next=True)
    signature = Style(SIGNATURE, "发文机关署名", "7.3.5", based_on=NORMAL, following=DATE, keep_next=True)
    date = Style(DATE, "成文日期", "7.3.5", based_on=NORMAL, following=ANNOTATION)
    annotation = Style(ANNOTATION, "附注", "7.3.6", based_on=NORMAL, indent=_first(profile))
    return room, signature, date, annotation


def _annexes(profile: Profile) -> tuple[Style, ...]:
    def note(suffix: str, name: str, left: float, hanging: float, before: Length | None) -> Style:
        indent = Indent(profile.cell, left=left, hanging=hanging)
        return Style(
            ANNEX_NOTE + suffix,
            name,
            "7.3.4",
            based_on=NORMAL,
            align=Align.LEFT,
            indent=indent,
            before=before,
            keep_next=True,
        )

    label = Style(
        "GWAnnexLabel",
        "附件序号",
        "7.3.7",
        based_on=NORMAL,
        following=ANNEX_TITLE,
        face=Face.HEITI,
        latin=Face.HEITI,
        align=Align.LEFT,
        page_break_before=True,
    )
    title = Style(ANNEX_TITLE, "附件标题", "7.3.7", based_on=TITLE, line=profile.line)
    return (
        note("", "附件说明", 5, 3, profile.blank_line),
        note("First", "附件说明首项", 6.5, 4.5, profile.blank_line),
        note("Next", "附件说明续项", 6.5, 1.5, None),
        label,
        title,
    )


def _imprint(profile: Profile) -> tuple[Style, ...]:
    copies = Style(
        IMPRINT_COPIES,
        "版记抄送",
        "7.4.2",
        based_on=NORMAL,
        size=SMALL_SIZE,
        spacing=NOTHING,
        align=Align.BOTH,
        line=profile.imprint_line,
        indent=Indent(SMALL_SIZE, left=4, hanging=3, right=1),
    )
    printed = Style(
        IMPRINT_PRINTED,
        "版记印发",
        "7.4.3",
        based_on=NORMAL,
        size=SMALL_SIZE,
        spacing=NOTHING,
        align=Align.LEFT,
        line=profile.imprint_line,
        indent=Indent(SMALL_SIZE, left=1),
        right_tab=Length(profile.text_width - SMALL_SIZE),
    )
    table = Style(
        IMPRINT_TABLE,
        "版记表格",
        "7.4.1",
        kind=Kind.TABLE,
        borders=TableBorders(
            outer=Border(profile.thick_rule),
            inner_rows=Border(profile.thin_rule),
            below=profile.imprint_padding,
        ),
    )
    return Style(IMPRINT_PLACE, "版记位置", "7.4", based_on=NORMAL), copies, printed, table


def _footers() -> tuple[Style, ...]:
    footer = Style(
        "Footer",
        "footer",
        "7.5",
        shown="页脚",
        based_on=NORMAL,
        face=Face.SONGTI,
        latin=Face.SONGTI,
        size=SMALL_SIZE,
        spacing=NOTHING,
        align=Align.LEFT,
        line=SMALL_SIZE,
    )
    odd = Style(
        FOOTER_ODD,
        "奇数页页码",
        "7.5",
        based_on="Footer",
        align=Align.RIGHT,
        indent=Indent(SMALL_SIZE, right=1),
    )
    even = Style(FOOTER_EVEN, "偶数页页码", "7.5", based_on="Footer", indent=Indent(SMALL_SIZE, left=1))
    return footer, odd, even
