"""Put dates, deadlines and targets into words as official documents write them."""

from __future__ import annotations

import datetime

from docgen.layout.dates import date_words
from docgen.records.indicator import Indicator, Operator, Target
from docgen.records.plan import Cycle, Deadline, TaskClass

_OPERATORS = {
    Operator.AT_LEAST: "不少于{}",
    Operator.AT_MOST: "不超过{}",
    Operator.EQUAL: "{}",
    Operator.MORE_THAN: "多于{}",
    Operator.LESS_THAN: "少于{}",
    Operator.BETWEEN: "不少于{}",
}
_RATES = {
    Operator.AT_LEAST: "{}以上",
    Operator.AT_MOST: "不超过{}",
    Operator.EQUAL: "{}",
    Operator.MORE_THAN: "高于{}",
    Operator.LESS_THAN: "低于{}",
    Operator.BETWEEN: "{}以上",
}
RATE_UNITS = ("%", "‰")
_KINDS = {
    TaskClass.INSTITUTION: ("制度建设类", "提出方案"),
    TaskClass.PROJECT: ("项目行动类", "制定落实方案和进度安排"),
    TaskClass.PRINCIPLE: ("原则要求类", "提出具体意见和措施"),
}
CYCLES = {Cycle.MONTH: "每月", Cycle.QUARTER: "每季度", Cycle.HALF_YEAR: "每半年", Cycle.YEAR: "每年"}


def deadline_words(deadline: Deadline) -> str:
    """Return by when something is due: 每年6月底前, 2022年8月26日前."""
    if deadline.date is not None:
        return date_words(deadline.date) + "前"
    if deadline.every is None:
        return ""
    cycle = CYCLES[deadline.every]
    month = f"{deadline.month}月" if deadline.month else ""
    if deadline.day is not None:
        return f"{cycle}{month}{deadline.day}日前"
    return f"{cycle}{month}底前" if month or deadline.every is Cycle.MONTH else f"{cycle}末前"


def range_words(first: datetime.date | None, last: datetime.date | None) -> str:
    """Return a span of days: 2022年7月26日—7月31日; the year stands again only where it changes.

    Where an end is open, 起 or 止 says so; empty where both are.
    """
    if first is None or last is None:
        return f"{date_words(first)}起" if first else f"{date_words(last)}止" if last else ""
    if first == last:
        return date_words(first)
    end = date_words(last) if first.year != last.year else f"{last.month}月{last.day}日"
    return f"{date_words(first)}—{end}"


def kind_words(kind: TaskClass | None) -> tuple[str, str]:
    """Return the class of a task and its first product in words; both empty where it has no class."""
    return _KINDS[kind] if kind is not None else ("", "")


def target_words(indicator: Indicator) -> str:
    """Return all targets of an indicator: 不少于5人（中医院不少于3人）; empty where it has none."""
    special = [t.population + _one_target(t, indicator.unit) for t in indicator.targets if t.population]
    general = [_one_target(t, indicator.unit) for t in indicator.targets if not t.population]
    if not general:
        return "，".join(special)
    return "；".join(general) + (f"（{'，'.join(special)}）" if special else "")


def targets_words(targets: tuple[Target, ...], unit: str) -> str:
    """Return targets of one population, without naming it: 不少于3人."""
    return "；".join(_one_target(target, unit) for target in targets)


def _one_target(target: Target, unit: str) -> str:
    """Return one target; its own phrase (动态清零) goes before any figure."""
    if target.phrase:
        return target.phrase
    if target.upper is not None:
        low = f"{target.value}{unit}" if unit in RATE_UNITS else str(target.value)
        words = f"{low}～{target.upper}{unit}"
    else:
        form = _RATES if unit in RATE_UNITS else _OPERATORS
        words = form[target.operator].format(f"{target.value}{unit}")
    every = f"每{target.every}" if target.every and not target.every.startswith("每") else target.every
    return f"{every}{target.per}{words}"
