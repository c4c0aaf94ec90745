"""Set the lines of a paragraph: what stands in each, where, and how high it is.

The breaker decides where lines end; here the print model becomes its pieces, and its lines get their heights.
Heights and baselines are LibreOffice's: an exact line has its baseline at four fifths of its height.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from docgen.layout.breaking import LIBREOFFICE, WORD, BreakRules, Signs
from docgen.pdf.appearance import (
    Align,
    LineRule,
    ParagraphStyle,
)
from docgen.pdf.breaker import Tabs, break_paragraph
from docgen.pdf.line import Line
from docgen.pdf.model import (
    Along,
    Anchored,
    Bookmark,
    BreakKind,
    Characters,
    DropCap,
    From,
    Note,
    Number,
    Paragraph,
    Picture,
)
from docgen.pdf.pieces import Composer, Part, Setting, Unit

EXACT_BASELINE: Final = 0.8
"""Share of an exact line's height that lies over its baseline."""

_NOTHING_BESIDE: Final = (0, 0.0)
_CAP_SLACK: Final = 1.0
"""Points more than dropped characters ask for, so that no rounding breaks them."""

_LIBREOFFICE_HANGING: Final = frozenset("!,.:;?、。！，．：；？")


@dataclass(frozen=True, slots=True)
class SetLine:
    """One line in its place; `left` is counted from the paragraph's left edge."""

    line: Line
    units: tuple[Unit, ...]
    left: float
    height: float
    baseline: float
    stretch: float
    below: float = 0.0
    """White that a wider line spacing leaves under the line; it does not count at the foot of a page."""
    starts: BreakKind | None = None
    """Whether the line starts a page or column."""
    marks: Mapping[int, tuple[Bookmark | Note, ...]] = field(default_factory=dict)
    """What stands before a character, by its place in the line."""
    free: bool = False
    """Whether the line holds a number whose width only pages know, so that the engine aligns it."""


@dataclass(frozen=True, slots=True)
class SetParagraph:
    """The lines of a paragraph, and what is anchored to it."""

    paragraph: Paragraph
    lines: tuple[SetLine, ...]
    anchored: tuple[Anchored, ...]
    ends: BreakKind | None = None
    """Whether what follows the paragraph starts a page or column."""

    @property
    def height(self) -> float:
        """Return the height of the lines, the white under the last one left out."""
        return sum(line.height + line.below for line in self.lines) - self.trail

    @property
    def trail(self) -> float:
        """Return the white under the last line."""
        return self.lines[-1].below if self.lines else 0.0


def set_paragraph(paragraph: Paragraph, *, width: float, setting: Setting) -> SetParagraph:
    """Return `paragraph` set in lines for a column of `width` points."""
    style = paragraph.style
    composer = Composer(paragraph, setting)
    lines: list[SetLine] = []
    parts = composer.parts()
    ends: BreakKind | None = None
    if len(parts) > 1 and not parts[-1].units:
        ends = parts.pop().starts
    if len(parts) > 1 and not parts[0].units:
        parts.pop(0)
    rules = _rules(paragraph, setting.rules)
    measure = max(width - style.left - style.right, 1.0)
    drop = paragraph.drop_cap
    cap = set_paragraph(drop.paragraph, width=width, setting=setting) if drop else None
    beside = _beside(drop, cap)
    for number, part in enumerate(parts):
        first = style.first if number == 0 else 0.0
        broken = break_paragraph(
            [unit.piece for unit in part.units],
            first_width=max(measure - first, 1.0),
            width=measure,
            rules=rules,
            tabs=_tabs(style, setting, first),
            beside=beside if number == 0 else _NOTHING_BESIDE,
        )
        for index, line in enumerate(broken):
            indent = first if index == 0 else 0.0
            indent += beside[1] if number == 0 and index < beside[0] else 0.0
            starts = part.starts if index == 0 else None
            lines.append(_set_line(line, part, style, setting, (indent, measure - indent, starts)))
    lines = _with_marks(lines, parts)
    anchored = tuple(inline for inline in paragraph.inlines if isinstance(inline, Anchored))
    if drop and cap:
        anchored = (*anchored, _dropped(drop, cap, lines, style.left))
    return SetParagraph(paragraph, tuple(lines), anchored, ends)


def _beside(drop: DropCap | None, cap: SetParagraph | None) -> tuple[int, float]:
    """Return how many lines stand beside dropped characters, and how much narrower those are."""
    if drop is None or cap is None or drop.in_margin:
        return _NOTHING_BESIDE
    return drop.lines, cap.lines[0].line.width + drop.distance


