"""Say what stands in the way of drawing a chart, before anything is drawn."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final

from docgen.charts.values import Series, is_number, series_of
from docgen.context.chart_views import ChartView
from docgen.diagnostics import Text

KINDS: Final = {"bar": "柱形图", "line": "折线图", "share": "构成图", "stack": "堆积条形图"}
"""What each kind of chart is called."""

MOST_LINES: Final = 6
"""Lines on one axis that can be told apart in black and white."""
MOST_PARTS: Final = 6
"""Greys of the parts of one bar, likewise."""


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
    match chart.kind:
        case "share":
            for row in rows:
                yield from _share_faults(row)
        case "stack":
            yield from _stack_faults(rows)
        case "line":
            yield from _line_faults(rows)


def _stack_faults(rows: tuple[Series, ...]) -> Iterator[Text]:
    yield from _parts_faults([each.value for row in rows for each in row.points if each.value is not None])
    if len(rows) > MOST_PARTS:
        yield Text(f"一条分成 {len(rows)} 段", f"{len(rows)} parts in a bar")
    if len({row.unit for row in rows}) > 1:
        yield Text("各段的单位不同", "the parts have different units")


def _texts(chart: ChartView) -> Iterator[str]:
    for row in chart.series:
        for point in row.points:
            yield from (point.value, point.target, point.previous)


def _line_faults(rows: tuple[Series, ...]) -> Iterator[Text]:
    for unit in dict.fromkeys(row.unit for row in rows):
        count = sum(row.unit == unit for row in rows)
        if count > MOST_LINES:
            yield Text(f"一张图上有 {count} 条折线", f"{count} lines in one chart")


def _parts_faults(parts: Sequence[Decimal]) -> Iterator[Text]:
    if any(part < 0 for part in parts):
        yield Text("各部分中有负数", "one of the parts is negative")
    elif parts and not sum(parts):
        yield Text("各部分都是零", "all parts are zero")


def _share_faults(row: Series) -> Iterator[Text]:
    parts = [point.value for point in row.points if point.value is not None]
    yield from _parts_faults(parts)
    if row.whole and sum(parts) > row.whole:
        total = f"{sum(parts):f}{row.unit}"
        yield Text(f"各部分相加为 {total}，超过 {row.whole:f}", f"the parts add up to {total}")
