"""Find document numbers of a wrong form."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document_number import judge
from docgen.rules.rule import Finding


def number_form(project: Project) -> Iterator[Finding]:
    """Report a document whose number is not of the form 东卫发〔2022〕3号.

    发文字号写法不对。

    Bad:
        number: 东卫发[2022]第08号
    Good:
        number: 东卫发〔2022〕8号
    Why: 7.2.5 of GB/T 9704 wants the full year in 〔〕 and the serial without 第 and without zeros in front.
        The number is what the document will be cited by, for ever.
    为什么：GB/T 9704 的 7.2.5 规定年份用全称并加六角括号，序号不编虚位、不加“第”。文号印错，以后引用跟着错。
    """
    for document in project.documents:
        for record in document.numbered:
            judgement = judge(record.number)
            if not judgement.faults:
                continue
            wrong = judgement.wrong
            yield Finding(
                record,
                ("number",),
                Text(
                    f"公文 {document.id} 的发文字号“{record.number}”写法不对：{wrong.zh}",
                    f"document {document.id}: number {record.number} is of a wrong form: {wrong.en}",
                ),
                judgement.remedy,
            )
