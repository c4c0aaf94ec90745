"""Draw a chart: choose how dense it is, stack its panels, and hand out what Word and PDF need."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from docgen.charts.alt import alt_text
from docgen.charts.bars import DENSE, ROOMY, bar_panel, names_width
from docgen.charts.faults import ChartError, FontError, chart_faults
from docgen.charts.lines import line_panel
from docgen.charts.outlines import inked
from docgen.charts.panel import WIDTH, Panel
from docgen.charts.png import png
from docgen.charts.shapes import Shape, moved
from docgen.charts.shares import share_panel
from docgen.charts.svg import svg
from docgen.charts.values import series_of
from docgen.context.chart_views import ChartView
from docgen.diagnostics import Text

TALLEST: Final = 195.0
"""Millimetres: the type area, less what note and title take."""
_BETWEEN: Final = 5.0
_ROOMIEST: Final = 150.0
"""Bars are set closer where the chart would be higher."""


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart as pictures of one content, and as text."""

    svg: bytes = field(repr=False)
    png: bytes = field(repr=False)
    width_mm: float
    height_mm: float
    alt: str


def draw(chart: ChartView, fonts: Sequence[Path]) -> Drawing:
    """Return `chart` as wide as the type area, 156 mm, lettered from the font files `fonts`.

    A character is set in the first font that has it. Title and note are not drawn: they belong under the
    picture, as text. The same chart and fonts give the same bytes. Raises |ChartError| with the reason where
    it cannot be drawn (`chart_faults` tells most reasons beforehand), |FontError| where the fonts lack a
    character.
    """
    for fact in chart_faults(chart):
        raise ChartError(fact)
    if not fonts:
        raise FontError(Text("没有中文字体", "there is no Chinese font"))
    shapes, height = _laid_out(chart)
    outlines = tuple(inked(shapes, fonts))
    vector = svg(outlines, width=WIDTH, height=height)
    raster = png(outlines, width=WIDTH, height=height)
    return Drawing(vector, raster, WIDTH, height, alt_text(chart))


def _laid_out(chart: ChartView) -> tuple[list[Shape], float]:
    """Return the shapes of all panels, and the height. Raises |ChartError| where it passes that of a page."""
    panels = list(_panels(chart, dense=False))
    if _height(panels) > _ROOMIEST:
        panels = list(_panels(chart, dense=True))
    height = _height(panels)
    if height > TALLEST:
        count = sum(len(row.points) for row in chart.series)
        raise ChartError(Text(f"{count} 项一页画不下，请改用表格", f"{count} values do not fit a page"))
    shapes: list[Shape] = []
    top = 0.0
    for panel in panels:
        shapes += moved(panel.shapes, top)
        top += panel.height + _BETWEEN
    return shapes, height


def _panels(chart: ChartView, *, dense: bool) -> Iterator[Panel]:
    """Yield one panel a series, the names of bars under one another; lines of one unit share a panel."""
    rows = series_of(chart)
    if chart.kind == "line":
        for unit in dict.fromkeys(row.unit for row in rows):
            yield line_panel([row for row in rows if row.unit == unit])
        return
    if chart.kind == "share":
        yield from map(share_panel, rows)
        return
    density = DENSE if dense else ROOMY
    names_right = max(names_width(row, density) for row in rows)
    for row in rows:
        yield bar_panel(row, density, names_right)


def _height(panels: Sequence[Panel]) -> float:
    return sum(panel.height for panel in panels) + _BETWEEN * (len(panels) - 1)
