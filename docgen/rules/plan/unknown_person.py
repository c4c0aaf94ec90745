"""Find groups of persons that the plan does not define."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.called import item_called
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_person(project: Project) -> Iterator[Finding]:
    """Warn of persons of an item that no person group of the plan names.

    分项写的人群不在计划的人群口径里。

    Bad:
        person_groups: [{name: 脱贫人口}]
        ...
        - {text: …, persons: [脱贫人囗]}
    Good:
        person_groups: [{name: 脱贫人口}]
        ...
        - {text: …, persons: [脱贫人口]}
    Why: One group under two names cannot be counted. A group is known by its name, its aliases and its
        members; a plan without person_groups is not checked.
    为什么：同一人群两个叫法，就统计不到一起。人群口径的名称、别名、成员都认得；
        没有写 person_groups 的计划不检查。
    """
    for plan in project.plans:
        if not plan.person_groups or project.is_damaged(plan):
            continue
        known = _known(plan)
        for task in plan.tasks:
            for item in task.items:
                for index, name in enumerate(item.persons):
                    if name not in known:
                        where = item_called(task, item)
                        message = Text(
                            f"{where.zh}的人群“{name}”不在 person_groups 里",
                            f"{where.en}: {name} is in none of person_groups",
                        )
                        yield Finding(item, ("persons", index), message, _remedy(name, known))


def _known(plan: Plan) -> frozenset[str]:
    """Return every name of persons that the plan defines."""
    groups = plan.person_groups
    return frozenset(name for group in groups for name in (group.name, *group.aliases, *group.members))


def _remedy(name: str, known: frozenset[str]) -> Text:
    """Return the name that was meant, or how to define it."""
    close = nearest(name, sorted(known), 1)
    if close:
        return Text(
            f"是不是“{close[0]}”？不是的，写进 person_groups",
            f"did you mean {close[0]}? else add it to person_groups",
        )
    return Text(f"在 person_groups 里写明：{{name: {name}}}", f"add it to person_groups: {{name: {name}}}")
