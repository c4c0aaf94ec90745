"""Write set lines as HTML: boxes of fixed height, their characters stretched by letter spacing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from docgen.pdf.appearance import (
    RunStyle,
)
from docgen.pdf.composer import SetLine
from docgen.pdf.ink import KEEP_CSS, Ink, Row, joined, keep_classes, rows_html
from docgen.pdf.line import Span
from docgen.pdf.markup import Classes, escaped, pt, rule
from docgen.pdf.model import (
    Bookmark,
    Counter,
    Note,
    Number,
    Picture,
)
from docgen.pdf.number_forms import page_numbers
from docgen.pdf.pieces import RAISED_SIZE, Unit

MEDIA_SCHEME = "docgen-media:"
"""Begins the address of a picture of the file."""

LINE_CSS = (
    KEEP_CSS
    + """
.l{display:block;white-space:pre;font-size:.01pt}
.l a{color:inherit;text-decoration:none}
.n{position:absolute}
"""
)
"""Rules that every line needs: characters carry their own size, so that no font can move a baseline."""

_UNSEEN = 0.3
"""Points by which digits may be stretched with the Chinese around them."""

_LOWERED = -0.16
"""How far lowered characters are moved, in ems of the others."""


@dataclass(frozen=True, slots=True)
class LineBox:
    """Lines that follow one another, to be shown as one block."""

    left: float
    """Points from the left edge of the paragraph."""
    names: str
    """The classes of the block, but for the place."""
    content: str

    def html(self, classes: Classes) -> str:
        """Return the block as an element of its own."""
        place = f" {classes.name(f'margin-left:{pt(self.left)}')}" if pt(self.left) != "0" else ""
        return f'<span class="{self.names}{place}">{self.content}</span>'


@dataclass(frozen=True, slots=True)
class LineWriter:
    """Write the lines of one document; `note` writes what stands at the foot of the page."""

    classes: Classes
    note: Callable[[Note], str]
    joins: bool = True
    """Whether lines share a box; not beside footnotes.

    Where the first line of a box finds no room, WeasyPrint 70 sends a footnote overleaf instead of the line.
    """

    def boxes(
        self, lines: Sequence[SetLine], *, held: str = "", aligned: str = "", holds: bool = False
    ) -> list[LineBox]:
        """Return the boxes of the lines of a paragraph; `held` stands before the first one's characters.

        `aligned` are the declarations by which the engine places a line whose width only pages know. Where
        the paragraph `holds` together, neither its first nor its last line stands alone on a page.
        """
        groups: list[list[Row]] = []
        for line in lines:
            row = Row(line, tuple(joined(self._inks(line))))
            joins = self.joins and groups and not (held and len(groups) == 1)
            if joins and row.goes_on(groups[-1]):
                groups[-1].append(row)
            else:
                groups.append([row])
        found, before = [], 0
        for group in groups:
            after = len(lines) - before - len(group)
            keep = keep_classes(before, len(group), after) if holds else ""
            found.append(self._box(group, keep, held if not before else "", aligned))
            before += len(group)
        return found

    def _box(self, rows: Sequence[Row], keep: str, held: str, aligned: str) -> LineBox:
        """Return lines that follow one another and differ in their characters alone as one box."""
        first, last = rows[0].line, rows[-1].line
        box = f"height:{pt(first.height * len(rows))};line-height:{pt(first.height)}"
        if len(rows) > 1:
            box = f"line-height:{pt(first.height)}"
        if last.below:
            box += f";margin-bottom:{pt(last.below)}"
        breaks = {"page": ";break-before:page", "column": ";break-before:column"}
        box += breaks.get(first.starts.value, "") if first.starts else ""
        moved = first.free and aligned
        if moved:
            box += f";{aligned}"
        elif pt(first.left) != pt(last.left):
            box += f";text-indent:{pt(first.left - last.left)}"
        names = f"l {self.classes.name(box)}{keep}"
        return LineBox(0.0 if moved else last.left, names, f"{held}{rows_html(rows, self.classes)}")

    def _inks(self, line: SetLine) -> Iterator[Ink | str]:
        """Yield what stands in the line: characters, which may be joined, and whole elements."""
        at = 0
        marks = dict(sorted(line.marks.items()))
        spacing = _even_spacing(line)
        if spacing is not None:
            unit = line.units[line.line.spans[0].piece]
            text = "".join(span.text for span in line.line.spans)
            yield self._ink(text, unit, line, spacing)
        for span in line.line.spans if spacing is None else ():
            yield from self._marks(marks, at, at + len(span.text))
            yield self._span(span, line.units[span.piece], line, line.stretch)
            at += len(span.text)
        for span in line.line.hung:
            hung = self._span(span, line.units[span.piece], line, 0.0)
            yield replace(hung, last=True) if isinstance(hung, Ink) else hung
        yield from self._marks(marks, at, max([at, *marks]) + 1)

    def _marks(self, marks: dict[int, tuple[Bookmark | Note, ...]], start: int, end: int) -> Iterator[str]:
        for index in [index for index in marks if start <= index < end]:
            for mark in marks.pop(index):
                match mark:
                    case Bookmark(name):
                        yield f'<span id="{escaped(name)}" class="n"></span>'
                    case Note():
                        yield self.note(mark)

    def _span(self, span: Span, unit: Unit, line: SetLine, stretch: float) -> Ink | str:
        if span.text == "\t":
            return self._tab(span, unit, line)
        if isinstance(unit.held, Picture):
            return self._picture(unit.held, line)
        if isinstance(unit.held, Number):
            return self._number(unit.held, unit.style, _declarations(unit, line))
        spacing = _spacing(span, unit, stretch)
        if unit.style.scale != 1.0:
            return self._narrowed(span, unit, spacing, _declarations(unit, line))
        place = f"margin-left:{pt(span.before)}" if span.before else ""
        if stretch and not span.stretched and " " in span.text:
            place = ";".join(filter(None, (place, f"word-spacing:{pt(stretch)}")))
        return replace(self._ink(span.text, unit, line, spacing), place=place)

    def _ink(self, text: str, unit: Unit, line: SetLine, spacing: float) -> Ink:
        return Ink(text, self.classes.name(_declarations(unit, line)), spacing, unit.face, link=unit.link)

    def _narrowed(self, span: Span, unit: Unit, spacing: float, declarations: str) -> str:
        """Return characters narrowed or widened (``w:w``) as a box as wide as they then are."""
        scale, count = unit.style.scale, len(span.text)
        natural = unit.piece.size * sum(unit.piece.widths[character] for character in span.text)
        box = f"width:{pt(natural + spacing * count)};transform:scaleX({scale:.4g})"
        if spacing:
            box += f";letter-spacing:{pt(spacing / scale)}"
        name = self.classes.name(
            f"{declarations};display:inline-block;transform-origin:0 50%;white-space:pre"
        )
        return f'<span class="{name}" style="{box}">{escaped(span.text)}</span>'

    def _tab(self, span: Span, unit: Unit, line: SetLine) -> str:
        box = f"display:inline-block;width:{pt(span.width)}"
        if unit.style.underline:
            ink = f"{pt(unit.style.size / 20)} solid {unit.style.color or '#000'}"
            box += f";border-bottom:{ink};{_lowered(line)}"
        return f'<span class="{self.classes.name(box)}"></span>'

    def _picture(self, picture: Picture, line: SetLine) -> str:
        box = f"width:{pt(picture.width)};height:{pt(picture.height)};{_lowered(line)}"
        if picture.height > line.baseline:
            box += f";margin-top:{pt(line.baseline - picture.height)}"
        name = self.classes.name(f"{box};image-rendering:pixelated")
        return (
            f'<img class="{name}" src="{MEDIA_SCHEME}{escaped(picture.media)}" alt="{escaped(picture.alt)}"/>'
        )

    def _number(self, number: Number, style: RunStyle, declarations: str) -> str:
        counter = "page" if number.counter is Counter.PAGE else "pages"
        form = ""
        if number.form != "decimal":
            form = f",{self.classes.counter_style(number.form, page_numbers(number.form))}"
        look = self.classes.name(declarations)
        kind = self.classes.name(f"content:counter({counter}{form})", "::before")
        spacing = f" {self.classes.name(f'letter-spacing:{pt(style.spacing)}')}" if style.spacing else ""
        return f'<span class="{look} {kind}{spacing}"></span>'


def _lowered(line: SetLine) -> str:
    """Return the declaration that brings characters from the middle of the line to its baseline."""
    return f"vertical-align:{pt(line.height / 2 - line.baseline)}"


def _even_spacing(line: SetLine) -> float | None:
    """Return the letter spacing by which a whole line can be set as one, digits stretched like the rest.

    None where its characters differ, or where digits would be seen to be stretched. Each element that a line
    does without makes the pages quicker.
    """
    spans = line.line.spans
    if not spans or line.marks or any(span.piece != spans[0].piece or span.before for span in spans):
        return None
    unit = line.units[spans[0].piece]
    if unit.held or unit.style.scale != 1.0 or any(span.text == "\t" for span in spans):
        return None
    text = "".join(span.text for span in spans)
    width = line.line.width + line.stretch * line.line.chances
    natural = unit.piece.size * sum(unit.piece.widths[character] for character in text)
    spacing = (width - natural) / max(len(text) - 1, 1)
    if " " in text and not text.isascii():
        return None  # a space is set in the font beside it, and is not as wide in each
    alike = len({span.stretched for span in spans}) == 1 and " " not in text
    return spacing if alike or abs(spacing - unit.piece.spacing) < _UNSEEN else None


def _spacing(span: Span, unit: Unit, stretch: float) -> float:
    """Return the letter spacing that makes the characters as wide as the breaker counted."""
    widths, size = unit.piece.widths, unit.piece.size
    natural = size * sum(widths[character] for character in span.text)
    spacing = (span.width - natural) / max(len(span.text), 1)
    return spacing + (stretch if span.stretched else 0.0)


def _declarations(unit: Unit, line: SetLine) -> str:
    """Return how the characters of a unit look in a line."""
    style = unit.style
    size = style.size * (RAISED_SIZE if style.raised else 1.0)
    found = [unit.face.css, f"font-size:{pt(size)}", "line-height:0"]
    raised = {0: 0.0, 1: unit.face.ascent * (1 - RAISED_SIZE), -1: _LOWERED}[style.raised]
    lift = style.position + raised * style.size
    if lift:
        found.append(f"position:relative;top:{pt(-lift)}")
    if style.color:
        found.append(f"color:{style.color}")
    if style.background:
        found.append(f"background:{style.background}")
    lines = [name for name, on in (("underline", style.underline), ("line-through", style.strike)) if on]
    if lines:
        found.append(f"text-decoration:{' '.join(lines)} {style.underline or 'solid'}")
    if style.border:
        found.append(f"border:{rule(style.border)}")
    found.append(_lowered(line))
    return ";".join(found)
