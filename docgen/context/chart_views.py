"""Define what a chart is to those who draw it: values as the page shows them, grouped by unit."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class ChartPointView:
    """One value of a chart, and what it is held against, in digits as recorded; empty where unknown."""

    label: Annotated[str, "名称：柱形、构成、堆积条形图为各项名称，折线图为日期"]
    value: Annotated[str, "数值，不带单位"]
    target: Annotated[str, "目标值，不带单位"] = ""
    previous: Annotated[str, "上年同期数，不带单位"] = ""
    shade: Annotated[int, "构成图上这一部分的灰度：1最深，逐级变浅，5为白；0按先后定"] = 0


@dataclass(frozen=True, slots=True)
class ChartSeriesView:
    """Values of one unit that belong together: bars on one axis, one line, the parts of wholes."""

    points: Annotated[tuple[ChartPointView, ...], "各项数值，逐个为 point"]
    unit: Annotated[str, "计量单位"] = ""
    name: Annotated[str, "数据系列名称，如折线的指标名称"] = ""
    """Empty where there is nothing to tell it from."""
    shade: Annotated[int, "堆积条形图上这一部分的灰度，同 point.shade"] = 0


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart: what is drawn, and the text for those who do not see it."""

    title: Annotated[str, "图题，不带图号"]
    kind: Annotated[str, "样式：bar 柱形，line 折线，share 构成，stack 堆积条形"]
    series: Annotated[tuple[ChartSeriesView, ...], "数据系列，逐个为 series"]
    note: Annotated[str, "图下的说明，如数据来源和口径"] = ""
    alt: Annotated[str, "替代文字；空则按数据写成"] = ""
