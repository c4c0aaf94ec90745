"""Draw the parts of a whole: one bar cut into parts, and under it what each part is."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Final

from docgen.charts.lettering import MOST_HEADING, SMALL, TEXT, WIDTH, width_mm, wrapped
from docgen.charts.values import UNKNOWN, Series

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_BAR: Final = 12.0
_NAME: Final = 96.0
_GREYS: Final = (0.3, 1.0, 0.7, 0.45, 0.88, 0.58)
"""Of the parts, in turn, so that neighbours differ; the rows under the bar have the order of the parts.

Not hatches: in an SVG they are patterns, which not every program that shows an SVG knows.
"""
_SHADES: Final = (0.25, 0.55, 0.72, 0.87, 1.0)
"""Of the parts that say their shade: from dark to white, far enough apart for a grey print."""


def grey_of(shade: int, place: int) -> float:
    """Return the grey, 0 black to 1 white, of a part by its `shade`, 1 to 5, else by its `place` from 0."""
    return _SHADES[shade - 1] if shade else _GREYS[place % len(_GREYS)]


def draw_shares(axes: Axes, row: Series) -> float:
    """Draw the parts of one series; return the height of `axes` in millimetres. Across them, 1 is the whole.

    What is left of a rate's whole comes last; what is not known has a row, but no part of the bar.
    """
    known = [point.value for point in row.points if point.value is not None]
    whole = row.whole or sum(known, Decimal(0))
    rest = whole - sum(known, Decimal(0))
    parts = [(point.label, point.value, point.shade) for point in row.points]
    if rest:
        parts.append(("其余", rest, 0))
    bars, names, left = [], [], 0.0
    axes.set_title(wrapped(_heading(row, whole), TEXT, MOST_HEADING))
    axes.set(xlim=(0, 1), xticks=[], yticks=[])
    for place, (label, value, shade) in enumerate(parts):
        grey = grey_of(shade, place)
        share = 0.0 if value is None else float(value / whole)
        said, short = _said(row, value, whole)
        bar = axes.barh(0, share, left=left, color=str(grey), edgecolor="black", clip_on=False)
        bars.append(bar)
        names.append(f"{wrapped(label, TEXT, _NAME)}　{said}")
        if share * WIDTH > width_mm(short, SMALL) + 2:
            axes.bar_label(bar, [short], label_type="center", color="white" if grey < 0.5 else "black")
        left += share
    axes.legend(
        bars, names, loc="upper left", bbox_to_anchor=(0, 0), fontsize=TEXT, borderaxespad=0.5, borderpad=0
    )
    return _BAR


def _heading(row: Series, whole: Decimal) -> str:
    """Return what stands over the bar: of how many it is, as its parts are labelled in per cent of them.

    Nothing of a rate, and where a part is not known: then there is no sum of all.
    """
    if row.whole or any(point.value is None for point in row.points):
        return row.name
    total = f"共{whole:f}{row.unit}"
    return f"{row.name}（{total}）" if row.name else total


def _said(row: Series, value: Decimal | None, whole: Decimal) -> tuple[str, str]:
    """Return what is said of a part beside its name, and in the part itself."""
    if value is None:
        return UNKNOWN, ""
    if row.whole:
        return row.written(value), row.written(value)
    percent = f"{(value / whole * 100).quantize(Decimal('0.1'), ROUND_HALF_UP)}%"
    return f"{value:f}{row.unit}（{percent}）", percent
