"""Compose the charts of a period: how tasks stand, in all and by section, and figures against targets."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator

from docgen.context.chart import plain_target
from docgen.context.chart_views import ChartPointView, ChartSeriesView, ChartView
from docgen.context.figures import digits, unit_of
from docgen.layout.measure import wrapped_lines
from docgen.layout.numerals import to_chinese
from docgen.records.indicator import Indicator
from docgen.records.progress import Figure
from docgen.reporting.progress import Progress, Standing
from docgen.reporting.words import STANDINGS

_SHADES = {
    Standing.DONE: 1,
    Standing.UNDER_WAY: 2,
    Standing.NOT_STARTED: 3,
    Standing.DELAYED: 4,
    Standing.NOT_RETURNED: 5,
}
"""Greys of the parts, the same in every chart, so that pages can be laid beside one another."""
_MOST_LINES = 36
"""Lines that the names in one chart may take, two at least each: so it always fits a page."""
_NAME_WIDTH = 15
"""Characters of a line of a name, where bars stand close."""


def status_chart(standings: Iterable[Standing]) -> ChartView | None:
    """Return how many tasks stand how, as parts of all; None where all stand alike."""
    counts = Counter(standings)
    points = tuple(
        ChartPointView(words.zh, str(counts[each]), shade=_SHADES[each])
        for each, words in STANDINGS.items()
        if counts[each]
    )
    if len(points) < 2:
        return None
    return ChartView("各项任务进展构成", "share", (ChartSeriesView(points, "项"),))


def section_chart(found: Progress) -> ChartView | None:
    """Return how many tasks of each section stand how.

    None where there is nothing to compare: fewer than two sections, one task in each, or all standing alike.
    """
    if len(found.sections) < 2 or len(found.tasks) == len(found.sections):
        return None
    counts = [(each.section.title, Counter(task.standing for task in each.tasks)) for each in found.sections]
    series = []
    for each, words in STANDINGS.items():
        points = tuple(ChartPointView(title, str(of_one[each])) for title, of_one in counts)
        if any(of_one[each] for _, of_one in counts):
            series.append(ChartSeriesView(points, "项", words.zh, _SHADES[each]))
    return ChartView("各部分任务进展", "stack", tuple(series)) if len(series) > 1 else None


def figure_name(indicator: Indicator, figure: Figure, scoped: frozenset[str]) -> str:
    """Return the name of a figure with its population, and its scope where there are several (`scoped`)."""
    scope = figure.scope if indicator.id in scoped else ""
    of = "、".join(each for each in (scope, figure.population) if each)
    return f"{indicator.name}（{of}）" if of else indicator.name


def figure_charts(found: Progress, scoped: frozenset[str]) -> Iterator[ChartView]:
    """Yield a chart for each unit in which two figures or more can be held against one target each.

    What does not fit one chart goes on in the next.
    """
    units: dict[str, list[ChartPointView]] = {}
    for lead in found.leads:
        for each in lead.figures:
            target = plain_target(each.indicator, each.figure)
            if target:
                name = figure_name(each.indicator, each.figure, scoped)
                point = ChartPointView(name, digits(each.figure.value), target, digits(each.year_before))
                units.setdefault(unit_of(each.indicator, each.figure), []).append(point)
    for unit, points in units.items():
        if len(points) < 2:
            continue
        parts = tuple(_pages(points))
        for number, part in enumerate(parts, start=1):
            of = f"，图{to_chinese(number)}" if len(parts) > 1 else ""
            yield ChartView(f"数据与目标值（{unit}{of}）", "bar", (ChartSeriesView(part, unit),))


def _pages(points: Iterable[ChartPointView]) -> Iterator[tuple[ChartPointView, ...]]:
    """Yield as many points at a time as fit one chart."""
    page: list[ChartPointView] = []
    taken = 0
    for point in points:
        lines = max(2, wrapped_lines(point.label, _NAME_WIDTH))
        if page and taken + lines > _MOST_LINES:
            yield tuple(page)
            page, taken = [], 0
        page.append(point)
        taken += lines
    yield tuple(page)
