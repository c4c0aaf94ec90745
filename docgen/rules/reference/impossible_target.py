"""Find targets that no figure can reach."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator, Operator, Target
from docgen.records.project import Project
from docgen.rules.figure.units import WHOLE, is_counted
from docgen.rules.reference.bounds import exclude
from docgen.rules.rule import Finding

_POSITIVE = Text("改成正数", "write a positive number")
_CHECK_UNIT = Text("核对数值和计量单位（% 还是 ‰）", "check the value and the unit (% or ‰)")
_WHOLE_NUMBER = Text(
    "改成整数；是平均数的，用 per 写明按什么计，如 每千人",
    "write a whole number; an average says in per what it is counted by, such as 每千人",
)
_DIFFERENT = Text(
    "删去一个；对象不同的，用 population 写明", "delete one, or say for which population each is"
)
_EQUAL = Text('写 operator: "="', 'write operator: "="')


class Impossibility(NamedTuple):
    """What is wrong with a target, and what to do."""

    key: str
    wrong: Text
    remedy: Text


def impossible_target(project: Project) -> Iterator[Finding]:
    """Report a target that no figure can reach, or that excludes another of the same indicator.

    目标值不可能达到，或与同一指标的另一个目标相互矛盾。

    Bad:
        unit: "%"
        targets: [{operator: ">=", value: 900}]
    Good:
        unit: "%"
        targets: [{operator: ">=", value: 90}]
    Why: A share lies between 0 and 100 %, persons and places are counted in whole numbers, and between needs
        a lower and a larger upper value; else it is a slip, and nobody could ever report "reached". A count
        with `per` 每千人 and the like is an average and may be a fraction.
    为什么：比例在 0～100% 之间，人数、个数是整数，区间要有下限和更大的上限；不然就是笔误，
        永远报不出“完成”。按“每千人”等计的平均数可以有小数。
    """
    for indicator in project.indicators:
        for index, target in enumerate(indicator.targets):
            for fault in _faults(indicator, target):
                message = Text(
                    f"指标“{indicator.name}”（{indicator.id}）的目标不可能：{fault.wrong.zh}",
                    f"indicator {indicator.id} ({indicator.name}): impossible target: {fault.wrong.en}",
                )
                yield Finding(indicator, ("targets", index, fault.key), message, fault.remedy)
        yield from _contradictions(indicator)


def _faults(indicator: Indicator, target: Target) -> Iterator[Impossibility]:
    """Yield what is wrong with one target by itself."""
    yield from _range_faults(target)
    unit = indicator.unit.strip()
    for key, value in (("value", target.value), ("upper", target.upper)):
        if value is None:
            continue
        if value < 0:
            yield Impossibility(key, Text(f"{value} 是负数", f"{value} is negative"), _POSITIVE)
        elif unit in WHOLE and value > WHOLE[unit]:
            limit = f"0～{WHOLE[unit]}{unit}"
            wrong = Text(f"{value}{unit} 超出 {limit}", f"{value}{unit} is outside {limit}")
            yield Impossibility(key, wrong, _CHECK_UNIT)
        elif is_counted(unit) and value % 1 and not _is_average(target):
            wrong = Text(f"{value}{unit} 不是整数", f"{value}{unit} is no whole number")
            yield Impossibility(key, wrong, _WHOLE_NUMBER)
    if unit in WHOLE and (target.operator, target.value) == (Operator.MORE_THAN, WHOLE[unit]):
        most = f"{target.value}{unit}"
        yield Impossibility("value", Text(f"没有超过 {most} 的比例", f"no share exceeds {most}"), _EQUAL)
    if target.operator is Operator.LESS_THAN and target.value == 0:
        yield Impossibility("value", Text("没有小于 0 的数", "nothing is less than 0"), _EQUAL)


def _range_faults(target: Target) -> Iterator[Impossibility]:
    """Yield what is wrong with the bounds of a target."""
    between = target.operator is Operator.BETWEEN
    if between and target.upper is None:
        wrong = Text("区间没有上限", "between has no upper value")
        yield Impossibility("operator", wrong, Text("写 upper: 上限", "write upper"))
    elif between and target.upper is not None and target.upper < target.value:
        wrong = Text(f"上限 {target.upper} 小于下限 {target.value}", f"upper {target.upper} < {target.value}")
        yield Impossibility("upper", wrong, Text("对调 value 和 upper", "exchange value and upper"))
    elif not between and target.upper is not None:
        yield Impossibility(
            "upper",
            Text("不是区间却写了上限", "upper is given, but the operator is not between"),
            Text("写 operator: between，或删去 upper", "write operator: between, or delete upper"),
        )


def _is_average(target: Target) -> bool:
    """Say whether the target is counted per so many persons, so that it may be a fraction."""
    return any(many in target.per for many in "百千万")


def _contradictions(indicator: Indicator) -> Iterator[Finding]:
    """Yield each target that excludes one before it for the same population and period."""
    for (_, first), (index, second) in combinations(enumerate(indicator.targets), 2):
        same = (first.population, first.per, first.every) == (second.population, second.per, second.every)
        if same and exclude(first, second):
            one, other = target_called(first, indicator.unit), target_called(second, indicator.unit)
            message = Text(
                f"指标“{indicator.name}”（{indicator.id}）的目标 {one} 和 {other} 相互矛盾",
                f"indicator {indicator.id} ({indicator.name}): targets {one} and {other} exclude each other",
            )
            yield Finding(indicator, ("targets", index, "value"), message, _DIFFERENT)


def target_called(target: Target, unit: str) -> str:
    """Return a target as a message shows it: >=90%."""
    if target.operator is Operator.BETWEEN:
        return f"{target.value}～{target.upper}{unit}"
    return f"{target.operator.value}{target.value}{unit}"
