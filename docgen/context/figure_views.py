"""Define what a template sees of a figure."""

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
