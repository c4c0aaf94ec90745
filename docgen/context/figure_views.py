"""Define what a template sees of figures and charts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated


@dataclass(frozen=True, slots=True)
class FigureView:
    """One figure, as of a day, for a scope, held against its target and the year before."""

    id: Annotated[str, "指标编号"]
    name: Annotated[str, "指标名称"]
    value: Annotated[str, "数值"]
    """In digits as recorded, without the unit: 97.41."""
    unit: Annotated[str, "计量单位"]
    as_of: Annotated[str, "截至日期"]
    scope: Annotated[str, "范围"]
    """What area it covers: 全县."""
    population: Annotated[str, "统计口径"]
    """Whom it counts: 贫困人口."""
    previous: Annotated[str, "上年同期数"]
    """In digits; empty where it is not known."""
    change: Annotated[str, "比上年同期的变化"]
    """增加12人, 下降0.5个百分点, 持平; empty where the year before is not known."""
    target: Annotated[str, "目标值"]
    """In words: 90%以上; empty where the indicator has no target for this population."""
    met: Annotated[str, "是否达标：达标、未达标"]
    """Empty where there is no target, or none that a single figure can be held against."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """One row of values of a chart."""

    name: Annotated[str, "数据系列名称"]
    values: Annotated[tuple[str, ...], "数值，与 article.chart.categories 逐个对应"]
    """In digits, one a category; empty where there is none."""


@dataclass(frozen=True, slots=True)
class ChartView:
    """A chart: what is drawn, and the text for those who do not see it."""

    title: Annotated[str, "图题"]
    kind: Annotated[str, "样式：bar 柱形，line 折线，share 构成"]
    unit: Annotated[str, "计量单位"]
    """Empty where the figures have different units."""
    categories: Annotated[tuple[str, ...], "横轴各项"]
    """Names of figures; dates where the kind is line."""
    series: Annotated[tuple[SeriesView, ...], "数据系列，逐个为 series"]
    note: Annotated[str, "图下的说明"]
    alt: Annotated[str, "替代文字"]
