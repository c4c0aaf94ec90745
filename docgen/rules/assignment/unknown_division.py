"""Find names of divisions that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import DIVISIONS
from docgen.records.mentions import Mention, Role
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE, place_called
from docgen.rules.assignment.misnamed import remedy_for
from docgen.rules.rule import Finding


def unknown_division(project: Project) -> Iterator[Finding]:
    """Report a division that the catalogue does not know, wherever it is named.

    单位名录中没有这个单位。

    Bad:
        lead: [健康促进处、人事处]
        support: [妇幼健康出, 健康促进处等有关处室]
    Good:
        lead: [健康促进处, 人事处]
        support: [妇幼健康处, {group: 有关处室, including: [健康促进处]}]
    Why: A name that is not in data/divisions.yaml is mostly a slip of the pen; the division that was meant
        would get no return form and no reminder. Where the catalogue itself could not be read in full,
        the rule keeps silent.
    为什么：名录里没有的名称多半是笔误，真正的单位就会漏发报送表、漏催；名录本身没有读全时，本检查不作判断。
    """
    if project.is_damaged(DIVISIONS) or not (project.divisions or project.catalogue):
        return
    office = frozenset((project.office.name, project.office.short_name)) if project.office else frozenset()
    for name in project.mentions.names:
        if name in project.division_index:
            continue
        remedy = remedy_for(project, name)
        for mention in project.mentions.of(name):
            if not (mention.role is Role.SIGNER and name in office):
                yield Finding(mention.record, mention.path, _message(mention), remedy)


def _message(mention: Mention) -> Text:
    """Return that a name is unknown, and where."""
    where, role = place_called(mention), ROLE[mention.role]
    return Text(
        f"{where.zh}{role.zh}“{mention.name}”不在单位名录中",
        f"{where.en}{role.en} {mention.name} is not in the catalogue of divisions",
    )
