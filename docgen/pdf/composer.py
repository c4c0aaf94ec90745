"""Set the lines of a paragraph: what stands in each, where, and how high it is.

The breaker decides where lines end; here the print model becomes its pieces, and its lines get their heights.
Heights and baselines are LibreOffice's: an exact line has its baseline at four fifths of its height.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final, Protocol

from docgen.layout.breaking import LIBREOFFICE, BreakRules, Signs, is_full_width
from docgen.pdf.appearance import (
    Align,
    LineRule,
    ParagraphStyle,
    RunStyle,
)
from docgen.pdf.breaker import Tabs, break_paragraph
from docgen.pdf.line import Line
from docgen.pdf.measured import OBJECT, Gaps, Piece
from docgen.pdf.model import (
    Anchored,
    Bookmark,
    Break,
    BreakKind,
    Characters,
    Inline,
    Note,
    Number,
    Paragraph,
    Picture,
    Tab,
)

EXACT_BASELINE: Final = 0.8
"""Share of an exact line's height that lies over its baseline."""

RAISED_SIZE: Final = 0.58
"""Size of raised and lowered characters against the others."""

_LIBREOFFICE_HANGING: Final = frozenset("!,.:;?、。！，．：；？")
_SMALL_CAPS: Final = 0.8
_CJK: Final = r"\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\U00020000-\U0003ffff\u3000"
_RUNS: Final = re.compile(rf"[{_CJK}]+|[!-~\u00a0-\u024f ]+|.", re.DOTALL)


class Face(Protocol):
    """One font as it is set."""

    @property
    def css(self) -> str:
        """Return its CSS declarations: family, weight, style."""

    @property
    def widths(self) -> Mapping[str, float]:
        """Return the ems of each character; must answer for every one."""

    @property
    def ascent(self) -> float:
        """Return the height over the baseline that the font asks for, in ems."""

    @property
    def descent(self) -> float:
        """Return the depth under the baseline that the font asks for, in ems."""


class Faces(Protocol):
    """The fonts that stand for the families that documents name."""

    def face(self, family: str, *, bold: bool, italic: bool, text: str) -> Face:
        """Return the font that stands for `family`; `text` is what it will set."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What lines are set by, the same for all of a section."""

    faces: Faces
    rules: BreakRules
    default_tab: float = 36.0
    stretches_breaks: bool = True
    grid: float = 0.0
    char_space: float = 0.0


@dataclass(frozen=True, slots=True)
class Unit:
    """What one piece of the breaker stands for."""

    piece: Piece
    style: RunStyle
    face: Face
    link: str = ""
    held: Picture | Number | None = None
    """What stands in the place of |OBJECT|."""


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
    composer = _Composer(paragraph, setting)
    lines: list[SetLine] = []
    parts = composer.parts()
    ends: BreakKind | None = None
    if len(parts) > 1 and not parts[-1].units:
        ends = parts.pop().starts
    if len(parts) > 1 and not parts[0].units:
        parts.pop(0)
    rules = _rules(style, setting.rules)
    measure = max(width - style.left - style.right, 1.0)
    for number, part in enumerate(parts):
        first = style.first if number == 0 else 0.0
        broken = break_paragraph(
            [unit.piece for unit in part.units],
            first_width=max(measure - first, 1.0),
            width=measure,
            rules=rules,
            tabs=_tabs(style, setting, first),
        )
        for index, line in enumerate(broken):
            indent = first if index == 0 else 0.0
            starts = part.starts if index == 0 else None
            lines.append(_set_line(line, part, style, setting, (indent, measure - indent, starts)))
    lines = _with_marks(lines, parts)
    anchored = tuple(inline for inline in paragraph.inlines if isinstance(inline, Anchored))
    return SetParagraph(paragraph, tuple(lines), anchored, ends)


def _rules(style: ParagraphStyle, rules: BreakRules) -> BreakRules:
    """Return the rules as far as the paragraph wants them; LibreOffice reads ``overflowPunct`` inverted."""
    hangs = style.overflow_punctuation
    if rules.name == LIBREOFFICE.name:
        rules = rules if hangs else replace(rules, hanging=_LIBREOFFICE_HANGING)
    elif not hangs:
        rules = replace(rules, hanging=frozenset())
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


@dataclass(slots=True)
class _Part:
    """What lies between two page breaks of a paragraph."""

    starts: BreakKind | None
    end: Unit
    """The end of the paragraph, which gives an empty line its height."""
    units: list[Unit] = field(default_factory=list)
    marks: dict[int, list[Bookmark | Note]] = field(default_factory=dict)
    length: int = 0


