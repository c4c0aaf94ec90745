"""Hold one line of a broken paragraph: what stands in it, what hangs, and how far it is stretched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise

from docgen.pdf.measured import LATIN_RUN, Measured


@dataclass(frozen=True, slots=True)
class Span:
    """Characters of one piece that are set alike."""

    piece: int
    """Number of the piece."""
    start: int
    """Where the characters start in the text of the piece."""
    text: str
    width: float
    """Points, letter spacing included, stretching not; of a tab, what it spans."""
    before: float = 0.0
    """White left before it: the gap between Chinese and Latin text."""
    stretched: bool = True
    """Whether the line's stretch is added to every character; if not, to spaces only."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. Its `spans`, `hung` and `dropped` joined are the text that was broken."""

    spans: tuple[Span, ...]
    hung: tuple[Span, ...]
    """The mark that stands in the margin, after the measure."""
    dropped: str
    """Spaces at the end and the forced break: not drawn."""
    width: float
    """Points from the first to the last of `spans`, without the letter spacing after the last character."""
    stretch: float
    """Points to add where the line is stretched so that it fills the measure; negative closes it up.

    0 where nothing can be stretched, in the last line and in one that a forced break ends.
    """
    last: bool
    forced: bool
    """Whether a forced break ends the line."""
    chances: int
    """How many places can be stretched."""

    @property
    def text(self) -> str:
        """Return what the line took of the input."""
        return "".join(span.text for span in chain(self.spans, self.hung)) + self.dropped


@dataclass(frozen=True, slots=True)
class Cut:
    """Where one line lies in the text: its content, the hung mark, what is dropped, and the tabs' widths."""

    start: int
    end: int
    hung: int
    """Where the hung mark ends; `end` if there is none."""
    next: int
    """Where the next line starts."""
    forced: bool
    tabs: Mapping[int, float]


def make_line(measured: Measured, cut: Cut, *, room: float, last: bool) -> Line:
    """Return the line that `cut` describes; `room` is the width it is stretched to."""
    spans = tuple(_spans(measured, cut.start, cut.end, tabs=cut.tabs))
    width = sum(span.before + span.width for span in spans)
    if cut.end > cut.start:
        width -= measured.spacing_at(cut.end - 1)
    chances = _chances(spans)
    still = last or cut.forced or not chances
    return Line(
        spans=spans,
        hung=tuple(_spans(measured, cut.end, cut.hung, tabs={})),
        dropped=measured.text[cut.hung : cut.next],
        width=width,
        stretch=0.0 if still else (room - width) / chances,
        last=last,
        forced=cut.forced,
        chances=chances,
    )


def _spans(measured: Measured, start: int, end: int, *, tabs: Mapping[int, float]) -> Iterator[Span]:
    """Yield the characters from `start` to `end`, cut wherever they are set differently."""
    if start >= end:
        return
    text = measured.text
    edges = {start, end}
    edges.update(edge for edge in measured.starts if start < edge < end)
    edges.update(edge for edge in measured.gaps if start < edge < end)
    edges.update(edge for tab in tabs for edge in (tab, tab + 1))
    edges.update(edge for match in LATIN_RUN.finditer(text, start, end) for edge in match.span())
    last_tab = max(tabs, default=-1)
    for left, right in pairwise(sorted(edges)):
        piece = measured.piece_at(left)
        yield Span(
            piece=piece,
            start=left - measured.starts[piece],
            text=text[left:right],
            width=tabs[left] if left in tabs else measured.width(left, right),
            before=measured.gaps.get(left, 0.0) if left > start else 0.0,
            stretched=left > last_tab and LATIN_RUN.match(text, left) is None,
        )


def _chances(spans: tuple[Span, ...]) -> int:
    """Return after how many characters the line can be stretched: all but the last one's end."""
    after_tab = max((number for number, span in enumerate(spans) if span.text == "\t"), default=-1) + 1
    count = sum(len(span.text) if span.stretched else span.text.count(" ") for span in spans[after_tab:])
    return count - 1 if spans and spans[-1].stretched else count
