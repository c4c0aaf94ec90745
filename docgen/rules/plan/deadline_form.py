"""Find deadlines that say no day, or two, or one that does not exist."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.mentions import deadlines_in
from docgen.records.plan import Cycle, Deadline
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.month_day import day_fault, month_fault
from docgen.rules.rule import Finding

_CYCLES = {
    Cycle.MONTH: Text("每月", "monthly"),
    Cycle.QUARTER: Text("每季度", "quarterly"),
    Cycle.HALF_YEAR: Text("每半年", "half-yearly"),
    Cycle.YEAR: Text("每年", "yearly"),
}
_Fault = tuple[str, Text, Text]


def deadline_form(project: Project) -> Iterator[Finding]:
    """Report a deadline that says no day, two days, or a day that does not exist.

    期限写得不完整或自相矛盾。

    Bad:
        deadlines:
          - {duty: 报送落实情况, every: half_year, month: 6}
    Good:
        deadlines:
          - {duty: 报送半年落实情况, every: year, month: 6}
          - {duty: 报送年度落实情况, every: year, month: 11}
    Why: A deadline is either one day (date) or comes round (every). What comes round yearly has a month, and
        nothing else has one. No reminder can be sent for the 31st of June, nor for some day of the year.
    为什么：期限要么是一天（date），要么按周期（every）；每年一次的要写月份，别的不写。
        6月31日这样的日子，或者不知几月，没法提醒，也没法算逾期。
    """
    for plan in project.plans:
        whole = not project.is_damaged(plan)
        for deadline in deadlines_in(plan):
            if not whole and deadline.date is None and deadline.every is None:
                continue
            for field, message, remedy in _faults(deadline):
                called = record_called(deadline)
                yield Finding(
                    deadline,
                    (field,),
                    Text(f"{called.zh}：{message.zh}", f"{called.en}: {message.en}"),
                    remedy,
                )


def _faults(deadline: Deadline) -> Iterator[_Fault]:
    if deadline.date is None and deadline.every is None:
        yield (
            "date",
            Text("没有写日期，也没有写周期", "has neither a day nor a cycle"),
            Text(
                "写 date: 年-月-日，或 every: year 和 month",
                "write date: YYYY-MM-DD, or every: year with a month",
            ),
        )
    elif deadline.date is not None:
        extra = [name for name in ("every", "month", "day") if getattr(deadline, name) is not None]
        if extra:
            yield (
                extra[0],
                Text(
                    f"已有日期 date，又写了 {'、'.join(extra)}",
                    f"has a day (date) and also {', '.join(extra)}",
                ),
                Text(f"留下 date 或 {extra[0]}，删去另一个", f"keep date, or {extra[0]}; delete the other"),
            )
    else:
        yield from _cycle_faults(deadline, deadline.every or Cycle.YEAR)


def _cycle_faults(deadline: Deadline, cycle: Cycle) -> Iterator[_Fault]:
    """Yield what is wrong with month and day of a deadline that comes round."""
    month, day, words = deadline.month, deadline.day, _CYCLES[cycle]
    if cycle is Cycle.YEAR and month is None:
        if not left_out(deadline, "month"):
            dated = Text(f"写了 {day} 日，", f" has day {day} but") if day is not None else Text("", " has")
            yield (
                "every" if day is None else "day",
                Text(f"每年的期限{dated.zh}没有写月份", f"a yearly deadline{dated.en} no month"),
                Text("补上 month", "add month"),
            )
    elif cycle is not Cycle.YEAR and month is not None:
        yield (
            "month",
            Text(f"{words.zh}的期限又写了 {month} 月", f"a {words.en} deadline has no month"),
            Text(
                "每年在固定月份的，逐条写 every: year 和 month；否则删去 month",
                "write every: year with a month, one deadline each; else delete month",
            ),
        )
    elif month is not None and (fault := month_fault(month)):
        yield "month", *fault
    elif day is not None and cycle in (Cycle.QUARTER, Cycle.HALF_YEAR):
        yield (
            "day",
            Text(
                f"{words.zh}的期限写了 {day} 日，看不出是哪个月",
                f"a {words.en} deadline has a day but no month",
            ),
            Text(
                "删去 day，即季末、半年末；要写到日的，逐条写 every: year、month 和 day",
                "delete day; or write every: year with month and day, one deadline each",
            ),
        )
    elif day is not None:
        fault = day_fault(day, (month,) if month else ())
        if fault is not None:
            yield "day", *fault
