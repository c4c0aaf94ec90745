"""Find indicators that are to be reached but say no value."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import INDICATORS
from docgen.records.indicator import IndicatorKind
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    '写 targets，如 [{operator: ">=", value: 90}]；只作统计的，写 kind: figure',
    'write targets, such as [{operator: ">=", value: 90}]; one that is only counted says kind: figure',
)


def target_missing(project: Project) -> Iterator[Finding]:
    """Warn of an indicator of kind target without targets.

    目标性指标没有目标值。

    Bad:
        {id: screening, name: 产前筛查率, unit: "%"}
    Good:
        {id: screening, name: 产前筛查率, unit: "%", targets: [{operator: ">=", value: 90}]}
    Why: Progress cannot be held against it, and no report can say whether it was reached. An indicator is of
        kind target unless it says otherwise.
    为什么：没有目标值，就无法判断是否完成；不写 kind 的指标都算目标。
    """
    if project.is_damaged(INDICATORS):
        return
    for indicator in project.indicators:
        if indicator.kind is IndicatorKind.TARGET and not indicator.targets:
            message = Text(
                f"目标性指标“{indicator.name}”（{indicator.id}）没有目标值",
                f"indicator {indicator.id} ({indicator.name}) is a target but has no target value",
            )
            yield Finding(indicator, ("targets",), message, _REMEDY)
