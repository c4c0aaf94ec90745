"""Draw stacks: one row a whole, cut into its parts, and under all rows what each grey means."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Final

from docgen.charts.lettering import MOST_NAME, SMALL, TEXT, height_mm, width_mm, wrapped
from docgen.charts.shares import grey_of
from docgen.charts.values import Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BAR: Final = 6.0
_GAP: Final = 2.4
_ACROSS: Final = 90.0
"""Millimetres of the longest bar at least, beside the names: what fits into and under it is reckoned so."""
_AIR: Final = 1.12
"""Of the longest bar: what is said behind it needs room."""
_SIGN: Final = 12.0
"""Millimetres that the sign of a part takes under the bars, with the room around its name."""


def draw_stacks(axes: Axes, rows: Sequence[Series]) -> float:
    """Draw a bar for each label; return the height of `axes` in millimetres.

    The series are its parts, from left to right; a label lies where it is first named. Every part says its
    value where there is room, every bar its sum.
    """
    labels = list(dict.fromkeys(point.label for row in rows for point in row.points))
    names = [wrapped(label, TEXT, MOST_NAME) for label in labels]
    pitch = max(_BAR, *(height_mm(name, TEXT) for name in names)) + _GAP
    middles = [pitch * (place + 0.5) for place in range(len(labels))]
    ends = [Decimal(0)] * len(labels)
    longest = max(sum((_value(row, label) for row in rows), Decimal(0)) for label in labels)
    axes.set_title(rows[0].unit and f"单位：{rows[0].unit}")
    axes.set(xlim=(0, float(longest) * _AIR), ylim=(pitch * len(labels), 0), xticks=[])
    axes.set_yticks(middles, names, fontsize=TEXT)
    bars = []
    for place, row in enumerate(rows):
        grey = grey_of(row.shade, place)
        values = [_value(row, label) for label in labels]
        lengths, lefts = [float(value) for value in values], [float(end) for end in ends]
        bar = axes.barh(middles, lengths, _BAR, left=lefts, color=str(grey), edgecolor="black")
        said = [_said(row, value, longest) for value in values]
        axes.bar_label(bar, said, label_type="center", color="white" if grey < 0.5 else "black")
        bars.append(bar)
        ends = [end + value for end, value in zip(ends, values, strict=True)]
    axes.axvline(0, color="black", linewidth=0.8, clip_on=False)
    for middle, end in zip(middles, ends, strict=True):
        axes.annotate(
            f"共{rows[0].written(end)}", (float(end), middle), (3, 0), textcoords="offset points", va="center"
        )
    names = [wrapped(row.name, SMALL, _ACROSS - _SIGN) for row in rows]
    widest = max(width_mm(line, SMALL) for name in names for line in name.split("\n"))
    across = max(1, int(_ACROSS // (widest + _SIGN)))
    axes.legend(
        bars,
        names,
        loc="upper left",
        bbox_to_anchor=(0, 0),
        ncol=min(across, len(rows)),
        handlelength=1.8,
        columnspacing=1.2,
        borderpad=0,
    )
    return pitch * len(labels)


def _value(row: Series, label: str) -> Decimal:
    """Return what a series adds to the bar of a label; nothing where that is not known."""
    return sum((point.value for point in row.points if point.label == label and point.value), Decimal(0))


def _said(row: Series, value: Decimal, longest: Decimal) -> str:
    """Return what stands in a part: its value, where it is wide enough."""
    words = row.written(value)
    return words if value and float(value / longest) * _ACROSS > width_mm(words, SMALL) + 1 else ""
