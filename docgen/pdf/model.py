"""Hold what a Word file prints, resolved: no style, theme or default is left to look up.

Distances are points, counted as Word counts them: indents from the edge of the column, `before` and `after`
outside the paragraph's borders.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from docgen.pdf.appearance import Align, Border, Borders, ParagraphStyle, RunStyle
from docgen.pdf.sheet import Sheet


class Kind(Enum):
    """Name the pages a header or footer is for."""

    DEFAULT = "default"
    FIRST = "first"
    EVEN = "even"


class Counter(Enum):
    """Name a number that is known only when pages are made."""

    PAGE = "PAGE"
    PAGES = "NUMPAGES"


class BreakKind(Enum):
    """What a break inside a paragraph ends."""

    LINE = "line"
    PAGE = "page"
    COLUMN = "column"


@dataclass(frozen=True, slots=True)
class Characters:
    """Characters of one look."""

    text: str
    style: RunStyle
    link: str = ""
    """Where a click leads: an address, ``#name`` of a bookmark, or nothing."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A jump to the next tab stop."""

    style: RunStyle


@dataclass(frozen=True, slots=True)
class Break:
    """The end of a line, page or column inside a paragraph."""

    kind: BreakKind
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Number:
    """A field that only pages can fill: page number or number of pages."""

    counter: Counter
    style: RunStyle
    form: str = ""
    """Format of Word (`docgen.pdf.number_forms`); empty for that of the section's pages."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A named place that links lead to."""

    name: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture that stands in the line like a character; `media` names it in |Document.media|."""

    media: str
    width: float
    height: float
    alt: str
    style: RunStyle


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote: its mark in the text, and what stands at the foot of the page."""

    mark: str
    style: RunStyle
    blocks: tuple[Block, ...]


class From(Enum):
    """What the place of a drawing is counted from."""

    PAGE = "page"
    MARGIN = "margin"
    COLUMN = "column"
    PARAGRAPH = "paragraph"
    BOTTOM_MARGIN = "bottomMargin"


@dataclass(frozen=True, slots=True)
class Along:
    """Where a drawing stands in one direction: by an offset, or aligned (`start`, `center`, `end`)."""

    base: From
    offset: float = 0.0
    align: str = ""


@dataclass(frozen=True, slots=True)
class Anchored:
    """A picture or text box that stands at a place of its own; its anchor is the paragraph that holds it."""

    across: Along
    down: Along
    width: float
    height: float
    behind: bool
    media: str = ""
    """The picture, or empty for a text box."""
    blocks: tuple[Block, ...] = ()
    padding: tuple[float, float, float, float] = (0.0, 0.0, 0.0, 0.0)
    """Inside a text box: top, right, bottom, left."""
    stands: str = "start"
    """Where the content of a text box stands: `start`, `center` or `end` of its height."""
    turned: int = 0
    """Degrees that the content is turned clockwise: 0, 90 or 270."""
    border: Border | None = None
    background: str = ""
    alt: str = ""
    reserves: bool = False
    """Whether lines stand above and below the drawing only, none beside it."""
    grows: bool = False
    """Whether a text box is as high as its content asks."""
    angle: float = 0.0
    """Degrees that the whole is turned clockwise about its middle."""
    corners: float = 0.0
    """How round its corners are: their radius as a share of its shorter side, 0.5 for an ellipse."""
    parts: tuple[Anchored, ...] = ()
    """What a group holds, placed from its corner (`From.PAGE`)."""


Inline = Characters | Tab | Break | Number | Bookmark | Picture | Note | Anchored


@dataclass(frozen=True, slots=True)
class Label:
    """The automatic number or bullet before a paragraph; what follows it is a tab, a space or nothing."""

    text: str
    style: RunStyle
    follows: str = "tab"
    level: int = 0


@dataclass(frozen=True, slots=True)
class DropCap:
    """Large characters beside the first `lines` of a paragraph, or in the margin beside them."""

    paragraph: Paragraph
    lines: int
    distance: float = 0.0
    """White between them and the text."""
    in_margin: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; `place` is how findings call it, `mark` the look of its end."""

    style: ParagraphStyle
    inlines: tuple[Inline, ...]
    mark: RunStyle
    place: str = ""
    style_id: str = ""
    label: Label | None = None
    ends_section: bool = False
    drop_cap: DropCap | None = None
    shown: tuple[int, int] | None = None
    """The lines that stand here, where a merged cell is spread upon its rows; None for all."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Paragraphs that stand at a place of their own (``w:framePr``), outside the flow of the text."""

    box: Anchored


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell; `columns` and `rows` are what it spans."""

    blocks: tuple[Block, ...]
    width: float
    columns: int = 1
    rows: int = 1
    borders: Borders = field(default_factory=Borders)
    shading: str = ""
    padding: tuple[float, float, float, float] = (0.0, 5.4, 0.0, 5.4)
    """Top, right, bottom, left."""
    stands: str = "start"
    turned: int = 0
    drop: float = 0.0
    """White above the content."""
    room: float = 0.0
    """Height that the content is given, the rest hangs over; 0 for as much as it asks."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a cell that continues from the row above is not in it."""

    cells: tuple[Cell, ...]
    header: bool = False
    splits: bool = True
    height: float = 0.0
    exact: bool = False
    skipped: int = 0
    """Columns left free before the first cell."""
    keeps_next: bool = False
    """Whether the row stands on the page of the next one."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table; `columns` are the widths of its grid."""

    columns: tuple[float, ...]
    rows: tuple[Row, ...]
    left: float = 0.0
    align: Align = Align.LEFT
    place: str = ""


Block = Paragraph | Table | Frame


class Start(Enum):
    """Where a section begins."""

    NEXT_PAGE = "nextPage"
    CONTINUOUS = "continuous"
    EVEN_PAGE = "evenPage"
    ODD_PAGE = "oddPage"


@dataclass(frozen=True, slots=True)
class Section:
    """Pages of one size, with their headers and footers by the pages they are for."""

    sheet: Sheet
    blocks: tuple[Block, ...]
    headers: Mapping[Kind, tuple[Block, ...]] = field(default_factory=dict)
    footers: Mapping[Kind, tuple[Block, ...]] = field(default_factory=dict)
    start: Start = Start.NEXT_PAGE
    first_differs: bool = False
    numbered_from: int | None = None
    number_form: str = "decimal"


@dataclass(frozen=True, slots=True)
class Media:
    """A picture as it lies in the file."""

    kind: str
    content: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class Document:
    """What one Word file prints."""

    sections: tuple[Section, ...]
    media: Mapping[str, Media]
    title: str = ""
    author: str = ""
    language: str = "zh-CN"
    created: str = ""
    even_differs: bool = False
    default_tab: float = 36.0
    adds_spacing: bool = False
    """Whether space after one and before the next paragraph add up; else the larger holds."""
    has_notes: bool = False
    """Whether there are footnotes."""
    rules_notes: bool = True
    """Whether a short rule stands over the footnotes of a page."""
    stretches_breaks: bool = True
    """Whether justified lines that end with a forced break are stretched."""
