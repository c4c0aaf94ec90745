"""What stands in the way of a chart is said before it is drawn."""

from __future__ import annotations

import pytest

from docgen.charts import chart_faults
from docgen.context.chart_views import ChartPointView as Point
from docgen.context.chart_views import ChartSeriesView as Series
from docgen.context.chart_views import ChartView
from tests.charts.samples import EVERY


def chart(kind: str, *points: Point, unit: str = "人", times: int = 1) -> ChartView:
    return ChartView("图", kind, (Series(points, unit),) * times)


@pytest.mark.parametrize("name", EVERY)
def test_sound_charts_have_no_faults(name: str) -> None:
    assert list(chart_faults(EVERY[name])) == []


@pytest.mark.parametrize(
    ("view", "said"),
    [
        (chart("pie", Point("甲", "1")), "没有“pie”这种图"),
        (chart("bar"), "没有数据"),
        (chart("bar", Point("甲", "")), "没有数据"),
        (chart("bar", Point("甲", "约3")), "“约3”不是数"),
        (chart("bar", Point("甲", "nan")), "“nan”不是数"),
        (chart("bar", Point("甲", "1", "九成")), "“九成”不是数"),
        (chart("share", Point("甲", "1"), Point("乙", "-1")), "各部分中有负数"),
        (chart("share", Point("甲", "0")), "各部分都是零"),
        (chart("share", Point("甲", "60"), Point("乙", "50.5"), unit="%"), "各部分相加为 110.5%，超过 100"),
        (chart("stack", Point("甲", "3"), Point("乙", "-1")), "各部分中有负数"),
        (chart("stack", Point("甲", "0"), times=2), "各部分都是零"),
        (chart("stack", Point("甲", "1"), times=7), "一条分成 7 段"),
        (chart("line", Point("2021年", "1"), times=7), "一张图上有 7 条折线"),
    ],
)
def test_a_fault_says_what_is_wrong(view: ChartView, said: str) -> None:
    assert [fact.zh for fact in chart_faults(view)] == [said]
