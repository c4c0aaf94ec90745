"""Find targets whose phrase says another figure than their value."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator, Target
from docgen.records.project import Project
from docgen.rules.reference.numbers_in_phrase import figures_in
from docgen.rules.rule import Finding


def phrase_differs(project: Project) -> Iterator[Finding]:
    """Report a target whose phrase names figures, but not its value (or its upper value).

    目标说法与目标值不一致。

    Bad:
        targets: [{operator: ">=", value: 95, phrase: 90%以上}]
    Good:
        targets: [{operator: ">=", value: 90, phrase: 90%以上}]
    Why: The phrase is printed, the value is what returns are held against: a unit that reaches what it was
        told would be reported as short of it. 动态清零 is 0; of a share, 全覆盖, 全部 and 应保尽保 are 100 %.
        A phrase in which no figure can be told is left alone.
    为什么：印出来的是说法，核对进展用的是目标值；两个数不一样，完成了也会算没完成。“动态清零”是 0；
        比例的“全覆盖”“全部”“应保尽保”是 100%。看不出数的说法不检查。
    """
    for indicator in project.indicators:
        for index, target in enumerate(indicator.targets):
            figures = figures_in(target.phrase, indicator.unit.strip()) if target.phrase else frozenset()
            wrong = [key for key, value in _values(target) if figures and value not in figures]
            if wrong:
                yield _finding(indicator, index, wrong[0])


def _values(target: Target) -> Iterator[tuple[str, object]]:
    """Yield what the phrase has to name."""
    yield "value", target.value
    if target.upper is not None:
        yield "upper", target.upper


def _finding(indicator: Indicator, index: int, key: str) -> Finding:
    target = indicator.targets[index]
    value = getattr(target, key)
    return Finding(
        indicator,
        ("targets", index, "phrase"),
        Text(
            f"指标“{indicator.name}”（{indicator.id}）的说法“{target.phrase}”与 {key}: {value} 不一致",
            f"indicator {indicator.id} ({indicator.name}): {target.phrase} is not {key} {value}",
        ),
        Text(f"核对原文，改正 phrase 或 {key}", f"see the source and correct phrase or {key}"),
    )
