"""Find divisions that stand twice in one list of an assignment."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.mentions import Mention, Role, mentions_in
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.rule import Finding

_REMEDY = Text("留下一个，删去另一个", "keep one and delete the other")


def repeated_division(project: Project) -> Iterator[Finding]:
    """Report a division that stands twice in lead, in support or in responsible, also under an alias.

    同一单位在牵头、配合或责任单位中写了两次（别名也算）。

    Bad:
        support: [健康促进处, 各设区市, 委健康促进处]
    Good:
        support: [健康促进处, 各设区市]
    Why: The clause would print the division twice, and returns would be asked of it twice.
    为什么：印出来同一单位出现两次，催报、统计时也会算成两个。
    """
    for entry in project.overlapping:
        seen: dict[tuple[Role, str], Mention] = {}
        for mention in mentions_in(entry):
            key = (mention.role, project.canonical.get(mention.name, mention.name))
            first = seen.setdefault(key, mention)
            if first is not mention:
                yield Finding(mention.record, mention.path, _message(first, mention), _REMEDY)


def _message(first: Mention, second: Mention) -> Text:
    """Return which two spellings are one division."""
    where, role = place_called(second), ROLE[second.role]
    if first.name == second.name:
        return Text(
            f"{where.zh}{role.zh}“{second.name}”写了两次", f"{where.en}{role.en} {second.name} stands twice"
        )
    return Text(
        f"{where.zh}{role.zh}“{first.name}”和“{second.name}”是同一个单位",
        f"{where.en}{role.en} {first.name} and {second.name} are one division",
    )
