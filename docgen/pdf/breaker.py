"""Break a paragraph into lines as Chinese composition wants it, and say how each is stretched to the measure.

Every width is in points. Text engines made for Latin text neither justify Chinese lines nor let marks hang,
and break at other places; so the lines of a PDF are decided here, and the engine only draws them.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from docgen.layout.breaking import KINDS, BreakRules, Kind, Signs
from docgen.pdf.line import Cut, Line, make_line
from docgen.pdf.measured import Measured, Piece, measure

_ROUNDING = 0.005
"""Points by which a line may pass its measure: sums of widths are not exact."""

_UNBREAKABLE = frozenset({Kind.SPACE, Kind.TAB, Kind.GLUE, Kind.MARK, Kind.JOINT})
"""What a line never starts with."""


@dataclass(frozen=True, slots=True)
class Tabs:
    """The tab stops of a paragraph; places are points from the same edge as `first_start` and `start`."""

    stops: tuple[tuple[float, str], ...] = ()
    """Place and alignment (left, center, right, decimal), by place."""
    every: float = 36.0
    """Distance of the stops that go on after the last one."""
    first_start: float = 0.0
    """Where the first line starts."""
    start: float = 0.0
    """Where the other lines start."""

    def stop_after(self, place: float) -> tuple[float, str]:
        """Return the next stop after `place`."""
        for stop in self.stops:
            if stop[0] > place + _ROUNDING:
                return stop
        return ((place + _ROUNDING) // self.every + 1) * self.every, "left"


NO_STOPS = Tabs()


def break_paragraph(
    pieces: Sequence[Piece],
    *,
    first_width: float,
    width: float,
    rules: BreakRules,
    tabs: Tabs = NO_STOPS,
    beside: tuple[int, float] = (0, 0.0),
) -> tuple[Line, ...]:
    """Return the lines of a paragraph: at least one, and nothing lost.

    `first_width` and `width` are the measures of the first line and of the others, in points; `beside`
    says how many lines stand beside something, and how much narrower that makes them. A line is never
    wider than its measure but for one character that is wider alone, and for the mark that hangs.
    """
    measured = measure(pieces, gap_ems=rules.gap_ems, unspaced_ends=rules.unspaced_ends)
    setter = _Setter(measured, rules, tabs)
    lines: list[Line] = []
    start, length = 0, len(measured.text)
    while True:
        first = not lines
        room = first_width if first else width
        room -= beside[1] if len(lines) < beside[0] else 0.0
        cut = setter.cut(start, room, tabs.first_start if first else tabs.start)
        last = cut.next >= length and not (cut.forced and cut.next == length)
        lines.append(make_line(measured, cut, room=room, last=last))
        if last:
            return tuple(lines)
        start = cut.next


@dataclass(frozen=True, slots=True)
class _Setter:
    """Finds the end of one line after the other."""

    measured: Measured
    rules: BreakRules
    tabs: Tabs

    def cut(self, start: int, room: float, place: float) -> Cut:
        """Return the line that starts at `start`, `room` wide, its left end at `place`."""
        text, length = self.measured.text, len(self.measured.text)
        over, tabs = self._over(start, room, place)
        stop = self._forced(start)
        if stop is not None and stop <= over:
            return Cut(start, stop, stop, stop + 1, forced=True, tabs=_before(tabs, stop))
        if over >= length:
            return Cut(start, length, length, length, forced=False, tabs=tabs)
        end, hung = self._end(start, over)
        following = self._after_spaces(hung)
        forced = following < length and text[following] == "\n"
        content = end
        while hung == end and content > start + 1 and KINDS[text[content - 1]] is Kind.SPACE:
            content -= 1
        hung = content if hung == end else hung
        return Cut(start, content, hung, following + forced, forced=forced, tabs=_before(tabs, content))

    def _over(self, start: int, room: float, place: float) -> tuple[int, dict[int, float]]:
        """Return the first character that does not fit, and the widths of the tabs before it."""
        ends = self.measured.ends
        base = ends[start] + self.measured.gaps.get(start, 0.0)
        tabs: dict[int, float] = {}
        taken = 0.0
        over = self._fitting(start, base + room)
        for tab in self.measured.tabs[bisect_left(self.measured.tabs, start) :]:
            if tab >= over:
                break
            at = place + ends[tab] - base + taken
            tabs[tab] = self._tab_width(tab, at)
            taken += tabs[tab]
            over = max(self._fitting(start, base + room - taken), start + 1)
        return over, _before(tabs, over)

    def _fitting(self, start: int, limit: float) -> int:
        """Return the first character that ends past `limit`, but at least the one after `start`."""
        measured = self.measured
        over = bisect_right(measured.ends, limit + _ROUNDING, lo=start) - 1
        if self.rules.unspaced_ends:
            while over > start and measured.ends[over] - measured.spacing_at(over - 1) > limit + _ROUNDING:
                over -= 1
        return max(over, min(start + 1, len(measured.text)))

    def _tab_width(self, tab: int, at: float) -> float:
        """Return how wide a tab is that starts at `at`, counted like the stops."""
        place, align = self.tabs.stop_after(at)
        if align not in {"right", "center", "decimal"}:
            return place - at
        text = self.measured.text
        signs = "\t\n." if align == "decimal" else "\t\n"
        ends = [end for sign in signs if (end := text.find(sign, tab + 1)) >= 0]
        following = self.measured.width(tab + 1, min(ends, default=len(text)))
        return max(0.0, place - at - following / (2 if align == "center" else 1))

    def _forced(self, start: int) -> int | None:
        breaks = self.measured.breaks
        place = bisect_left(breaks, start)
        return breaks[place] if place < len(breaks) else None

    def _end(self, start: int, over: int) -> tuple[int, int]:
        """Return where a line ends whose first character too many is `over`, and where its hung mark does."""
        text = self.measured.text
        signs = self._signs(start, over)
        if KINDS[text[over]] is Kind.SPACE and not self._held_back(over, signs):
            return over, over
        if self._hangs(over, signs):
            return over, over + 1
        places = range(over, start, -1)
        end = next((place for place in places if self._may_end(place, signs)), 0)
        end = max(end, self._slash(start, over))
        end = end or next((place for place in places if self._may_end(place, signs, words=False)), over)
        return end, end

    def _hangs(self, over: int, signs: Signs) -> bool:
        """Say whether the mark at `over` may stand in the margin."""
        if self.measured.text[over] not in self.rules.hanging:
            return False
        if self.rules.chinese == self.rules.latin:
            return self._may_end(over + 1, signs)
        return signs is self.rules.chinese and self._may_end(over + 1, signs, words=False)

    def _slash(self, start: int, over: int) -> int:
        """Return the place after the last slash in the line, where a path is broken; 0 where it is not."""
        text, reach = self.measured.text, self.rules.path
        place = text.rfind("/", start, over - 1) + 1 if reach else 0
        if place <= start or not text[place].isalnum() or " " in text[max(start, place - reach) : place]:
            return 0
        return place

    def _held_back(self, over: int, signs: Signs) -> bool:
        """Say whether a sign that must not begin a line follows the spaces from `over` on."""
        text, following = self.measured.text, self._after_spaces(over)
        return following < len(text) and text[following] in signs.never_first

    def _after_spaces(self, place: int) -> int:
        """Return the first character from `place` on that is no space."""
        text = self.measured.text
        while place < len(text) and KINDS[text[place]] is Kind.SPACE:
            place += 1
        return place

    def _signs(self, start: int, over: int) -> Signs:
        """Return the signs that hold at a line's end: those of the script that was written last."""
        rules = self.rules
        if rules.chinese == rules.latin:
            return rules.chinese
        latin = KINDS[self.measured.text[self._last_letter(start, over)]] is Kind.WORD
        return rules.latin if latin else rules.chinese

    def _last_letter(self, start: int, over: int) -> int:
        """Return the last letter or digit up to `over`; `start` if there is none."""
        text = self.measured.text
        return next((place for place in range(over, start, -1) if text[place].isalnum()), start)

    def _may_end(self, end: int, signs: Signs, *, words: bool = True) -> bool:
        """Say whether a line may end before the character at `end`; without `words`, inside one too."""
        text = self.measured.text
        if end == len(text):
            return True
        left, right = text[end - 1], text[end]
        left_kind, right_kind = KINDS[left], KINDS[right]
        if right_kind is Kind.BREAK or left_kind is Kind.JOINT:
            return True
        if right_kind in _UNBREAKABLE or left_kind is Kind.GLUE:
            return False
        if right in signs.never_first or left in signs.never_last:
            return False
        if left_kind is Kind.SPACE or left_kind is Kind.TAB:
            return True
        if not words:
            return True
        return left + right not in self.rules.pairs and not self._joined(left, right)

    def _joined(self, left: str, right: str) -> bool:
        """Say whether a word or number holds two characters together."""
        left_word, right_word = KINDS[left] is Kind.WORD, KINDS[right] is Kind.WORD
        if right in self.rules.held:
            return left_word and left.isalnum()
        if left in self.rules.holding:
            return right_word and right.isalnum()
        return left_word and right_word and left not in self.rules.after


def _before(tabs: dict[int, float], end: int) -> dict[int, float]:
    return {tab: width for tab, width in tabs.items() if tab < end}