class _Composer:
    """Make the pieces of one paragraph."""

    def __init__(self, paragraph: Paragraph, setting: Setting) -> None:
        self._paragraph, self._setting = paragraph, setting
        style = paragraph.style
        self._gaps = (Gaps.LETTERS if style.auto_space_letters else Gaps.NONE) | (
            Gaps.DIGITS if style.auto_space_digits else Gaps.NONE
        )
        self._chinese_before = False

    def parts(self) -> list[_Part]:
        """Return the pieces, a new part after each page or column break."""
        end = self._unit("", self._paragraph.mark, self._paragraph.mark.families.east_asian)
        parts = [_Part(None, end)]
        label = self._paragraph.label
        if label:
            self._add(parts[-1], self._text(Characters(label.text, label.style)))
            follows = {"tab": "\t", "space": " "}.get(label.follows, "")
            if follows:
                self._add(parts[-1], [self._unit(follows, label.style, label.style.families.latin)])
        for inline in self._paragraph.inlines:
            if isinstance(inline, Break) and inline.kind is not BreakKind.LINE:
                parts.append(_Part(inline.kind, end))
            else:
                self._inline(parts[-1], inline)
        return parts

    def _inline(self, part: _Part, inline: Inline) -> None:
        match inline:
            case Characters():
                self._add(part, self._text(inline))
            case Tab():
                self._add(part, [self._unit("\t", inline.style, inline.style.families.latin)])
            case Break():
                self._add(part, [self._unit("\n", inline.style, inline.style.families.latin)])
            case Number():
                unit = self._unit(OBJECT, inline.style, inline.style.families.latin)
                widths = {OBJECT: unit.face.widths["0"]}
                self._add(part, [replace(unit, piece=replace(unit.piece, widths=widths), held=inline)])
            case Picture():
                unit = self._unit(OBJECT, inline.style, inline.style.families.latin)
                piece = Piece(OBJECT, 1.0, {OBJECT: inline.width})
                self._add(part, [replace(unit, piece=piece, held=inline)])
            case Note():
                part.marks.setdefault(part.length, []).append(inline)
                raised = replace(inline.style, raised=1)
                self._add(part, self._text(Characters(inline.mark, raised)))
            case Bookmark():
                part.marks.setdefault(part.length, []).append(inline)

    def _add(self, part: _Part, units: Sequence[Unit]) -> None:
        part.units += units
        part.length += sum(len(unit.piece.text) for unit in units)

    def _text(self, inline: Characters) -> list[Unit]:
        style, families = inline.style, inline.style.families
        if families.latin == families.east_asian == families.other and not style.small_caps:
            self._chinese_before = is_full_width(inline.text[-1])
            return [self._unit(inline.text, style, families.latin, inline.link)]
        return [self._unit(text, look, family, inline.link) for text, look, family in self._runs(inline)]

    def _runs(self, inline: Characters) -> Iterator[tuple[str, RunStyle, str]]:
        """Yield the text cut by script, each piece with its look and family."""
        pending: tuple[str, RunStyle, str] | None = None
        for match in _RUNS.finditer(inline.text):
            text = match[0]
            family = self._family(text, inline, match.end())
            for piece, look in _capitals(text, inline.style):
                if pending and pending[1:] == (look, family):
                    pending = (pending[0] + piece, look, family)
                    continue
                if pending:
                    yield pending
                pending = (piece, look, family)
        if pending:
            yield pending

    def _family(self, text: str, inline: Characters, end: int) -> str:
        """Return the family of a run of one script; signs of both scripts follow their neighbours."""
        families = inline.style.families
        if is_full_width(text[0]) and len(text) >= 1 and not _ambiguous(text[0]):
            self._chinese_before = True
            return families.east_asian
        if text[0] < "\u2000" and not _ambiguous(text[0]):
            self._chinese_before = False if not text.isspace() else self._chinese_before
            return families.latin if text[0] < "\u0080" else families.other
        chinese = inline.style.east_asian_signs or self._chinese_before
        if not chinese and end < len(inline.text):
            chinese = is_full_width(inline.text[end])
        return families.east_asian if chinese else families.other

    def _unit(self, text: str, style: RunStyle, family: str, link: str = "") -> Unit:
        face = self._setting.faces.face(
            family, bold=style.bold, italic=style.italic, text=text.replace(OBJECT, "0").strip("\t\n")
        )
        size = style.size * (RAISED_SIZE if style.raised else 1.0) * style.scale
        extra = self._setting.char_space if is_full_width(text[:1] or " ") else 0.0
        piece = Piece(text, size, face.widths, spacing=style.spacing + extra, gaps=self._gaps)
        return Unit(piece, style, face, link)


def _ambiguous(sign: str) -> bool:
    """Say whether both scripts have the sign, as quotes and dashes."""
    return sign in "“”‘’—…·×÷°±§¨´" or "\u2010" <= sign <= "\u27bf"


def _capitals(text: str, style: RunStyle) -> Iterator[tuple[str, RunStyle]]:
    """Yield the text with its look; small capitals are small letters set as smaller capitals."""
    if not style.small_caps:
        yield text, style
        return
    for match in re.finditer(r"[^\W\d_A-Z]+|(?:[A-Z]|[\W\d_])+", text):
        small = match[0].upper() != match[0]
        yield match[0].upper(), replace(style, size=style.size * _SMALL_CAPS) if small else style


def _set_line(
    line: Line,
    part: _Part,
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


def _height(line: Line, part: _Part, style: ParagraphStyle, setting: Setting) -> tuple[float, float, float]:
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


def _with_marks(lines: list[SetLine], parts: Sequence[_Part]) -> list[SetLine]:
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
