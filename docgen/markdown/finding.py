"""Say what in a body cannot be carried into a document, and where in the text it stands."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.diagnostics import NO_TEXT, Text


class Kind(Enum):
    """What is wrong; each kind is one rule of `docgen.rules.body`."""

    HTML = "html"
    """A tag of HTML: it would be printed as it stands."""
    LINK = "link"
    """The address of a link is not printed."""
    STRUCTURE = "structure"
    """Quotation, code, rule, note, or a list too deep: only the words are printed."""
    MARK = "mark"
    """A mark of letters that does nothing: italics, code, stars without a pair."""
    JOINED = "joined"
    """Lines that look like paragraphs of their own and are joined to one."""
    HEADING = "heading"
    """The level of a heading."""
    NUMBER = "number"
    """A number that was written differs from the one that is printed."""
    TABLE = "table"
    """A table that cannot be set."""
    PICTURE = "picture"
    """A picture that cannot be shown."""
    LOST = "lost"
    """Words that are not printed at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that cannot be carried; `at` is the offset of its first character in the text, from 0."""

    kind: Kind
    at: int
    message: Text
    remedy: Text = NO_TEXT
