"""Find documents without a title."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding


def missing_title(project: Project) -> Iterator[Finding]:
    """Report a document without a title.

    公文没有标题。

    Bad:
        id: notice-55
        type: division_of_labor
    Good:
        id: notice-55
        type: division_of_labor
        title: 关于落实健康帮扶实施方案重点任务分工的通知
    Why: Every document has a title (7.3.1); the lines of the title only say how it is broken.
    为什么：公文必须有标题（7.3.1）。title_lines 只说明怎样分行，不能代替 title。
    """
    for document in project.documents:
        if document.title.strip() or project.is_damaged(document):
            continue
        joined = "".join("".join(line.split()) for line in document.title_lines)
        yield Finding(
            document,
            ("title",),
            Text(f"公文 {document.id} 没有标题", f"document {document.id} has no title"),
            Text(f"写 title: {joined}", f"write title: {joined}")
            if joined
            else Text("写 title: 关于…的通知", "write title: 关于…的通知"),
        )
