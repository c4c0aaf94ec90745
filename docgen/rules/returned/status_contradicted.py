"""Find items whose figures say something else than their status."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.progress import Status
from docgen.records.project import Project
from docgen.records.standing import is_met
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.returned.gathering import leads_returned, return_called
from docgen.rules.rule import Finding


def status_contradicted(project: Project) -> Iterator[Finding]:
    """Warn of an item done whose figure misses its target, and of one not started whose figure has moved.

    进展状态与数据矛盾：已完成而数据未达标，未启动而数据有了变化。

    Bad:
        {task: T1, item: T1-1, status: done, figures: [{indicator: screening, value: 85, …}]}
    Good:
        {task: T1, item: T1-1, status: under_way, figures: [{indicator: screening, value: 85, …}]}
    Why: Whoever reads the report holds the status against the figure beside it; one of them is wrong. What
        is done reaches its target, one for the whole year too, in whatever period it is returned. Has moved
        means: it is another than in the period reported on before.
    为什么：看报告的人会把状态和旁边的数据对照，总有一个是错的。写了已完成的，全年的目标也应当达到，
        不论报的是半年还是季度。“有了变化”是与上一报送周期相比。
    """
    for given, lead in leads_returned(project):
        if lead.given is None:
            continue
        for each in lead.figures:
            moved = each.last is not None and each.last.value != each.figure.value
            missed = is_met(each.indicator, each.figure) is False
            if lead.given.status is Status.DONE and missed:
                said = Text("写已完成，而{} {}，没有达标", "is done, but {} is {} and misses its target")
            elif lead.given.status is Status.NOT_STARTED and moved:
                said = Text("写未启动，而{} {}，比上期有变化", "is not started, but {} is {} and has changed")
            else:
                continue
            called, name, value = (
                return_called(given),
                lead.item_id,
                value_called(each.indicator, each.figure),
            )
            figure = figure_called(each.indicator, each.figure)
            message = Text(
                f"{called.zh}：{name} {said.zh.format(figure.zh, value)}",
                f"{called.en}: {name} {said.en.format(figure.en, value)}",
            )
            remedy = Text("核对状态和数据，改正写错的一处", "see both, and correct the wrong one")
            yield Finding(lead.given, ("status",), message, remedy)