def _dropped(drop: DropCap, cap: SetParagraph, lines: list[SetLine], left: float) -> Anchored:
    """Return dropped characters on the baseline of the last line beside them; short paragraphs get longer."""
    count = min(drop.lines, len(lines))
    missing = (drop.lines - count) * lines[-1].height
    lines[-1] = replace(lines[-1], below=lines[-1].below + missing)
    baseline = (
        sum(line.height + line.below for line in lines[: count - 1]) + lines[count - 1].baseline + missing
    )
    width = cap.lines[0].line.width
    across = left - width - drop.distance if drop.in_margin else left
    down = baseline - cap.lines[0].baseline
    return Anchored(
        across=Along(From.COLUMN, across),
        down=Along(From.PARAGRAPH, down),
        width=width + _CAP_SLACK,
        height=cap.height,
        behind=False,
        blocks=(cap.paragraph,),
        grows=True,
    )


def _rules(paragraph: Paragraph, rules: BreakRules) -> BreakRules:
    """Return the rules as far as the paragraph wants them; LibreOffice reads ``overflowPunct`` inverted.

    LibreOffice hangs marks by the rules of Chinese only, so in no text of another language.
    """
    style = paragraph.style
    first = next((each.style for each in paragraph.inlines if isinstance(each, Characters)), paragraph.mark)
    if rules.name == LIBREOFFICE.name:
        hangs = first.chinese and style.overflow_punctuation is not True
        marks = _LIBREOFFICE_HANGING if hangs else frozenset[str]()
        rules = replace(rules, hanging=marks, holding=rules.holding - marks)
    elif style.overflow_punctuation is False:
        rules = replace(rules, hanging=frozenset())
    if not first.chinese:
        rules = replace(rules, chinese=rules.elsewhere, latin=rules.elsewhere, pairs=WORD.pairs)
    if not style.kinsoku:
        none = Signs(frozenset(), frozenset())
        rules = replace(rules, chinese=none, latin=none)
    return rules


def _tabs(style: ParagraphStyle, setting: Setting, first: float) -> Tabs:
    stops = {(stop.place, stop.align) for stop in style.tabs}
    if style.first < 0:
        stops.add((style.left, "left"))
    return Tabs(
        stops=tuple(sorted(stops)),
        every=setting.default_tab,
        first_start=style.left + first,
        start=style.left,
    )


def _set_line(
    line: Line,
    part: Part,
    style: ParagraphStyle,
    setting: Setting,
    place: tuple[float, float, BreakKind | None],
) -> SetLine:
    """Return `line` in its place: its indent, the room it has, and what it starts."""
    indent, room, starts = place
    units = tuple(part.units)
    height, baseline, below = _height(line, part, style, setting)
    free = room - line.width
    forced = style.align is Align.BOTH and line.forced and setting.stretches_breaks
    full = (style.align is Align.DISTRIBUTE or forced) and line.chances > 0
    match style.align:
        case Align.CENTER:
            indent += free / 2
        case Align.RIGHT:
            indent += free
    stretch = 0.0
    if full:
        stretch = free / line.chances
    elif style.align is Align.BOTH:
        stretch = line.stretch
    counted = any(isinstance(units[span.piece].held, Number) for span in line.spans)
    return SetLine(line, units, indent, height, baseline, stretch, below, starts, free=counted)


def _height(line: Line, part: Part, style: ParagraphStyle, setting: Setting) -> tuple[float, float, float]:
    """Return the height of a line, the place of its baseline under its top, and the white under it."""
    if style.rule is LineRule.EXACT:
        return style.line, style.line * EXACT_BASELINE, 0.0
    used = [part.units[span.piece] for span in (*line.spans, *line.hung)] or [part.end]
    ascent = max(_ascent(unit) for unit in used)
    natural = ascent + max(_descent(unit) for unit in used)
    below = 0.0
    height = natural
    if style.rule is LineRule.AT_LEAST:
        height = max(natural, style.line)
    elif style.line >= 1:
        below = natural * (style.line - 1)
    else:
        height = natural * style.line
    top = height - natural
    if setting.grid and style.snap_to_grid:
        whole = height + below
        snapped = -(-(whole - 0.01) // setting.grid) * setting.grid
        return snapped, top + ascent + (snapped - whole) / 2, 0.0
    return height, top + ascent, below


def _ascent(unit: Unit) -> float:
    if isinstance(unit.held, Picture):
        return unit.held.height
    size = unit.style.size
    return unit.face.ascent * size + max(0.0, unit.style.position)


def _descent(unit: Unit) -> float:
    if isinstance(unit.held, Picture):
        return 0.0
    return unit.face.descent * unit.style.size + max(0.0, -unit.style.position)


def _with_marks(lines: list[SetLine], parts: Sequence[Part]) -> list[SetLine]:
    """Return the lines with the bookmarks and notes that stand in each."""
    if not any(part.marks for part in parts):
        return lines
    found: list[SetLine] = []
    remaining = iter(parts)
    part, place = next(remaining), 0
    for number, line in enumerate(lines):
        if number and line.starts is not None:
            part, place = next(remaining), 0
        end = place + len(line.line.text)
        last = line.line.last
        marks = {
            index - place: tuple(held)
            for index, held in part.marks.items()
            if place <= index < end or (last and index >= end)
        }
        found.append(replace(line, marks=marks) if marks else line)
        place = end
    return found
