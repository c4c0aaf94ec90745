"""Find briefs of one type and year with the same issue number."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules.rule import Finding


def repeated_issue(project: Project) -> Iterator[Finding]:
    """Report a brief that has the issue number of another of its type and year.

    同一年同一种简报的期号重复。

    Bad:
        {id: brief-2, type: health_support_brief, issue: 1, date: 2022-08-01}   # brief-1 has issue 1
    Good:
        {id: brief-2, type: health_support_brief, issue: 2, date: 2022-08-01}
    Why: A brief is cited by year and issue number; two of the same cannot be told apart. Numbers begin again
        with 1 each year.
    为什么：简报按年份和期号引用，同一期有两份就分不清。期号每年从 1 编起。
    """
    first: dict[tuple[str, int, int], Document] = {}
    for document in project.documents:
        if document.issue is None or document.date is None:
            continue
        key = (document.type, document.date.year, document.issue)
        other = first.setdefault(key, document)
        if other is not document:
            taken = {issue for kind, year, issue in first if (kind, year) == key[:2]}
            message = Text(
                f"简报 {document.id} 与 {other.id} 都是 {document.date.year} 年第 {document.issue} 期",
                f"{document.id} and {other.id} are both issue {document.issue} of {document.date.year}",
            )
            free = max(taken) + 1
            yield Finding(document, ("issue",), message, Text(f"写 issue: {free}", f"write issue: {free}"))
