"""Draw lines over time: one plot a unit, each line with its name at its end."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cached_property
from typing import TYPE_CHECKING, Final

from docgen.charts.lettering import SMALL, height_mm, wrapped
from docgen.charts.marks import marks_of
from docgen.charts.values import UNKNOWN, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_PLOT: Final = 60.0
"""Height of a plot in millimetres."""
_LEAST_AXIS: Final = 105.0
"""Millimetres that the axis has at least, beside marks and names."""
_MOST_NAME: Final = 32.0
_NARROWEST: Final = 11.0
"""Millimetres of the axis that a name along it needs."""
_AWAY: Final = 3.2
"""Millimetres from a point to the middle of its value."""
_PITCH: Final = 4.2
"""Millimetres from the middle of a line of text to that of the next."""
_MOST_VALUES: Final = 12
"""Points of a line that are all labelled with their values."""
_LABELLED: Final = 2
"""Lines of a plot that are labelled point by point: one over its points, one under them."""

_GROUND: Final = {"facecolor": "white", "edgecolor": "none", "pad": 0.5}
"""Of values, for lines run under them."""
_LEADER: Final = {
    "arrowstyle": "-",
    "color": "0.35",
    "linewidth": 0.3,
    "relpos": (0, 0.5),
    "shrinkA": 1,
    "shrinkB": 4,
}
"""From a point to the name of its line; distances in points."""


@dataclass(frozen=True, slots=True)
class _Manner:
    """How a line is told from the others without colour."""

    marker: str
    dashes: str | tuple[float, tuple[float, ...]]
    filled: bool
    weight: float = 1.1
    grey: str = "black"


_MANNERS: Final = (
    _Manner("s", "-", filled=True),
    _Manner("^", (0, (5, 2)), filled=False),
    _Manner("D", (0, (1.5, 1.8)), filled=True),
    _Manner("o", (0, (7, 2, 1.5, 2)), filled=False),
    _Manner("v", "-", filled=True, weight=0.6),
    _Manner("D", (0, (3, 1.5)), filled=False, weight=0.6),
)
_BEFORE: Final = _Manner("s", (0, (2, 2)), filled=False, weight=0.7, grey="0.45")


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a value, or None, for each place along the axis."""

    name: str
    values: tuple[Decimal | None, ...]
    manner: _Manner


