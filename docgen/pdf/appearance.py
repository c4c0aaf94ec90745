"""Hold how things look in print, resolved: rules, runs of characters, paragraphs. Distances are points."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum


class Align(Enum):
    """How the lines of a paragraph stand between its indents."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    BOTH = "both"
    DISTRIBUTE = "distribute"


class LineRule(Enum):
    """What the number of a line spacing means."""

    EXACT = "exact"
    """Points."""
    AT_LEAST = "atLeast"
    """Points; a taller line is as high as its characters."""
    MULTIPLE = "auto"
    """Times the height that the fonts ask for."""


@dataclass(frozen=True, slots=True)
class Border:
    """One rule: weight and distance from the text in points, CSS style, colour as ``#rrggbb``."""

    weight: float
    style: str = "solid"
    color: str = "#000000"
    space: float = 0.0


@dataclass(frozen=True, slots=True)
class Borders:
    """The rules of a paragraph or cell; `between` stands between paragraphs of the same kind."""

    top: Border | None = None
    right: Border | None = None
    bottom: Border | None = None
    left: Border | None = None
    between: Border | None = None


@dataclass(frozen=True, slots=True)
class Families:
    """Font families by script: Latin letters, Chinese, and signs that Word counts as neither."""

    latin: str = "Times New Roman"
    east_asian: str = "宋体"
    other: str = "Times New Roman"


@dataclass(frozen=True, slots=True)
class RunStyle:
    """How a run of characters looks."""

    families: Families = Families()
    east_asian_signs: bool = False
    """Whether quotes and dashes, which both scripts have, count as Chinese."""
    chinese: bool = True
    """Whether the language of its Chinese characters is Chinese, Japanese or Korean, or is not said."""
    size: float = 10.0
    scale: float = 1.0
    """Width against the natural width (``w:w``)."""
    spacing: float = 0.0
    """Added to every character."""
    position: float = 0.0
    """Raised by so many points; negative is lowered."""
    color: str = ""
    """``#rrggbb``, or empty for black."""
    background: str = ""
    bold: bool = False
    italic: bool = False
    underline: str = ""
    """CSS style of the line (solid, double, dotted, dashed, wavy); empty for none."""
    strike: bool = False
    small_caps: bool = False
    raised: int = 0
    """1 for superscript, -1 for subscript."""
    border: Border | None = None


@dataclass(frozen=True, slots=True)
class TabStop:
    """A tab stop: place from the edge of the column, alignment, and the character that leads to it."""

    place: float
    align: str = "left"
    leader: str = ""


@dataclass(frozen=True, slots=True)
class ParagraphStyle:
    """How a paragraph stands, and how its lines are broken."""

    left: float = 0.0
    right: float = 0.0
    first: float = 0.0
    """Of the first line, beside `left`; negative hangs out."""
    align: Align = Align.LEFT
    rule: LineRule = LineRule.MULTIPLE
    line: float = 1.0
    before: float = 0.0
    after: float = 0.0
    borders: Borders = Borders()
    shading: str = ""
    keep_next: bool = False
    keep_lines: bool = False
    widow_control: bool = True
    page_break_before: bool = False
    contextual_spacing: bool = False
    snap_to_grid: bool = True
    outline_level: int | None = None
    tabs: tuple[TabStop, ...] = ()
    auto_space_letters: bool = True
    auto_space_digits: bool = True
    kinsoku: bool = True
    overflow_punctuation: bool | None = None
    """Whether marks may hang in the margin; None where the file does not say, which Word takes for yes."""
