"""Define what a named style is: the type of the entries in `docgen.layout.styles`.

A style keeps the name under which Word stores it and the name staff see: Word stores its own styles under
English names and shows them translated, so 正文 is stored as ``Normal``. Styles that Word does not know
are stored under the name shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from docgen.layout.faces import Face
from docgen.layout.units import Length, Twips

NOTHING = Twips(0)


class Kind(Enum):
    """What a style is applied to."""

    PARAGRAPH = "paragraph"
    CHARACTER = "character"
    TABLE = "table"


class Align(Enum):
    """How a paragraph's lines are set; the value is Word's `w:jc`."""

    BOTH = "both"
    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Indent:
    """Indents of a paragraph in characters of `unit`; `first` and `hanging` exclude each other.

    Word goes by the characters, other programs by the twips, so both are written.
    """

    unit: Length
    left: float = 0
    right: float = 0
    first: float = 0
    hanging: float = 0

    def twips(self, characters: float) -> int:
        """Return the width of so many characters."""
        return Length(round(self.unit * characters)).twips


@dataclass(frozen=True, slots=True)
class Border:
    """A rule: under a paragraph, or within a table."""

    weight: Length
    color: str = "auto"
    space: Length = NOTHING
    """Between the text and the rule."""


@dataclass(frozen=True, slots=True)
class TableBorders:
    """Rules of a table; None leaves the rule out."""

    outer: Border
    inner_rows: Border
    sides: Border | None = None
    inner_columns: Border | None = None
    beside: Length = NOTHING
    """White left and right of a cell's text."""
    below: Length = NOTHING
    """White under a cell's text."""
    centred: bool = False
    """Whether a cell's text stands in the middle of its height."""


@dataclass(frozen=True, slots=True)
class Style:
    """One named style. None means: as in the style it is based on."""

    id: str
    name: str
    """Name in the file."""
    clause: str
    """Where the standard asks for it; empty where it is only practice."""
    shown: str = ""
    """Name that staff see, where it differs from `name`."""
    kind: Kind = Kind.PARAGRAPH
    based_on: str = ""
    following: str = ""
    """Style of the paragraph that Enter starts."""
    link: str = ""
    """The paragraph style's twin for runs, or the run style's twin for paragraphs."""
    face: Face | None = None
    latin: Face | None = None
    """Face of digits and Latin letters: one for the whole document, but for the page number."""
    size: Length | None = None
    spacing: Length | None = None
    color: str = ""
    align: Align | None = None
    line: Length | None = None
    """Exact pitch."""
    grows: bool = False
    """Whether a line is as high as what stands in it, a picture, instead of having a pitch."""
    before: Length | None = None
    after: Length | None = None
    indent: Indent | None = None
    right_tab: Length | None = None
    """A right tab stop, from the left margin."""
    bottom: Border | None = None
    borders: TableBorders | None = None
    outline_level: int | None = None
    keep_next: bool = False
    keeps_two_lines: bool = False
    """Whether a page that gets only the end of the paragraph gets two lines of it, not one."""
    page_break_before: bool = False

    @property
    def label(self) -> str:
        """Return the name that staff see."""
        return self.shown or self.name
