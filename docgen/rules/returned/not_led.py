"""Find returns and extensions of divisions that do not lead what they speak of."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.reporting.expected import expected_returns
from docgen.reporting.status import reporting_status
from docgen.rules.returned.gathering import periods_returned, return_called
from docgen.rules.rule import Finding

_REMEDY = Text(
    "配合单位的情况交牵头单位汇总；单位写错的，改正 division",
    "a supporter reports to the lead; or correct division",
)


def not_led(project: Project) -> Iterator[Finding]:
    """Warn of a return on an item that its division does not lead, or of a division that leads nothing.

    报送了不由本单位牵头的分项，或这个单位在本期没有牵头任务。

    Bad:
        division: 人事处
        items: [{task: T1, item: T1-1, status: done}]   # 医政医管局 leads T1-1
    Good:
        division: 医政医管局
        items: [{task: T1, item: T1-1, status: done}]
    Why: Only leads return; what a supporter says reaches the office through the lead, and a report does not
        print it twice. A successor speaks for its predecessor. A plan that could not be read in full is not
        judged.
    为什么：只有牵头单位报送，配合单位的情况由牵头单位汇总，报告里不会另印一遍。承接单位可以代原单位报送。
        计划没有读全时，不作判断。
    """
    for plan, period in periods_returned(project):
        if project.is_damaged(plan):
            continue
        status = reporting_status(project, plan, period, as_of=None)
        for stray in status.unexpected:
            called = return_called(stray)
            message = Text(
                f"{called.zh}：本期没有由它牵头的任务", f"{called.en}: it leads nothing in this period"
            )
            yield Finding(stray, ("division",), message, _REMEDY)
        known = {task.item_id(index): task for task in plan.tasks for index in range(len(task.items))}
        for row in expected_returns(project, plan, period):
            own = {duty.item_id for duty in row.duties}
            tasks = {duty.task.id for duty in row.duties}
            given = next((r.given for r in status.returns if r.expected.division is row.division), None)
            for item in given.items if given is not None else ():
                foreign = item.item in known and item.item not in own if item.item else item.task not in tasks
                if given is not None and foreign and item.task in {task.id for task in plan.tasks}:
                    called = return_called(given)
                    name = item.item or item.task
                    message = Text(
                        f"{called.zh}写了 {name}，这一条不由它牵头", f"{called.en}: {name} is led by others"
                    )
                    yield Finding(item, ("item",) if item.item else ("task",), message, _REMEDY)
