"""Find ids of cited documents that nothing lists."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Item, Reference, Task
from docgen.records.project import Project
from docgen.rules.called import item_called, task_called
from docgen.rules.reference.listing import listed_for, unread
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_reference(project: Project) -> Iterator[Finding]:
    """Report a reference id that neither the plan nor a document that issues it lists.

    引用的文件编号没有登记。

    Bad:
        references: [{id: plan-2021, title: 健康帮扶实施方案}]
        ...
        - {text: …, references: [plan-2012]}
    Good:
        references: [{id: plan-2021, title: 健康帮扶实施方案}]
        ...
        - {text: …, references: [plan-2021]}
    Why: The basis of a task would be lost without anybody noticing. Where the plan or its document could not
        be read in full, the rule keeps silent.
    为什么：编号对不上，任务的依据就悄悄丢了；计划或公文没有读全时，本检查不作判断。
    """
    for plan in project.plans:
        if unread(project, plan):
            continue
        listed = {reference.id: reference for reference in listed_for(project, plan)}
        for task in plan.tasks:
            if task.references:
                yield from _unknown(task, listed, task_called(task))
            for item in task.items:
                if item.references and not listed.keys() >= set(item.references):
                    yield from _unknown(item, listed, item_called(task, item))


def _unknown(record: Task | Item, listed: dict[str, Reference], where: Text) -> Iterator[Finding]:
    """Yield the ids cited in `record` that are not listed."""
    for index, cited in enumerate(record.references):
        if cited not in listed:
            message = Text(
                f"{where.zh}引用的文件“{cited}”没有登记", f"{where.en} cites {cited}, which is not listed"
            )
            yield Finding(record, ("references", index), message, _remedy(cited, listed))


def _remedy(cited: str, listed: dict[str, Reference]) -> Text:
    """Return the id that was meant, or how to list the document."""
    bare = cited.strip("《》")
    meant = [reference.id for reference in listed.values() if bare in (reference.number, reference.title)]
    close = meant or nearest(cited, listed)
    if close:
        zh, en = "、".join(close), ", ".join(close)
        if meant:
            return Text(f"写编号 {zh}", f"write the id {en}")
        return Text(f"是不是 {zh}？", f"did you mean {en}?")
    return Text(
        f"在计划的 references 里登记：{{id: {cited}, title: 标题, number: 发文字号}}",
        f"list it in references of the plan: {{id: {cited}, title: …, number: …}}",
    )
