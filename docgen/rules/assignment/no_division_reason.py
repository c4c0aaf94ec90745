"""Find plans that divide no labour and do not say why."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.rule import Finding

_REMEDY = Text(
    "写 no_division_reason: 理由；本应分工的，删去 divides_labour: false 并给每项任务写 lead",
    "write no_division_reason; if labour is divided, delete divides_labour: false and name the leads",
)


def no_division_reason(project: Project) -> Iterator[Finding]:
    """Report a plan with divides_labour: false that gives no reason.

    不分工的计划没有说明理由。

    Bad:
        divides_labour: false
    Good:
        divides_labour: false
        no_division_reason: 年度工作要点，分工另行印发
    Why: It switches off the check that every task has a lead, so whoever does it says why.
    为什么：写了 false 就不再检查牵头单位，所以必须说明理由，以备核对。
    """
    for plan in project.plans:
        unread = left_out(plan, "no_division_reason")
        if not (plan.divides_labour or plan.no_division_reason.strip() or unread):
            message = Text(
                f"计划 {plan.id} 不分工，但没有写理由",
                f"plan {plan.id} divides no labour and gives no reason",
            )
            yield Finding(plan, ("divides_labour",), message, _REMEDY)
