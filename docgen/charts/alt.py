"""Put a chart into words, every figure among them, for those who do not see it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from docgen.charts.faults import KINDS
from docgen.charts.values import UNKNOWN, Point, Series, series_of
from docgen.context.chart_views import ChartView


def alt_text(chart: ChartView) -> str:
    """Return the text instead of `chart`: what its author wrote, else its kind, title, figures and note."""
    if chart.alt:
        return chart.alt
    kind = KINDS[chart.kind]
    title = f"{kind}：{chart.title}。" if chart.title else f"{kind}。"
    series = series_of(chart)
    if chart.kind == "stack":
        said = _stacks(series)
    else:
        said = (_row(each, over_time=chart.kind == "line") for each in series)
    rows = "".join(f"{row}。" for row in said)
    note = f"注：{chart.note.rstrip('。')}。" if chart.note else ""
    return f"{title}{rows}{note}"


def _stacks(rows: Sequence[Series]) -> Iterator[str]:
    """Yield each bar in words, with the parts that it has: 组织实施：已完成1项，推进中2项."""
    for label in dict.fromkeys(point.label for row in rows for point in row.points):
        parts = (
            f"{row.name}{point.value:f}{row.unit}"
            for row in rows
            for point in row.points
            if point.label == label and point.value
        )
        yield f"{label}：{'，'.join(parts) or UNKNOWN}"


def _row(row: Series, *, over_time: bool) -> str:
    """Return one series in words; a day on which a line has no value is not said."""
    said = (point for point in row.points if not over_time or point.numbers())
    points = "；".join(f"{point.label}{_value(row, point)}" for point in said)
    return f"{row.name}：{points}" if row.name else points


def _value(row: Series, point: Point) -> str:
    value = UNKNOWN if point.value is None else f"{point.value:f}{row.unit}"
    beside = "，".join(_beside(row, point))
    return f"{value}（{beside}）" if beside else value


def _beside(row: Series, point: Point) -> Iterator[str]:
    if point.target is not None:
        yield f"目标{point.target:f}{row.unit}"
    if point.previous is not None:
        yield f"上年同期{point.previous:f}{row.unit}"
