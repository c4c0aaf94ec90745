"""Find briefs whose head would lack the issue number or the issuing unit."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules.rule import Finding

_NEEDED = {
    "issue": (Text("期号", "issue number"), Text("写 issue: 期号，如 3", "write issue, such as 3")),
    "issuing_unit": (
        Text("编发单位", "issuing unit"),
        Text("写 issuing_unit: 编发单位", "write issuing_unit"),
    ),
}


def is_brief(document: Document) -> bool:
    """Say whether a document is a brief (简报): it has articles or an issue number."""
    return bool(document.articles) or document.issue is not None


def brief_head(project: Project) -> Iterator[Finding]:
    """Report a brief without an issue number or an issuing unit.

    简报没有期号或编发单位。

    Bad:
        type: health_support_brief
        articles: [{id: visits, title: 随访进展, …}]
    Good:
        type: health_support_brief
        issue: 3
        issuing_unit: 东海省卫生健康委办公室
        articles: [{id: visits, title: 随访进展, …}]
    Why: A brief has no document number; it is cited by its issue number, and the line under it says who made
        it and when. The date has a rule of its own (DG403).
    为什么：简报没有发文字号，靠期号引用；期号下面一行写谁编发、哪天编发。日期另有检查（DG403）。
    """
    for document in project.documents:
        if not is_brief(document) or project.is_damaged(document):
            continue
        for field, (what, remedy) in _NEEDED.items():
            if not getattr(document, field):
                message = Text(f"简报 {document.id} 没有{what.zh}", f"brief {document.id} has no {what.en}")
                yield Finding(document, (field,), message, remedy)
