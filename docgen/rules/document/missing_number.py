"""Find documents without a number whose type needs one."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.catalogue import ForEach
from docgen.records.project import Project
from docgen.rules.rule import Finding


def missing_number(project: Project) -> Iterator[Finding]:
    """Report a document without a number, where its type needs one.

    公文没有发文字号。

    Bad:
        type: division_of_labor
        date: 2022-03-01
    Good:
        type: division_of_labor
        number: 东卫发〔2022〕8号
        date: 2022-03-01
    Why: A document is registered, cited and found by its number. A type without numbers, such as a brief,
        says needs_number: false in the catalogue of types. Of documents made one by one DG438 speaks.
    为什么：登记、引用、查找公文都靠发文字号。简报等没有字号的文种，在样式目录中写 needs_number: false。
        逐个生成的，由 DG438 检查。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if kind is None or not kind.needs_number or kind.for_each is not ForEach.DOCUMENT:
            continue
        if document.number.strip() or project.is_damaged(document):
            continue
        form = number_due(project, document.date)
        yield Finding(
            document,
            ("number",),
            Text(f"公文 {document.id}（{kind.title}）没有发文字号", f"document {document.id} has no number"),
            Text(f"写 number: {form}", f"write number: {form}"),
        )


def number_due(project: Project, date: datetime.date | None) -> str:
    """Return the number as far as it is known: prefix of the office, year of the date."""
    prefixes = project.office.number_prefixes if project.office else ()
    prefix = prefixes[0] if len(prefixes) == 1 else "机关代字"
    return f"{prefix}〔{date.year if date else '年份'}〕序号号"
