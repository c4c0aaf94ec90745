"""Find listed references whose document number has a wrong form."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document_number import judge
from docgen.rules.reference.listing import sources
from docgen.rules.rule import Finding


def reference_number_form(project: Project) -> Iterator[Finding]:
    """Report a reference whose document number is not of the form 东卫发〔2022〕3号.

    引用文件的发文字号写法不对。

    Bad:
        number: 东卫发[2022]第03号
    Good:
        number: 东卫发〔2022〕3号
    Why: A number is cited letter by letter, else the document cannot be found; the year is in full and in
        〔〕, the serial has neither 第 nor zeros. Numbers of orders (令) and standards are left alone.
    为什么：引用发文字号要与原文一字不差，否则查不到；年份用全称并加六角括号，序号不编虚位、不加“第”。
        令号、公告号和标准编号不在此列。
    """
    for source in sources(project):
        for reference in source.references:
            judgement = judge(reference.number) if reference.number else None
            if judgement is None or not judgement.faults:
                continue
            wrong = judgement.wrong
            message = Text(
                f"引用文件 {reference.id} 的发文字号“{reference.number}”写法不对：{wrong.zh}",
                f"reference {reference.id}: number {reference.number} is of a wrong form: {wrong.en}",
            )
            yield Finding(reference, ("number",), message, judgement.remedy)
