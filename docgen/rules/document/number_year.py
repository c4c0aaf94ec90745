"""Find document numbers of another year than the date."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document_number import number_parts
from docgen.rules.rule import Finding


def number_year(project: Project) -> Iterator[Finding]:
    """Warn of a document number of another year than the date of the document.

    发文字号的年份与成文日期的年份不同。

    Bad:
        number: 东卫发〔2021〕8号
        date: 2022-03-01
    Good:
        number: 东卫发〔2022〕8号
        date: 2022-03-01
    Why: Numbers begin anew each year; an old year is mostly left over from a copied file. In January the
        number may still be of the year before.
    为什么：发文字号每年重新编号，年份对不上多半是复制文件时没有改。1月成文的可以用上一年的号。
    """
    for document in project.documents:
        for record in document.numbered:
            parts, date = number_parts(record.number), document.date
            if parts is None or date is None or parts.year == date.year:
                continue
            if date.month == 1 and parts.year == date.year - 1:
                continue
            right = f"{parts.prefix}〔{date.year}〕{parts.serial}号"
            yield Finding(
                record,
                ("number",),
                Text(
                    f"公文 {document.id} 的发文字号是 {parts.year} 年，成文日期是 {date.year} 年",
                    f"document {document.id}: its number is of {parts.year}, its date of {date.year}",
                ),
                Text(f"写 number: {right}，或改正 date", f"write number: {right}, or correct date"),
            )
