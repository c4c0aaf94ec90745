"""Find ids that stand twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from docgen.diagnostics import Text
from docgen.records.base import Base
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.rule import Finding

_Named = Iterable[tuple[Base, str]]
_ONCE = {
    "plan": Text("任务计划", "plan"),
    "document": Text("公文", "document"),
    "indicator": Text("指标", "indicator"),
    "type": Text("文种样式", "document type"),
    "ledger": Text("台账", "ledger"),
    "register": Text("登记簿", "register"),
    "task": Text("任务", "task"),
    "item": Text("分项", "item"),
    "phase": Text("阶段", "phase"),
    "reference": Text("引用文件", "reference"),
    "article": Text("简报文章", "article"),
    "entry": Text("台账条目", "ledger entry"),
}


def duplicate_id(project: Project) -> Iterator[Finding]:
    """Report an id that stands twice among records of one kind.

    编号重复。

    Bad:
        tasks:
          - id: T01
          - id: T01
    Good:
        tasks:
          - id: T01
          - id: T02
    Why: Returns, references and file names find a record by its id; with two of the same id one of them is
        lost. Ids of files differ in more than case, because Windows does not tell A.docx from a.docx.
    为什么：报送、引用、成品文件名都靠编号查找；编号相同，其中一个就会丢失。作文件名的编号不能只差大小写，
        因为 Windows 不区分。
    """
    files: tuple[tuple[str, _Named], ...] = (
        ("plan", ((plan, plan.id) for plan in project.plans)),
        ("document", ((document, document.id) for document in project.documents)),
        ("ledger", ((ledger, ledger.id) for ledger in project.ledgers)),
        ("register", ((register, register.id) for register in project.registers)),
    )
    for kind, named in files:
        yield from _repeated(kind, named, case_matters=False)
    yield from _repeated("indicator", ((indicator, indicator.id) for indicator in project.indicators))
    yield from _repeated("type", ((entry, entry.id) for entry in project.types))
    for plan in project.plans:
        yield from _in_plan(plan)
    for document in project.documents:
        yield from _repeated("reference", ((reference, reference.id) for reference in document.references))
        yield from _repeated("article", ((article, article.id) for article in document.articles))
    for ledger in project.ledgers:
        yield from _repeated("entry", ((entry, entry.id) for entry in ledger.entries))


def _in_plan(plan: Plan) -> Iterator[Finding]:
    tasks = plan.tasks
    yield from _repeated("task", ((task, task.id) for task in tasks))
    items = ((item, task.item_id(index)) for task in tasks for index, item in enumerate(task.items))
    ids_of_tasks_differ = len({task.id for task in tasks}) == len(tasks)
    if ids_of_tasks_differ:
        yield from _repeated("item", items)
    yield from _repeated("phase", ((phase, phase.id) for phase in plan.phases))
    yield from _repeated("reference", ((reference, reference.id) for reference in plan.references))


def _repeated(kind: str, named: _Named, *, case_matters: bool = True) -> Iterator[Finding]:
    """Yield a finding for each id that an earlier record of the kind has."""
    seen: dict[str, tuple[Base, str]] = {}
    for record, identifier in named:
        key = identifier if case_matters else identifier.casefold()
        first, written = seen.setdefault(key, (record, identifier))
        if first is record:
            continue
        word, place = _ONCE[kind], first.place("id")
        alike = "" if written == identifier else f"（与 {written} 只差大小写）"
        yield Finding(
            record,
            ("id",),
            Text(
                f"{word.zh}编号 {identifier} 重复{alike}，{place} 已经用了",
                f"{word.en} id {identifier} stands twice; first at {place}",
            ),
            Text("换一个编号，并改正用到它的地方", "choose another id, and change where it is used"),
        )
