"""Figures against their targets and the year before."""

import datetime
from typing import Any

import pytest

from docgen.context.figure_views import FigureView
from docgen.context.figures import figures_of
from docgen.records.indicator import Indicator
from docgen.records.progress import FigureFile
from docgen.records.project import Project

END = datetime.date(2022, 12, 31)


def project(indicators: list[dict[str, Any]], *figures: dict[str, str]) -> Project:
    """Return a project with these indicators and figures; a figure is of `i`, at the end of 2022, else."""
    rows = [{"indicator": "i", "as_of": "2022-12-31", **figure} for figure in figures]
    return Project(
        indicators=tuple(Indicator.model_validate({"name": "指标", **each}) for each in indicators),
        figures=(FigureFile.model_validate({"figures": rows}),),
    )


def only(indicator: dict[str, Any], figure: dict[str, str]) -> FigureView:
    """Return the one figure of the one indicator."""
    (view,) = figures_of(project([{"id": "i", **indicator}], figure), ["i"], END)
    return view


def test_figure_is_shown_with_all_that_it_is_of() -> None:
    figure = {"value": "97.41", "scope": "全县", "population": "孕产妇"}
    assert only({"name": "系统管理率", "unit": "%"}, figure) == FigureView(
        id="i",
        name="系统管理率",
        value="97.41",
        unit="%",
        as_of="2022年12月31日",
        scope="全县",
        population="孕产妇",
        previous="",
        change="",
        target="",
        met="",
    )


@pytest.mark.parametrize(
    ("unit", "value", "previous", "change"),
    [
        ("人", "12", "10", "增加2人"),
        ("人", "9", "10", "减少1人"),
        ("%", "90.5", "90", "提高0.5个百分点"),
        ("‰", "3.09", "4.09", "下降1.00个千分点"),
        ("%", "90", "90.0", "持平"),
    ],
)
def test_change_against_the_year_before_is_told_in_words(
    unit: str, value: str, previous: str, change: str
) -> None:
    assert only({"unit": unit}, {"value": value, "previous": previous}).change == change


@pytest.mark.parametrize(
    ("target", "value", "met"),
    [
        ({"operator": ">=", "value": "90"}, "90", "达标"),
        ({"operator": ">=", "value": "90"}, "89.9", "未达标"),
        ({"operator": "<=", "value": "2.5"}, "2.6", "未达标"),
        ({"operator": "=", "value": "0"}, "0", "达标"),
        ({"operator": ">", "value": "5"}, "5", "未达标"),
        ({"operator": "<", "value": "5"}, "4", "达标"),
        ({"operator": "between", "value": "50", "upper": "75"}, "76", "未达标"),
        ({"operator": "between", "value": "50"}, "76", "达标"),
        ({"operator": ">=", "value": "1", "per": "每县"}, "0", ""),
        ({"operator": ">=", "value": "1", "every": "季度"}, "0", ""),
        ({"operator": ">=", "value": "1", "every": "年"}, "0", "未达标"),
    ],
)
def test_figure_is_held_against_its_target_where_one_figure_can_be(
    target: dict[str, str], value: str, met: str
) -> None:
    assert only({"unit": "%", "targets": [target]}, {"value": value}).met == met


def test_target_of_the_figures_own_population_goes_before_the_general_one() -> None:
    targets = [
        {"operator": ">=", "value": "5"},
        {"operator": ">=", "value": "3", "population": "中医院"},
    ]
    view = only({"unit": "人", "targets": targets}, {"value": "4", "population": "中医院"})
    assert (view.target, view.met) == ("不少于3人", "达标")


def test_latest_figure_of_each_population_counts_up_to_the_day() -> None:
    known = project(
        [{"id": "i", "unit": "%"}],
        {"value": "81.75", "population": "全体"},
        {"value": "100", "population": "贫困人口"},
        {"value": "70", "population": "全体", "as_of": "2021-12-31"},
        {"value": "99", "population": "全体", "as_of": "2023-01-01"},
    )
    assert [figure.value for figure in figures_of(known, ["i"], END)] == ["81.75", "100"]


def test_two_values_for_one_day_are_both_shown() -> None:
    known = project([{"id": "i", "unit": "人"}], {"value": "51"}, {"value": "33"})
    assert [figure.value for figure in figures_of(known, ["i", "i"], END)] == ["51", "33"]


def test_unknown_indicator_has_no_figures() -> None:
    assert figures_of(Project(), ["i"], END) == ()
