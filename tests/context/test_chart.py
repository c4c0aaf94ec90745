"""What a chart shows of the figures."""

import datetime
from typing import Any

from docgen.context.chart import chart_of
from docgen.context.chart_views import ChartPointView, ChartSeriesView
from docgen.records.document import Chart
from docgen.records.indicator import Indicator
from docgen.records.progress import FigureFile
from docgen.records.project import Project

END = datetime.date(2022, 12, 31)
RANGE = {"operator": "between", "value": "50", "upper": "75"}
INDICATORS: list[dict[str, Any]] = [
    {"id": "i", "name": "住院", "unit": "人"},
    {"id": "j", "name": "门诊", "unit": "人"},
    {"id": "r", "name": "管理率", "unit": "%", "targets": [{"operator": ">=", "value": "90"}]},
    {
        "id": "v",
        "name": "病种",
        "unit": "种",
        "targets": [{"operator": "between", "value": "50", "upper": "75"}],
    },
]


def series(kind: str, *figures: dict[str, str], indicators: str = "ijrv") -> tuple[ChartSeriesView, ...]:
    """Return the series of a chart of these figures; a figure is of the end of 2022, else."""
    rows = [{"as_of": "2022-12-31", **figure} for figure in figures]
    project = Project(
        indicators=tuple(Indicator.model_validate(each) for each in INDICATORS),
        figures=(FigureFile.model_validate({"figures": rows}),),
    )
    chart = Chart.model_validate({"title": "图", "kind": kind, "indicators": list(indicators)})
    found = chart_of(project, chart, END)
    assert found is not None
    return found.series


def test_bars_stand_side_by_side_with_the_year_before() -> None:
    rows = series(
        "bar", {"indicator": "i", "value": "6700", "previous": "6609"}, {"indicator": "j", "value": "10418"}
    )
    points = (ChartPointView("住院", "6700", previous="6609"), ChartPointView("门诊", "10418"))
    assert rows == (ChartSeriesView(points, "人"),)


def test_figures_of_another_unit_are_a_series_of_their_own() -> None:
    rows = series("bar", {"indicator": "i", "value": "1"}, {"indicator": "r", "value": "92.3"})
    assert [(row.unit, [point.label for point in row.points]) for row in rows] == [
        ("人", ["住院"]),
        ("%", ["管理率"]),
    ]


def test_bar_has_the_value_that_is_to_be_reached_but_not_a_range() -> None:
    rows = series("bar", {"indicator": "r", "value": "92.3"}, {"indicator": "v", "value": "56"})
    assert [row.points[0].target for row in rows] == ["90", ""]


def test_share_is_held_against_nothing() -> None:
    rows = series("share", {"indicator": "r", "value": "92.3", "previous": "91"})
    assert rows[0].points == (ChartPointView("管理率", "92.3"),)


def test_populations_are_told_apart() -> None:
    rows = series(
        "bar",
        {"indicator": "r", "value": "81.75", "population": "全体居民"},
        {"indicator": "r", "value": "100", "population": "贫困人口"},
    )
    assert [point.label for point in rows[0].points] == ["管理率（全体居民）", "管理率（贫困人口）"]


def test_scopes_are_told_apart_where_there_are_several() -> None:
    figures = (
        {"indicator": "i", "value": "3", "scope": "全县"},
        {"indicator": "i", "value": "1", "scope": "城关"},
    )
    assert [point.label for point in series("bar", *figures)[0].points] == ["住院（全县）", "住院（城关）"]
    assert [row.name for row in series("line", *figures)] == ["住院（全县）", "住院（城关）"]
    assert [row.name for row in series("line", figures[0])] == ["住院"]


def test_lines_run_over_all_days_up_to_the_day_on_which_any_is_known() -> None:
    rows = series(
        "line",
        {"indicator": "i", "value": "3"},
        {"indicator": "i", "value": "1", "as_of": "2021-12-31"},
        {"indicator": "i", "value": "4", "as_of": "2023-12-31"},
        {"indicator": "j", "value": "2"},
    )
    assert [(row.name, [(point.label, point.value) for point in row.points]) for row in rows] == [
        ("住院", [("2021年12月31日", "1"), ("2022年12月31日", "3")]),
        ("门诊", [("2021年12月31日", ""), ("2022年12月31日", "2")]),
    ]


def test_chart_of_nothing_known_has_no_series() -> None:
    assert series("bar") == series("line", indicators="x") == ()


def test_chart_keeps_the_words_of_its_author() -> None:
    chart = Chart(title="人数", indicators=("i",), note="年底", alt="六千七百人。")
    found = chart_of(Project(), chart, END)
    assert found is not None
    assert (found.title, found.kind, found.note, found.alt) == ("人数", "bar", "年底", "六千七百人。")


def test_article_without_a_chart_has_none() -> None:
    assert chart_of(Project(), None, END) is None
