"""Draw a chart: choose how dense it is, stack its panels, and hand out what Word and PDF need."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from docgen.charts.alt import alt_text
from docgen.charts.bars import DENSE, ROOMY, BarPanel, Density
from docgen.charts.faults import ChartError, FontError, chart_faults
from docgen.charts.lettering import TEXT, WIDTH, check_characters, height_mm, lettered, wrapped
from docgen.charts.lines import LinePanel
from docgen.charts.pictures import DOTS_PER_INCH, png, svg
from docgen.charts.shares import SharePanel
from docgen.charts.values import series_of
from docgen.context.chart_views import ChartView
from docgen.diagnostics import Text
from docgen.layout.units import Mm

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

TALLEST: Final = 195.0
"""Millimetres: the type area, less what note and title take."""
_AROUND: Final = 1.4
"""Over and under each panel."""
_EDGE: Final = 0.3
"""Beside the panels."""
_UNDER_HEADING: Final = 1.4
_ROOMIEST: Final = 150.0
"""Bars are set closer where the chart would be higher."""


_INCH: Final = 25.4


class Panel(Protocol):
    """A part of a chart as wide as the whole: axes, and what stands over and under them, in millimetres."""

    @property
    def heading(self) -> str:
        """Return what stands over the axes."""

    @property
    def height(self) -> float:
        """Return the height of the axes alone."""

    @property
    def below(self) -> float:
        """Return the height of what stands under the axes."""

    def draw(self, axes: Axes) -> None:
        """Draw the panel on `axes`."""


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
        figure = figure_of(chart)
        check_characters(figure, fonts)
        raster = png(figure)
        vector = svg(figure)
    return Drawing(vector, raster, WIDTH, figure.get_figheight() * _INCH, alt_text(chart))


def figure_of(chart: ChartView) -> Figure:
    """Return the panels of `chart` under one another.

    Raises |ChartError| where they pass the height of a page.
    """
    from matplotlib.figure import Figure
    from matplotlib.layout_engine import ConstrainedLayoutEngine

    panels = list(_panels(chart, ROOMY))
    if _height(panels) > _ROOMIEST:
        panels = list(_panels(chart, DENSE))
    height = _height(panels)
    if height > TALLEST:
        count = sum(len(row.points) for row in chart.series)
        raise ChartError(Text(f"{count} 项一页画不下，请改用表格", f"{count} values do not fit a page"))
    engine = ConstrainedLayoutEngine(w_pad=_EDGE / _INCH, h_pad=_AROUND / _INCH, hspace=0.0, wspace=0.0)
    figure = Figure((WIDTH / _INCH, height / _INCH), dpi=DOTS_PER_INCH, layout=engine)
    grid = figure.subplots(len(panels), squeeze=False, height_ratios=[panel.height for panel in panels])
    for panel, axes in zip(panels, grid[:, 0], strict=True):
        axes.set_title(_heading(panel), pad=Mm(_UNDER_HEADING).pt)
        panel.draw(axes)
    return figure


def _panels(chart: ChartView, density: Density) -> Iterator[Panel]:
    """Yield one panel a series; lines of one unit share a panel."""
    rows = series_of(chart)
    if chart.kind == "line":
        for unit in dict.fromkeys(row.unit for row in rows):
            yield LinePanel([row for row in rows if row.unit == unit])
    elif chart.kind == "share":
        yield from map(SharePanel, rows)
    else:
        yield from (BarPanel(row, density) for row in rows)


def _height(panels: Iterable[Panel]) -> float:
    return sum(_over(panel) + panel.height + panel.below + 2 * _AROUND for panel in panels)


def _over(panel: Panel) -> float:
    return height_mm(_heading(panel), TEXT) + _UNDER_HEADING if panel.heading else 0.0


def _heading(panel: Panel) -> str:
    return wrapped(panel.heading, TEXT, 100.0)
