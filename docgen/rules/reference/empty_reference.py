"""Find listed references that name no document."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.reference.listing import sources
from docgen.rules.rule import Finding

_REMEDY = Text("写 title（标题，不带书名号）和 number（发文字号）", "write title (without 《》) and number")


def empty_reference(project: Project) -> Iterator[Finding]:
    """Report a listed reference with neither title nor number.

    引用的文件既没有标题，也没有发文字号。

    Bad:
        references: [{id: basis, role: basis}]
    Good:
        references: [{id: basis, role: basis, title: 健康帮扶实施方案, number: 东卫发〔2022〕3号}]
    Why: Nobody can tell which document is meant, nor look it up.
    为什么：看不出引用的是哪个文件，也无从查找。
    """
    for source in sources(project):
        for reference in source.references:
            if not reference.title.strip() and not reference.number.strip():
                message = Text(
                    f"引用文件 {reference.id} 没有标题，也没有发文字号",
                    f"reference {reference.id} has neither title nor number",
                )
                yield Finding(reference, ("id",), message, _REMEDY)
