"""Set a body written in Markdown as paragraphs, tables and pictures in the template's own styles.

The filter is used alone in a paragraph, ``{{p article.text|markdown }}``:

    {{p document.text|markdown }}                         # is level 1: 一、
    {{p section.text|markdown(under=1) }}                 # is level 2: （一）, for the section has the first
    {{p document.text|markdown(before_signature=true) }}  the last paragraph goes to the signature's page

What a body holds that a document cannot carry has been reported by the rules DG350 to DG359; here its words
are set as far as they go. Pictures come from `PictureFiles`, and go into the `Media` of the part.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from lxml import etree

from docgen.diagnostics import Text
from docgen.layout.page import Profile
from docgen.layout.picture_styles import PICTURE, PICTURE_TITLE
from docgen.layout.styles import BODY, BODY_LAST, STRONG
from docgen.layout.table_styles import TABLE_TEXT, THIN
from docgen.markdown import (
    Block,
    Heading,
    ListItem,
    Paragraph,
    Picture,
    Table,
    label,
    read_markdown,
)
from docgen.word.body_tables import BODY_TABLE_STYLES, body_table
from docgen.word.body_words import body_paragraph
from docgen.word.file_faults import COMPUTING, ILLEGAL
from docgen.word.markup import clark
from docgen.word.media import Media
from docgen.word.pictures import Caption, picture_paragraphs, read_picture, room_of
from docgen.word.printing import PrintError
from docgen.word.render import illegal_character

LEVELS: Final = 4
"""Levels of headings that documents have."""
BODY_STYLES: Final = BODY_TABLE_STYLES | {
    *(BODY, BODY_LAST, STRONG, THIN, PICTURE, PICTURE_TITLE),
    *(f"Heading{level}" for level in range(1, LEVELS + 1)),
}
"""Ids of the styles that a body names."""

PictureFiles = Callable[[str], bytes]
"""Return the bytes of the picture at a path within the project. Raises |PrintError| where there is none."""


def body_elements(
    value: str,
    profile: Profile,
    *,
    media: Media,
    pictures: PictureFiles,
    under: int = 0,
    before_signature: bool = False,
) -> list[etree._Element]:
    """Return the paragraphs and tables of the Markdown in `value`; none where it is empty.

    `under` is how many levels of headings stand above the body, 0 to 3. Raises |PrintError| where the text
    holds a character that Word cannot store, has a heading too deep, or a picture that cannot be
    shown; |DocgenError| where pandoc cannot run.
    """
    text = str(value)
    if fact := illegal_character(text):
        raise PrintError(ILLEGAL, fact)
    blocks = read_markdown(text).blocks
    setter = _Setter(profile, media, pictures, under)
    last = BODY_LAST if before_signature else BODY
    elements = [
        element
        for place, block in enumerate(blocks, 1)
        for element in setter.elements(block, last if place == len(blocks) else BODY)
    ]
    return list(_apart(elements))


class _Setter:
    """Set the blocks of one body, with the level of the last heading in mind."""

    def __init__(self, profile: Profile, media: Media, pictures: PictureFiles, under: int) -> None:
        self._profile = profile
        self._media = media
        self._pictures = pictures
        self._under = under
        self._level = under

    def elements(self, block: Block, style: str) -> Sequence[etree._Element]:
        """Return what shows `block`; `style` is that of text."""
        match block:
            case Paragraph(words):
                return [body_paragraph(style, words)]
            case Heading():
                return [self._heading(block)]
            case ListItem(depth, number, words):
                return (
                    [body_paragraph(style, words, label=self._sign(depth, number))] if words or number else []
                )
            case Table():
                return body_table(block, self._profile)
            case Picture():
                return self._picture(block)

    def _heading(self, heading: Heading) -> etree._Element:
        self._level = heading.level + self._under
        if self._level > LEVELS:
            fact = Text(
                f"正文的标题到了第 {self._level} 级，公文只有 {LEVELS} 级",
                f"a heading of the body comes to level {self._level}; a document has {LEVELS}",
            )
            raise PrintError(COMPUTING, fact)
        number = label(self._level, heading.number)
        return body_paragraph(f"Heading{self._level}", heading.words, label=number)

    def _sign(self, depth: int, number: int | None) -> str:
        """Return what stands before a list's entry: a number one level under the heading, or a dash."""
        if number is None:
            return "——" if depth == 1 else "·"
        return label(max(self._level, 2) + depth, number)

    def _picture(self, picture: Picture) -> Sequence[etree._Element]:
        read = read_picture(self._pictures(picture.path), name=picture.path)
        caption = Caption(picture.alt, picture.title)
        return picture_paragraphs(read, self._media, caption, room=room_of(self._profile))


def _apart(elements: Sequence[etree._Element]) -> Iterator[etree._Element]:
    """Yield `elements` with an empty line after each table that no paragraph follows.

    Two tables that touch are one to Word, and none may end a cell.
    """
    table = clark("w:tbl")
    for place, element in enumerate(elements, 1):
        yield element
        if element.tag == table and place == len(elements):
            yield body_paragraph(THIN, ())
        elif element.tag == table and elements[place].tag == table:
            yield body_paragraph(TABLE_TEXT, ())
