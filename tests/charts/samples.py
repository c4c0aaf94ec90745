"""Charts of every kind, with the figures of seed 003 and some that are awkward on purpose."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from docgen.context.chart_views import ChartPointView as Point
from docgen.context.chart_views import ChartSeriesView as Series
from docgen.context.chart_views import ChartView
from docgen.machine.fact import Surroundings
from docgen.machine.fonts import installed_fonts
from docgen.machine.lettering import lettering_files


def machine() -> Surroundings:
    """Return this machine."""
    return Surroundings(
        platform=sys.platform,
        python=sys.version_info[:3],
        home=Path.home(),
        search_path=os.environ.get("PATH", ""),
        output=Path(),
    )


@cache
def fonts() -> tuple[Path, ...]:
    """Return the fonts of this machine that charts are lettered from."""
    return lettering_files(installed_fonts(machine()))


def bars(*points: Point, unit: str = "%") -> ChartView:
    """Return bars of one unit."""
    return ChartView("指标完成情况", "bar", (Series(points, unit),))


RATES = bars(
    Point("孕产妇系统管理率", "97.41", "95", "96.83"),
    Point("适龄儿童国家免疫规划疫苗接种率", "99.02", "95"),
    Point("县域内就诊率", "88.3", "90", "90.1"),
)
BARS = ChartView(
    "健康帮扶主要指标",
    "bar",
    (
        RATES.series[0],
        Series((Point("孕产妇死亡率", "0", "18", "12.5"), Point("婴儿死亡率", "3.09", "5", "4.09")), "‰"),
        Series((Point("大病专项救治", "6700", previous="6609"), Point("门诊慢特病", "10418")), "人"),
    ),
    note="数据截至2022年12月31日，范围为全县。",
)
LINES = ChartView(
    "签约服务进展",
    "line",
    (
        Series((Point("2021年6月", "91.2", "95"), Point("2021年12月", "97.41", "95")), "%", "签约率"),
        Series((Point("2021年6月", "88"), Point("2021年12月", "90.5")), "%", "随访率"),
    ),
)
SHARES = ChartView(
    "签约人群构成",
    "share",
    (Series((Point("高血压", "41234"), Point("糖尿病", "12003"), Point("肺结核", "820")), "人"),),
)
STACKS = ChartView(
    "各部分任务进展",
    "stack",
    tuple(
        Series(tuple(map(Point, ("巩固基本医疗有保障成果", "加强政策供给", "组织实施"), counts)), "项", name)
        for name, counts in (
            ("已完成", ("2", "0", "1")),
            ("推进中", ("3", "4", "2")),
            ("滞后", ("0", "1", "0")),
            ("未报送", ("0", "0", "1")),
        )
    ),
)
EVERY = {"bar": BARS, "line": LINES, "share": SHARES, "stack": STACKS}
