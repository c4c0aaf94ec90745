"""Find documents whose figures count up to a day after they were signed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.project import Project
from docgen.records.standing import day_of
from docgen.rules.rule import Finding


def figures_after_date(project: Project) -> Iterator[Finding]:
    """Report a document whose figures count up to a day after its own date.

    公文的数据截至日期晚于成文日期。

    Bad:
        date: 2022-12-20
        as_of: 2022-12-31
    Good:
        date: 2023-01-05
        as_of: 2022-12-31
    Why: Nobody can know on the day of signing how things stand later; one of the two dates is a slip. Where
        the document has no as_of, that of its ledger or register counts.
    为什么：成文那天不可能有以后的数，两个日期必有一个写错。公文没有写 as_of 的，按台账、登记簿的。
    """
    for document in project.documents:
        day = day_of(project, document)
        if day is not None and document.date is not None and day > document.date:
            own = document.as_of is not None
            field = "as_of" if own else "register" if document.register_id else "ledger"
            source = "" if own else "（台账、登记簿的 as_of）"
            message = Text(
                f"公文 {document.id} 的数据截至{date_words(day)}{source}，"
                f"晚于成文日期{date_words(document.date)}",
                f"document {document.id}: figures count up to {day}, after its date {document.date}",
            )
            remedy = Text(
                "核对 as_of 和 date，改正写错的一个", "see as_of and date, and correct the wrong one"
            )
            yield Finding(document, (field,), message, remedy)
