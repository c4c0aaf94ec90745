"""Find documents and ledgers that name a plan there is not."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.files import plan_file
from docgen.records.ledger import Ledger
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_plan(project: Project) -> Iterator[Finding]:
    """Report a document or a ledger that names a plan there is not.

    找不到所写的任务计划。

    Bad:
        plan: shanxi-2021   # data/tasks/shaanxi-2021.yaml
    Good:
        plan: shaanxi-2021
    Why: The tasks of the document come from its plan; without it the document would be empty.
    为什么：公文中的任务来自任务计划，找不到计划，公文就是空的。
    """
    records: tuple[Document | Ledger, ...] = (*project.documents, *project.ledgers)
    for record in records:
        plan = record.plan
        if not plan or plan in project.plan_index or project.is_damaged(plan_file(plan)):
            continue
        close = nearest(plan, project.plan_index, 1)
        known = "、".join(project.plan_index)
        yield Finding(
            record,
            ("plan",),
            Text(f"没有编号为 {plan} 的任务计划", f"there is no plan {plan}"),
            Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
            if close
            else Text(f"现有的任务计划：{known or '（没有）'}", f"plans: {known or 'none'}"),
        )
