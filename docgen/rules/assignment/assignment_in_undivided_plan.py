"""Find assignments in plans that say they divide no labour."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Assigned, Project
from docgen.rules.assignment.called import entry_called
from docgen.rules.rule import Finding

_REMEDY = Text(
    "要分工的，删去 divides_labour: false；不分工的，删去 assignment",
    "delete divides_labour: false if labour is divided, else delete the assignments",
)


def assignment_in_undivided_plan(project: Project) -> Iterator[Finding]:
    """Warn of assignments in a plan with divides_labour: false; once a plan, at the first of them.

    写明不分工的计划里仍有分工。

    Bad:
        divides_labour: false
        ...
        assignment: {lead: [人事处]}
    Good:
        divides_labour: true
        ...
        assignment: {lead: [人事处]}
    Why: One of the two is wrong; as it stands, the tasks without a lead are not checked.
    为什么：两处自相矛盾；照这样写，其余没有牵头单位的任务不会被查出来。
    """
    by_plan: dict[str, list[Assigned]] = {}
    if all(plan.divides_labour for plan in project.plans):
        return
    for entry, names in project.named:
        if names and not entry.plan.divides_labour:
            by_plan.setdefault(entry.plan.id, []).append(entry)
    for plan_id, entries in by_plan.items():
        what = entry_called(entries[0])
        message = Text(
            f"计划 {plan_id} 写明不分工，却有 {len(entries)} 处分工，第一处是{what.zh}",
            f"plan {plan_id} divides no labour but has {len(entries)} assignments, the first in {what.en}",
        )
        yield Finding(entries[0].record, ("assignment",), message, _REMEDY)
