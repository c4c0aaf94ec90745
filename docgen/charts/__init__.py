"""Draw charts: bars, lines, shares and stacks, sober enough for an official brief, as SVG and as PNG."""

from docgen.charts.drawing import Drawing, draw
from docgen.charts.faults import ChartError, FontError, chart_faults

__all__ = ["ChartError", "Drawing", "FontError", "chart_faults", "draw"]
