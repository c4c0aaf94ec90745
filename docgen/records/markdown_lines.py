"""Cut a Markdown text of a record into the paragraphs that are printed, without the marks of Markdown.

Rules that read the words of a document see what a reader will see. Only the marks that the project's small
Markdown has are known here; how it becomes Word is the work of another room.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

_HEADING = re.compile(r"#{1,6}[ 　]+")
_LISTED = re.compile(r"^(?:[-*+]|\d{1,3}[.)])[ \t]+")
_RULER = re.compile(r"\|?[ :|-]*-{2,}[ :|-]*")
_CELLS = re.compile(r"(?<!\\)\|")
_CAPTION = re.compile(r"(?:[Tt]able)?:[ \t]+")
_PICTURE = re.compile(r"!\[[^\]\n]*\]\([^)\n\"]*(?:\"([^\"\n]*)\")?[^)\n\"]*\)")
_LINK = re.compile(r"\[([^\]\n]+)\]\([^)\n]*\)")
_STRONG = re.compile(r"\*\*(?=\S)(.+?)(?<=\S)\*\*")


class LineKind(Enum):
    """What a paragraph of Markdown is on the page."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    CELL = "cell"
    """A cell of a table, or the title of a table or a picture."""


class MarkdownLine(NamedTuple):
    """One printed paragraph, heading or table cell."""

    kind: LineKind
    text: str


def markdown_lines(markdown: str) -> Iterator[MarkdownLine]:
    """Yield the headings, paragraphs, cells and titles of a Markdown text, in order; empty ones are left out.

    Lines that follow one another are one paragraph, as in Markdown.
    """
    open_lines: list[str] = []
    for line in (*markdown.splitlines(), ""):
        plain = line.strip()
        begins = bool(_HEADING.match(plain) or _LISTED.match(plain) or plain.startswith("|"))
        if (not plain or begins) and open_lines:
            yield MarkdownLine(LineKind.PARAGRAPH, "".join(open_lines))
            open_lines = []
        if found := _HEADING.match(plain):
            yield MarkdownLine(LineKind.HEADING, _bare(plain[found.end() :]))
        elif plain.startswith("|"):
            yield from _cells(plain)
        elif found := _CAPTION.match(plain) or _PICTURE.fullmatch(plain):
            title = plain[found.end() :] or (found[1] if found.re is _PICTURE else "")
            yield from [MarkdownLine(LineKind.CELL, _bare(title))] if title else []
        elif plain:
            bare = _bare(_LISTED.sub("", plain, count=1))
            open_lines += [bare] if bare else []


def _cells(row: str) -> Iterator[MarkdownLine]:
    """Yield the cells of one row of a table; the row of dashes has none."""
    if _RULER.fullmatch(row):
        return
    for cell in _CELLS.split(row.strip("|")):
        if text := _bare(cell.strip()):
            yield MarkdownLine(LineKind.CELL, text)


def _bare(text: str) -> str:
    """Return `text` without the marks of strong words and without pictures; of a link, only the words."""
    return _STRONG.sub(r"\1", _LINK.sub(r"\1", _PICTURE.sub("", text))).strip()
