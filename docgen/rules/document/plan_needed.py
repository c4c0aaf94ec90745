"""Find documents without a plan whose type needs one."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding


def plan_needed(project: Project) -> Iterator[Finding]:
    """Report a document without a plan, where its type needs one.

    公文没有写任务计划。

    Bad:
        type: division_of_labor
    Good:
        type: division_of_labor
        plan: shaanxi-2021
    Why: A notice that divides labour takes its tasks from a plan; without it there is nothing to divide. A
        type without a plan says needs_plan: false in the catalogue of types.
    为什么：分工通知的任务来自任务计划，没有计划就无任务可分。
        不需要的文种，在样式目录中写 needs_plan: false。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if document.plan or kind is None or not kind.needs_plan or project.is_damaged(document):
            continue
        only = next(iter(project.plan_index)) if len(project.plan_index) == 1 else ""
        known = "、".join(project.plan_index)
        yield Finding(
            document,
            ("plan",),
            Text(
                f"公文 {document.id}（{kind.title}）没有写任务计划", f"document {document.id} names no plan"
            ),
            Text(f"写 plan: {only}", f"write plan: {only}")
            if only
            else Text(f"写 plan，现有：{known or '（没有）'}", f"write plan; there are: {known or 'none'}"),
        )
