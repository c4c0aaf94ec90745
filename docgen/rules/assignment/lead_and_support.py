"""Find divisions that lead a task and support it too."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.mentions import Role, mentions_in
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.rule import Finding


def lead_and_support(project: Project) -> Iterator[Finding]:
    """Report a division that leads a task and also supports it or is responsible, also under an alias.

    同一单位既牵头又配合（别名也算）。

    Bad:
        lead: [健康促进处]
        support: [委健康促进处, 各设区市]
    Good:
        lead: [健康促进处]
        support: [各设区市]
    Why: The lead answers for the whole task; supporting oneself says nothing and hides who was meant.
    为什么：牵头单位本来就对整个任务负总责，再写成配合单位没有意义，多半是把别的单位写错了。
    """
    for entry in project.overlapping:
        leads: dict[str, str] = {}
        for mention in mentions_in(entry):
            name = project.canonical.get(mention.name, mention.name)
            if mention.role is Role.LEAD:
                leads.setdefault(name, mention.name)
            elif name in leads:
                where, role = place_called(mention), ROLE[mention.role]
                same = "" if leads[name] == mention.name else mention.name
                message = Text(
                    f"{where.zh}牵头单位“{leads[name]}”又是{role.zh}{f'“{same}”' if same else ''}",
                    f"{where.en}{leads[name]} leads and is {role.en} too{f' as {same}' if same else ''}",
                )
                key = mention.role.value
                remedy = Text(f"从 {key} 中删去“{mention.name}”", f"delete {mention.name} from {key}")
                yield Finding(mention.record, mention.path, message, remedy)
