"""Find organs that sign a document twice."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text("留下一个，删去另一个", "keep one and delete the other")


def repeated_signer(project: Project) -> Iterator[Finding]:
    """Warn of an organ that stands twice among those who sign a document, also under an alias.

    同一机关署名两次（别名也算）。

    Bad:
        sign_off: {organs: [东海省卫生健康委员会, 省卫生健康委]}
    Good:
        sign_off: {organs: [东海省卫生健康委员会, 东海省财政厅]}
    Why: Each organ signs and seals once; twice the same mostly stands for another that was meant.
    为什么：每个机关署名、盖章各一次；写了两次，多半是把另一个机关写错了。
    """
    office = project.office
    own = {office.short_name: office.name} if office is not None and office.short_name else {}
    for document in project.documents:
        organs = document.sign_off.organs
        seen: dict[str, int] = {}
        for index, organ in enumerate(organs):
            full = own.get(organ, organ)
            first = seen.setdefault(project.canonical.get(full, full), index)
            if first == index:
                continue
            one = organs[first]
            same = (
                Text("写了两次", "stands twice") if one == organ else Text(f"就是“{one}”", f"is {one} again")
            )
            yield Finding(
                document,
                ("sign_off", "organs", index),
                Text(
                    f"公文 {document.id} 的署名机关“{organ}”{same.zh}",
                    f"document {document.id}: signing organ {organ} {same.en}",
                ),
                _REMEDY,
            )
