"""Find documents without a date."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding


def missing_date(project: Project) -> Iterator[Finding]:
    """Report a document without a date.

    公文没有成文日期。

    Bad:
        number: 东卫发〔2022〕8号
    Good:
        number: 东卫发〔2022〕8号
        date: 2022-03-01
    Why: The date under the signature is the day from which the document holds (7.3.5). It is never taken
        from the clock, else the same records would print another date tomorrow.
    为什么：署名下的成文日期是公文生效的日子（7.3.5）。本工具从不取当天日期代替，否则明天再印就变了。
    """
    for document in project.documents:
        if document.date is None and not project.is_damaged(document):
            yield Finding(
                document,
                ("date",),
                Text(f"公文 {document.id} 没有成文日期", f"document {document.id} has no date"),
                Text(
                    "写 date: 年-月-日，取会议通过或负责人签发的日期",
                    "write date: YYYY-MM-DD, the day it was signed",
                ),
            )
