"""Draw a chart: choose how dense it is, and hand out what Word and PDF need."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Final

from docgen.charts.alt import alt_text
from docgen.charts.bars import DENSE, ROOMY, Density, draw_bars
from docgen.charts.faults import ChartError, FontError, chart_faults
from docgen.charts.lettering import WIDTH, check_characters, lettered
from docgen.charts.lines import draw_lines
from docgen.charts.pictures import DOTS_PER_INCH, png, svg
from docgen.charts.shares import draw_shares
from docgen.charts.stacks import draw_stacks
from docgen.charts.values import series_of
from docgen.context.chart_views import ChartView
from docgen.diagnostics import Text

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TALLEST: Final = 195.0
"""Millimetres: the type area, less what note and title take."""
_ROOMIEST: Final = 150.0
"""Bars are set closer where the chart would be higher."""
_AROUND: Final = 1.4
"""Over and under each part of a chart, in millimetres."""
_EDGE: Final = 0.3
"""Beside them."""
_INCH: Final = 25.4


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
    with lettered(fonts):
        figure = figure_of(chart, fonts)
        raster = png(figure)
        vector = svg(figure)
    return Drawing(vector, raster, WIDTH, figure.get_figheight() * _INCH, alt_text(chart))


def figure_of(chart: ChartView, fonts: Sequence[Path]) -> Figure:
    """Return `chart` drawn and laid out, within `lettered`. Raises as `draw` does."""
    figure = _figure(chart, fonts, ROOMY)
    if chart.kind == "bar" and figure.get_figheight() * _INCH > _ROOMIEST:
        figure = _figure(chart, fonts, DENSE)
    if figure.get_figheight() * _INCH > TALLEST:
        count = sum(len(row.points) for row in chart.series)
        raise ChartError(Text(f"{count} 项一页画不下，请改用表格", f"{count} values do not fit a page"))
    _lay_out(figure)
    return figure


def _figure(chart: ChartView, fonts: Sequence[Path], density: Density) -> Figure:
    """Return a figure as high as its axes, which stand under one another, and what is written around them."""
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    engine = ConstrainedLayoutEngine(w_pad=_EDGE / _INCH, h_pad=_AROUND / _INCH, hspace=0.0, wspace=0.0)
    figure = Figure((WIDTH / _INCH, TALLEST / _INCH), dpi=DOTS_PER_INCH, layout=engine)
    parts = list(_parts(chart, density))
    grid = figure.add_gridspec(len(parts))
    panels = [figure.add_subplot(grid[index]) for index in range(len(parts))]
    heights = [part(axes) for part, axes in zip(parts, panels, strict=True)]
    check_characters(figure, fonts)
    boxes = (axes.get_tightbbox() or axes.bbox for axes in panels)
    around = [box.height - axes.bbox.height for box, axes in zip(boxes, panels, strict=True)]
    height = sum(heights) + sum(around) / figure.dpi * _INCH + 2 * _AROUND * len(panels)
    grid.set_height_ratios(heights)
    figure.set_figheight(height / _INCH)
    return figure


def _lay_out(figure: Figure) -> None:
    """Lay `figure` out once for all pictures; the last digits of what is solved differ from run to run."""
    if (engine := figure.get_layout_engine()) is not None:
        engine.execute(figure)
    figure.set_layout_engine("none")
    for axes in figure.axes:
        left, bottom, width, height = (round(place, 5) for place in axes.get_position().bounds)
        axes.set_position((left, bottom, width, height))


def _parts(chart: ChartView, density: Density) -> Iterator[Callable[[Axes], float]]:
    """Yield what draws each part and returns its height: one a series, one for stacks or lines of a unit."""
    rows = series_of(chart)
    if chart.kind == "line":
        for unit in dict.fromkeys(row.unit for row in rows):
            yield partial(draw_lines, rows=[row for row in rows if row.unit == unit])
    if chart.kind == "stack":
        yield partial(draw_stacks, rows=rows)
    for row in rows if chart.kind == "bar" else ():
        yield partial(draw_bars, row=row, density=density)
    for row in rows if chart.kind == "share" else ():
        yield partial(draw_shares, row=row)
