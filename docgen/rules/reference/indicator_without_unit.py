"""Find indicators without a measurement unit."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import INDICATORS
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text("写 unit，如 %、‰、人、种、次", "write unit, such as %, ‰, 人, 种, 次")


def indicator_without_unit(project: Project) -> Iterator[Finding]:
    """Report an indicator that has no measurement unit.

    指标没有计量单位。

    Bad:
        {id: mortality, name: 婴儿死亡率, kind: figure}
    Good:
        {id: mortality, name: 婴儿死亡率, kind: figure, unit: ‰}
    Why: A bare 3.09 may be % or ‰, and figures from two counties cannot be added.
    为什么：光写 3.09，分不清是 % 还是 ‰，各地数据也无法汇总。
    """
    if project.is_damaged(INDICATORS):
        return
    for indicator in project.indicators:
        if not indicator.unit.strip():
            message = Text(
                f"指标“{indicator.name}”（{indicator.id}）没有计量单位",
                f"indicator {indicator.id} ({indicator.name}) has no measurement unit",
            )
            yield Finding(indicator, ("unit",), message, _REMEDY)
