"""Join what looks alike in lines, and lines that follow one another, so that pages hold fewer elements.

WeasyPrint's time goes by elements: a notice whose lines each have two takes half as long again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from docgen.pdf.composer import SetLine
from docgen.pdf.markup import Classes, escaped, pt
from docgen.pdf.pieces import Face

KEEP_CSS = """
.l{orphans:1;widows:1}
.or{orphans:2}
.wi{widows:2}
.ka{break-after:avoid}
.kb{break-before:avoid}
"""
"""What `keep_classes` means."""

_SEEN = 0.0005
"""Points of letter spacing below which none is written."""

_ALIKE = 0.002
"""Points by which the letter spacing of lines in one element may differ: 0.02 mm at the end of a line."""


@dataclass(frozen=True, slots=True)
class Ink:
    """Characters of one look that stand side by side."""

    text: str
    look: str
    """The class of their font, size and colour."""
    spacing: float
    """Points of letter spacing."""
    face: Face = field(compare=False)
    place: str = ""
    """What else is said of the white before and in them, as declarations."""
    link: str = ""
    last: bool = False
    """Whether nothing follows, so that the white after them is not seen."""

    def goes_on_as(self, other: Ink) -> bool:
        """Say whether `other`, which follows in the line, can stand in the same element.

        A space at the seam stays with its own font: within one element Pango sets it in its neighbour's.
        """
        seam = self.text[-1:] + other.text[:1]
        if " " in seam and not self.face.is_one(seam):
            return False
        alike = (self.look, self.link, self.place) == (other.look, other.link, other.place)
        return alike and not other.place and (other.last or abs(self.spacing - other.spacing) < _SEEN)

    def like(self, other: Ink) -> bool:
        """Say whether `other`, in the next line, can stand in the same element."""
        same = replace(self, text=other.text, spacing=other.spacing) == other
        return same and abs(self.spacing - other.spacing) < _ALIKE

    def html(self, classes: Classes) -> str:
        """Return the element."""
        spacing = f"letter-spacing:{pt(self.spacing)}" if abs(self.spacing) >= _SEEN else ""
        place = ";".join(filter(None, (spacing, self.place)))
        # As a class, not as an attribute: CSS is then parsed once for all that are placed alike.
        names = f"{self.look} {classes.name(place)}" if place else self.look
        if self.link:
            return f'<a href="{escaped(self.link)}" class="{names}">{escaped(self.text)}</a>'
        return f'<span class="{names}">{escaped(self.text)}</span>'


@dataclass(frozen=True, slots=True)
class Row:
    """A line with what stands in it."""

    line: SetLine
    inks: tuple[Ink | str, ...]

    @property
    def plain(self) -> tuple[Ink, ...]:
        """Return the characters of a line that holds no more than them and is high enough for them."""
        line, inks = self.line, tuple(ink for ink in self.inks if isinstance(ink, Ink))
        if line.free or len(inks) < len(self.inks):
            return ()
        sizes = (line.units[span.piece].style.size for span in (*line.line.spans, *line.line.hung))
        return inks if line.height >= max(sizes, default=0.0) else ()

    def goes_on(self, rows: Sequence[Row]) -> bool:
        """Say whether the line can stand in one box with the lines before it."""
        before = rows[-1].line
        if not self.plain or not rows[-1].plain or before.below or self.line.starts:
            return False
        places = len(rows) == 1 or self.line.left == before.left
        return places and self.line.height == before.height


def rows_html(rows: Sequence[Row], classes: Classes) -> str:
    """Return what stands in the lines of one box."""
    if len(rows) == 1:
        return "".join(ink if isinstance(ink, str) else ink.html(classes) for ink in rows[0].inks)
    found: list[Ink] = []
    for row in rows:
        first, *others = row.plain
        if found:
            before = found.pop()
            ended = replace(before, text=f"{before.text}\n")
            alike = before.like(first)
            found += [replace(ended, text=ended.text + first.text)] if alike else [ended, first]
        else:
            found.append(first)
        found += others
    return "".join(ink.html(classes) for ink in found)


def joined(inks: Iterable[Ink | str]) -> Iterator[Ink | str]:
    """Yield what stands in a line: neighbours that look alike as one, as every element costs time."""
    pending: Ink | None = None
    for ink in inks:
        if isinstance(ink, Ink) and pending and pending.goes_on_as(ink):
            pending = replace(pending, text=pending.text + ink.text)
            continue
        if pending:
            yield pending
        pending = ink if isinstance(ink, Ink) else None
        if isinstance(ink, str):
            yield ink
    if pending:
        yield pending


def keep_classes(before: int, count: int, after: int) -> str:
    """Return the classes that hold a box of `count` lines to the lines before and after it in a paragraph."""
    if not before and not after and count == 1:
        return ""
    first = (" ka" if count == 1 else " or") if not before else ""
    last = (" kb" if count == 1 else " wi") if not after else ""
    second = " ka" if before + count == 2 and after == 1 else ""
    return first + second + last
