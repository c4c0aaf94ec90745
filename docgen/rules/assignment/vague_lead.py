"""Find vague groups that are to lead."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.assignment.called import place_called
from docgen.rules.rule import Finding

_REMEDY = Text("在 lead 里写出具体的牵头单位", "name the division that leads")


def vague_lead(project: Project) -> Iterator[Finding]:
    """Report a vague group that is named as the lead.

    泛指的单位作了牵头单位。

    Bad:
        assignment:
          lead: [有关处室]
    Good:
        assignment:
          lead: [健康促进处]
          support: [有关处室]
    Why: Nobody is a member of a vague group, so nobody would lead.
    为什么：“有关处室”没有指明是谁，由它牵头等于没有人牵头。
    """
    vague = {name for name, division in project.division_index.items() if division.vague}
    for mention in project.mentions.leading(vague):
        where, name = place_called(mention), mention.name
        message = Text(
            f"{where.zh}牵头单位“{name}”是泛指，没有指明是谁", f"{where.en}{name}, a vague group, is to lead"
        )
        yield Finding(mention.record, mention.path, message, _REMEDY)
