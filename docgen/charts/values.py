"""Read the values of a chart as numbers, and remember how each was written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from docgen.context.chart_views import ChartPointView, ChartSeriesView, ChartView

RATES: Final = MappingProxyType({"%": Decimal(100), "‰": Decimal(1000)})
"""The whole, in units that count shares of one."""

UNKNOWN: Final = "无数据"
"""What is printed for a value that is not known."""

_NUMBER = re.compile(r"[-−]?\d+(?:\.\d+)?")


@dataclass(frozen=True, slots=True)
class Point:
    """One value, and what it is held against; None where it is not known."""

    label: str
    value: Decimal | None
    target: Decimal | None
    previous: Decimal | None
    shade: int = 0
    """Of a part: 1 darkest to 5 white; 0 where its place gives it."""

    def numbers(self) -> tuple[Decimal, ...]:
        """Return every number of the point that is known."""
        return tuple(each for each in (self.value, self.target, self.previous) if each is not None)


@dataclass(frozen=True, slots=True)
class Series:
    """Values of one unit that belong together."""

    name: str
    unit: str
    points: tuple[Point, ...]
    shade: int = 0
    """Of a part of stacks, as of a point."""

    @property
    def whole(self) -> Decimal | None:
        """Return what all parts together are where the unit says it: 100 of %, 1000 of ‰."""
        return RATES.get(self.unit)

    @property
    def heading(self) -> str:
        """Return what stands over the series: its name, and the unit."""
        unit = f"单位：{self.unit}" if self.unit else ""
        return f"{self.name}（{unit}）" if self.name and unit else self.name or unit

    def written(self, value: Decimal) -> str:
        """Return `value` as it was recorded, with the sign of a rate: 97.41%."""
        return f"{value:f}{self.unit if self.whole else ''}"


def is_number(text: str) -> bool:
    """Say whether `text` is a number as figures are written: digits, a point, a sign."""
    return _NUMBER.fullmatch(text) is not None


def series_of(chart: ChartView) -> tuple[Series, ...]:
    """Return the series of `chart` that have points. Raises |ValueError| where a value is no number."""
    return tuple(_series(each) for each in chart.series if each.points)


def _series(view: ChartSeriesView) -> Series:
    return Series(view.name, view.unit, tuple(map(_point, view.points)), view.shade)


def _point(view: ChartPointView) -> Point:
    value, target, previous = map(_number, (view.value, view.target, view.previous))
    return Point(view.label, value, target, previous, view.shade)


def _number(text: str) -> Decimal | None:
    if not text:
        return None
    if not is_number(text):
        raise ValueError(f"not a number: {text}")
    return Decimal(text.replace("−", "-"))
