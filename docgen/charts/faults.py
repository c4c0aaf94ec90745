"""Say what stands in the way of drawing a chart, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from docgen.charts.values import Series, is_number, series_of
from docgen.context.chart_views import ChartView
from docgen.diagnostics import Text

KINDS: Final = {"bar": "柱形图", "line": "折线图", "share": "构成图"}
"""What each kind of chart is called."""

MOST_LINES: Final = 6
"""Lines on one axis that can be told apart in black and white."""


class ChartError(ValueError):
    """A chart cannot be drawn; `fact` says why."""

    def __init__(self, fact: Text) -> None:
        super().__init__(fact.en)
        self.fact = fact


class FontError(ChartError):
    """No font that was given has all characters of a chart."""


def chart_faults(chart: ChartView) -> Iterator[Text]:
    """Yield every reason why `chart` cannot be drawn, but for fonts and height."""
    if chart.kind not in KINDS:
        yield Text(f"没有“{chart.kind}”这种图", f"there is no chart of the kind {chart.kind!r}")
        return
    wrong = [text for text in _texts(chart) if text and not is_number(text)]
    for text in wrong:
        yield Text(f"“{text}”不是数", f"{text!r} is not a number")
    if wrong:
        return
    rows = series_of(chart)
    if not any(point.value is not None for row in rows for point in row.points):
        yield Text("没有数据", "it has no figures")
    if chart.kind == "share":
        for row in rows:
            yield from _share_faults(row)
    if chart.kind == "line":
        for unit in dict.fromkeys(row.unit for row in rows):
            count = sum(row.unit == unit for row in rows)
            if count > MOST_LINES:
                yield Text(f"一张图上有 {count} 条折线", f"{count} lines in one chart")


def _texts(chart: ChartView) -> Iterator[str]:
    for row in chart.series:
        for point in row.points:
            yield from (point.value, point.target, point.previous)


def _share_faults(row: Series) -> Iterator[Text]:
    parts = [point.value for point in row.points if point.value is not None]
    if any(part < 0 for part in parts):
        yield Text("各部分中有负数", "one of the parts is negative")
    elif parts and not sum(parts):
        yield Text("各部分都是零", "all parts are zero")
    if row.whole and sum(parts) > row.whole:
        total = f"{sum(parts):f}{row.unit}"
        yield Text(f"各部分相加为 {total}，超过 {row.whole:f}", f"the parts add up to {total}")
