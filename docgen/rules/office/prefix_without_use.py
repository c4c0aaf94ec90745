"""Find a prefix of divisions that no division takes."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import DivisionKind
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.rule import Finding


def prefix_without_use(project: Project) -> Iterator[Finding]:
    """Warn of a division_prefix where no division of the catalogue is the office's own.

    写了处室前冠的字，却没有一个处室属于发文机关。

    Bad:
        # office.yaml: name: 东海省卫生建康委员会, division_prefix: 委
        - {id: health, name: 健康促进处, kind: division, parent: 东海省卫生健康委员会}
    Good:
        # office.yaml: name: 东海省卫生健康委员会, division_prefix: 委
        - {id: health, name: 健康促进处, kind: division, parent: 东海省卫生健康委员会}
    Why: The prefix goes before a leading division of the office itself; where no parent is the office, every
        clause prints without it, and nothing else says so.
    为什么：“委人事处牵头”的“委”只冠在本机关处室前面；处室的上级单位都不是发文机关，全部分工括号就都没有这个字。
    """
    office = project.office
    if office is None or not office.division_prefix or project.is_damaged(DIVISIONS):
        return
    divisions = [each for each in project.divisions if each.kind is DivisionKind.DIVISION]
    if not divisions or any(map(project.is_internal, divisions)):
        return
    prefix, parents = office.division_prefix, "、".join(dict.fromkeys(each.parent for each in divisions))
    yield Finding(
        office,
        ("division_prefix",),
        Text(
            f"分工括号里不会印“{prefix}”字：处室的上级单位都不是“{office.name}”，而是 {parents}",
            f"no clause prints {prefix}: no division belongs to {office.name}, but to {parents}",
        ),
        Text(
            "改正 office.yaml 的 name 或处室的 parent，使两处一致；没有本机关处室的，删去 division_prefix",
            "let name and the divisions' parent be the same organ; else delete division_prefix",
        ),
    )
