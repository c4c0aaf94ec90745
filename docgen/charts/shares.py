"""Draw the parts of a whole: one bar cut into parts, and under it what each part is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from functools import cached_property
from itertools import accumulate, cycle
from typing import TYPE_CHECKING, Final

from docgen.charts.lettering import SMALL, TEXT, WIDTH, height_mm, width_mm, wrapped
from docgen.charts.values import UNKNOWN, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.container import BarContainer

_BAR: Final = 12.0
_ROWS: Final = _BAR + 2.5
"""Where the rows under the bar begin."""
_NAME: Final = 96.0
_EDGE: Final = 0.1
"""Half the line around the bar."""


@dataclass(frozen=True, slots=True)
class _Fill:
    """How a part is told from its neighbours without colour."""

    grey: float
    lines: float = 0.0
    """Millimetres from line to line across the part; 0 for none.

    Lines, not hatches: in an SVG hatches are patterns, which not every program that shows an SVG knows.
    """


_FILLS: Final = (
    *(
        _Fill(0.3),
        _Fill(1, 1.5),
        _Fill(0.72),
        _Fill(1, 0.7),
        _Fill(0.5),
        _Fill(1, 2.4),
        _Fill(0.88),
        _Fill(0.8, 1),
    ),
)
_REST: Final = _Fill(1)


@dataclass(frozen=True, slots=True)
class _Part:
    name: str
    said: str
    short: str
    """What stands in the part itself."""
    share: float
    """Of the whole, 0 to 1."""
    fill: _Fill


@dataclass(frozen=True)
class SharePanel:
    """The parts of one series; what is not known has a row, but no part of the bar.

    Places on its axes are millimetres.
    """

    series: Series

    @property
    def heading(self) -> str:
        """Return what stands over the axes."""
        return self.series.heading

    @property
    def height(self) -> float:
        """Return the height of the axes, in millimetres."""
        return _ROWS + sum(self._heights)

    @property
    def below(self) -> float:
        """Return 0: there are no marks."""
        return 0.0

    @cached_property
    def _parts(self) -> list[_Part]:
        """Return the parts in the order of the record; what is left of a rate's whole comes last."""
        row = self.series
        known = [point.value for point in row.points if point.value is not None]
        whole = row.whole or sum(known, Decimal(0))
        rest = whole - sum(known, Decimal(0))
        pairs = zip(row.points, cycle(_FILLS), strict=False)
        parts = [_part(row, point.label, point.value, whole, fill) for point, fill in pairs]
        return [*parts, _part(row, "其余", rest, whole, _REST)] if rest else parts

    @cached_property
    def _heights(self) -> list[float]:
        return [height_mm(part.name, TEXT) + 1.4 for part in self._parts]

    def draw(self, axes: Axes) -> None:
        """Draw the bar and the rows under it on `axes`."""
        axes.set(xticks=[], yticks=[], xlim=(-_EDGE, WIDTH + _EDGE), ylim=(self.height, -_EDGE))
        left = 0.0
        tops = accumulate(self._heights, initial=_ROWS)
        for part, height, top in zip(self._parts, self._heights, tops, strict=False):
            middle = top + height / 2
            if part.share:
                bar = _filled(axes, part.fill, (left, left + part.share * WIDTH), (0.0, _BAR))
                _filled(axes, part.fill, (0.0, 7.0), (middle - 1.7, middle + 1.7))
                _label(axes, part, bar)
            axes.text(9.5, middle, part.name, va="center", fontsize=TEXT)
            axes.text(WIDTH, middle, part.said, ha="right", va="center", fontsize=TEXT)
            left += part.share * WIDTH


def _filled(axes: Axes, fill: _Fill, across: tuple[float, float], down: tuple[float, float]) -> BarContainer:
    """Return a rectangle drawn as `fill` says."""
    (left, right), (top, bottom) = across, down
    if fill.lines:
        count = int((bottom - top) / fill.lines)
        places = [top + (bottom - top) * (index + 0.5) / count for index in range(count)]
        axes.hlines(places, left, right, color="black", linewidth=0.5)
    middle, height = (top + bottom) / 2, bottom - top
    return axes.barh(
        middle, right - left, height, left=left, color=str(fill.grey), edgecolor="black", linewidth=0.5
    )


def _label(axes: Axes, part: _Part, bar: BarContainer) -> None:
    """Write its share into a part of the bar, as long as it is wide enough."""
    if part.share * WIDTH > width_mm(part.short, SMALL) + 2:
        ink = "white" if part.fill.grey < 0.5 else "black"
        ground = {"facecolor": "white", "edgecolor": "none", "pad": 1} if part.fill.lines else None
        axes.bar_label(bar, [part.short], label_type="center", color=ink, bbox=ground, fontsize=SMALL)


def _part(row: Series, label: str, value: Decimal | None, whole: Decimal, fill: _Fill) -> _Part:
    name = wrapped(label, TEXT, _NAME)
    if value is None:
        return _Part(name, UNKNOWN, "", 0.0, fill)
    share = value / whole
    if row.whole:
        return _Part(name, row.written(value), row.written(value), float(share), fill)
    percent = f"{(share * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
    return _Part(name, f"{value:f}{row.unit}（{percent}）", percent, float(share), fill)
