"""Find an issuing office that the catalogue of divisions does not know."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_office(project: Project) -> Iterator[Finding]:
    """Report an issuing office whose name is not in the catalogue of divisions.

    发文机关不在单位名录中。

    Bad:
        # office.yaml
        name: 东海省卫生建康委员会
    Good:
        # office.yaml
        name: 东海省卫生健康委员会
        # divisions.yaml
        - {id: commission, name: 东海省卫生健康委员会, kind: organ}
    Why: The name is printed under the document, and which divisions are the office's own is known by it: one
        wrong character signs a wrong organ and takes the prefix (委) from every clause.
    为什么：署名印的就是它，哪些处室是内设处室也靠它判断：错一个字，署名就错，全部分工括号里的“委”字也跟着没有了。
    """
    office = project.office
    if office is None or not project.divisions or project.is_damaged(DIVISIONS):
        return
    if project.division(office.name) is not None:
        return
    message = Text(
        f"发文机关“{office.name}”不在单位名录中", f"the issuing office {office.name} is not in the catalogue"
    )
    yield Finding(office, ("name",), message, _remedy(project, office.name))


def _remedy(project: Project, name: str) -> Text:
    """Return the name that was meant, or how to add this one."""
    known = (spelling for each in project.divisions for spelling in (each.name, *each.aliases))
    close = nearest(name, known, 1)
    entry = f"{{id: 编号, name: {name}, kind: organ}}"
    if close:
        return Text(
            f"是不是“{close[0]}”？不是的，在 {DIVISIONS} 登记：{entry}",
            f"did you mean {close[0]}? else add it to {DIVISIONS}: {entry}",
        )
    return Text(f"在 {DIVISIONS} 登记：{entry}", f"add it to {DIVISIONS}: {entry}")
