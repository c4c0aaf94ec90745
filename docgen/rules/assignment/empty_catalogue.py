"""Find a catalogue of divisions with nothing in it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.rule import Finding


def empty_catalogue(project: Project) -> Iterator[Finding]:
    """Report a catalogue of divisions with nothing in it.

    单位名录是空的。

    Bad:
        divisions: []
    Good:
        divisions:
          - {id: commission, name: 东海省卫生健康委员会, kind: organ}
          - {id: personnel, name: 人事处, kind: division, parent: 东海省卫生健康委员会}
    Why: Every name in assignments and recipients is held against the catalogue; against an empty one nothing
        can be found, neither a slip of the pen nor a unit left out.
    为什么：分工和主送里的名称都要同名录核对；名录是空的，写错、漏写都查不出来，分工括号里也没有“委”字。
    """
    catalogue = project.catalogue
    if catalogue is None or catalogue.divisions or project.is_damaged(DIVISIONS):
        return
    yield Finding(
        catalogue,
        ("divisions",),
        Text("单位名录是空的", "the catalogue of divisions is empty"),
        Text(
            "登记发文机关、处室和收文单位，格式见 docgen init 生成的示例",
            "add the office, its divisions and who receives; docgen init gives an example",
        ),
    )