@dataclass(frozen=True)
class LinePanel:
    """The plot of series of one unit; a place along the axis lies where it is first named."""

    rows: Sequence[Series]

    @property
    def heading(self) -> str:
        """Return what stands over the axes."""
        return self.rows[0].heading if len(self._lines) == 1 else replace(self.rows[0], name="").heading

    @property
    def height(self) -> float:
        """Return the height of the axes, in millimetres."""
        low, high = self._limits
        return (high - low) / self._per_mm

    @property
    def below(self) -> float:
        """Return the height of the names along the axis, in millimetres."""
        return max(height_mm(name, SMALL) for name in self._names.values()) + 1.0

    @cached_property
    def _places(self) -> list[str]:
        return list(dict.fromkeys(point.label for row in self.rows for point in row.points))

    @cached_property
    def _names(self) -> dict[int, str]:
        """Return the names along the axis by their places; as many as have room, the last among them."""
        room = _LEAST_AXIS / len(self._places)
        every = math.ceil(_NARROWEST / room)
        chosen = range((len(self._places) - 1) % every, len(self._places), every)
        return {place: wrapped(self._places[place], SMALL, room * every - 1) for place in chosen}

    @cached_property
    def _lines(self) -> list[_Line]:
        pairs = zip(self.rows, _MANNERS, strict=False)
        return [line for row, manner in pairs for line in _lines(row, self._places, manner)]

    @cached_property
    def _marks(self) -> list[float]:
        points = (point for row in self.rows for point in row.points)
        return marks_of((number for point in points for number in point.numbers()), self.rows[0].unit)

    @cached_property
    def _per_mm(self) -> float:
        return (self._marks[-1] - self._marks[0]) / _PLOT

    @cached_property
    def _limits(self) -> tuple[float, float]:
        """Return the ends of the upright axis: its marks, and the values that lie outside them."""
        places, room = [y for _, y, _ in self._values], _PITCH / 2 * self._per_mm
        low, high = self._marks[0], self._marks[-1]
        return min([low, *(y - room for y in places)]), max([high, *(y + room for y in places)])

    @cached_property
    def _values(self) -> list[tuple[int, float, str]]:
        """Return place, height and text of values, and of targets that change; the highest over its point."""
        if len(self._lines) > _LABELLED or len(self._places) > _MOST_VALUES:
            return []
        written, found = self.rows[0].written, []
        for place, label in enumerate(self._places):
            said = [(v, written(v)) for line in self._lines if (v := line.values[place]) is not None]
            targets = [_targets(row).get(label) for row in self.rows if _steady_target(row) is None]
            said += [(target, f"目标{written(target)}") for target in targets if target is not None]
            said.sort(key=lambda each: each[0], reverse=True)
            wanted = [
                float(v) + (_AWAY if not rank else -_AWAY) * self._per_mm for rank, (v, _) in enumerate(said)
            ]
            heights = _apart(wanted, _PITCH * self._per_mm)
            found += [(place, y, text) for y, (_, text) in zip(heights, said, strict=True)]
        return found

    def draw(self, axes: Axes) -> None:
        """Draw the lines on `axes`."""
        axes.set_xlim(-0.5, len(self._places) - 0.5)
        axes.set_ylim(*self._limits)
        axes.set_xticks(list(self._names), list(self._names.values()))
        axes.set_yticks(self._marks)
        axes.ticklabel_format(axis="y", style="plain", useOffset=False)
        axes.grid(visible=False, axis="x")
        axes.axhline(0, color="black", linewidth=0.8)
        for row in self.rows:
            self._draw_targets(axes, row)
        for line in self._lines:
            _draw_line(axes, line)
        for place, y, text in self._values:
            axes.text(place, y, text, ha="center", va="center", bbox=_GROUND)
        self._name_lines(axes)

    def _draw_targets(self, axes: Axes, row: Series) -> None:
        """Draw one line across the plot where a target is the same all the time, else a mark a point."""
        steady, middle = _steady_target(row), (len(self._places) - 1) / 2
        known = ((self._places.index(label), target) for label, target in _targets(row).items())
        marks = [(place, 0.35, target) for place, target in known]
        for place, half, target in marks if steady is None else [(middle, middle + 0.5, steady)]:
            axes.hlines(
                float(target), place - half, place + half, color="0.35", linewidth=0.7, linestyle=(0, (6, 2))
            )

    def _name_lines(self, axes: Axes) -> None:
        """Write the names to the right of the plot, moved apart where they would touch."""
        tags = sorted(self._tags(), key=lambda tag: tag[0], reverse=True)
        names = [wrapped(name, SMALL, _MOST_NAME) for _, _, name in tags]
        pitch = max((name.count("\n") + 1 for name in names), default=1) * _PITCH
        right = len(self._places) - 0.5
        heights = _apart([float(value) for value, _, _ in tags], pitch * self._per_mm)
        for (value, place, _), name, height in zip(tags, names, heights, strict=True):
            axes.annotate(
                name,
                (place, float(value)),
                (right + 0.02 * len(self._places), height),
                va="center",
                annotation_clip=False,
                arrowprops=_LEADER,
            )

    def _tags(self) -> Iterator[tuple[Decimal, float, str]]:
        """Yield what is named at the side: a value, its place, and the name."""
        edge = len(self._places) - 0.5
        for line in self._lines if len(self._lines) > 1 else ():
            known = [(place, value) for place, value in enumerate(line.values) if value is not None]
            yield (
                (known[-1][1], known[-1][0], line.name)
                if known
                else (Decimal(0), edge, f"{line.name}{UNKNOWN}")
            )
        for row in self.rows:
            if (steady := _steady_target(row)) is not None:
                yield steady, edge, f"{row.name if len(self.rows) > 1 else ''}目标{row.written(steady)}"


def _lines(row: Series, places: Sequence[str], manner: _Manner) -> Iterator[_Line]:
    known = {point.label: point for point in row.points}
    points = [known.get(place) for place in places]
    yield _Line(row.name, tuple(point.value if point else None for point in points), manner)
    if any(point.previous is not None for point in row.points):
        yield _Line(
            f"{row.name}上年同期", tuple(point.previous if point else None for point in points), _BEFORE
        )


def _draw_line(axes: Axes, line: _Line) -> None:
    """Draw the strokes between values that are known, and the signs of the points."""
    manner = line.manner
    axes.plot(
        [math.nan if value is None else float(value) for value in line.values],
        color=manner.grey,
        linestyle=manner.dashes,
        linewidth=manner.weight,
        marker=manner.marker,
        markersize=5,
        markerfacecolor=manner.grey if manner.filled else "white",
        markeredgewidth=0.7,
    )


def _targets(row: Series) -> dict[str, Decimal]:
    return {point.label: point.target for point in row.points if point.target is not None}


def _steady_target(row: Series) -> Decimal | None:
    """Return the target that a series has all the time, None where it has none or several."""
    known = set(_targets(row).values())
    return known.pop() if len(known) == 1 else None


def _apart(places: Sequence[float], least: float) -> list[float]:
    """Return falling `places` moved down as far as needed to lie at least `least` apart."""
    found: list[float] = []
    for place in places:
        found.append(min(place, found[-1] - least) if found else place)
    return found
