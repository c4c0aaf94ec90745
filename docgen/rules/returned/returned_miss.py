"""Note returned figures that miss their target without a word on why."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.progress import Status
from docgen.records.project import Project
from docgen.records.standing import targets_for
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.reference.impossible_target import target_called
from docgen.rules.returned.gathering import leads_returned, return_called
from docgen.rules.rule import Finding


def returned_miss(project: Project) -> Iterator[Finding]:
    """Note a returned figure that misses its target where the item names no problem.

    报送的数据没有达标，又没有写存在什么问题。

    Bad:
        {task: T1, item: T1-1, status: under_way, figures: [{indicator: screening, value: 85, …}]}
    Good:
        {task: T1, item: T1-1, status: under_way, problems: 两个县的筛查设备没有到位。,
         figures: [{indicator: screening, value: 85, …}]}
    Why: The report prints 未达标 beside it, and the reader asks why. It is only a hint. A target for a
        whole year is not held against a shorter period; of items done DG787 speaks.
    为什么：报告里会印“未达标”，看的人要问原因。仅作提示。全年的目标不拿半年、季度的数去比；写了已完成的，
        由 DG787 提示。
    """
    for given, lead in leads_returned(project):
        if lead.given is None or lead.given.problems.strip() or lead.given.status is Status.DONE:
            continue
        for each in lead.figures:
            if each.met is False:
                called, figure = return_called(given), figure_called(each.indicator, each.figure)
                value = value_called(each.indicator, each.figure)
                targets = "、".join(
                    target_called(target, each.indicator.unit)
                    for target in targets_for(each.indicator, each.figure)
                )
                message = Text(
                    f"{called.zh}：{figure.zh} {value}，没有达到目标 {targets}，没有写存在问题",
                    f"{called.en}: {figure.en} is {value}, misses {targets}, and no problem is named",
                )
                remedy = Text("请单位写明差距的原因（problems）", "ask the division to say why in problems")
                yield Finding(each.figure, ("value",), message, remedy)
