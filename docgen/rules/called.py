"""Say in a message which text, which task or which phase a finding is about."""

from __future__ import annotations

from docgen.diagnostics import Text
from docgen.records.base import Base
from docgen.records.division import Division
from docgen.records.document import Article, Document
from docgen.records.indicator import Indicator
from docgen.records.ledger import Ledger, LedgerEntry
from docgen.records.plan import Deadline, Item, Phase, Plan, Reference, Section, Task
from docgen.records.printed import Printed

_FIELDS = {
    "title": Text("标题", "title"),
    "short_title": Text("简称", "short title"),
    "opening": Text("开头", "opening"),
    "preamble": Text("开头", "preamble"),
    "forwarded": Text("印发的文件", "forwarded text"),
    "text": Text("正文", "text"),
    "requirements": Text("最后一部分", "closing section"),
    "closing": Text("结束语", "closing phrase"),
    "annexes": Text("附件", "annexes"),
    "annotation": Text("附注", "annotation"),
    "recipients": Text("主送机关", "recipients"),
    "copies_to": Text("抄送机关", "copies"),
    "reports_to": Text("报送机关", "reports"),
    "sends_to": Text("抄送机关", "copies"),
    "distributes_to": Text("分发单位", "distribution"),
    "issuing_unit": Text("编发单位", "issuing unit"),
    "contributor": Text("供稿单位", "contributor"),
    "chart": Text("图", "chart"),
    "problem": Text("问题", "problem"),
    "where": Text("地点", "place"),
    "subject": Text("户或机构", "subject"),
    "finding_source": Text("来源", "source"),
    "measure": Text("整改措施", "measure"),
    "sign_off": Text("署名", "sign-off"),
    "signers": Text("签发人", "signers"),
    "imprint": Text("版记", "imprint"),
    "phrase": Text("目标说法", "target phrase"),
    "population": Text("统计口径", "population"),
    "name": Text("名称", "name"),
}


def text_called(printed: Printed) -> Text:
    """Return how a message names a printed text: 任务 T06（加强体系建设）第2段."""
    record = printed.record
    if isinstance(record, Item) and printed.task is not None:
        return item_called(printed.task, record)
    if isinstance(record, Task):
        task = task_called(record)
        return Text(f"{task.zh}的标题", f"{task.en} title")
    if isinstance(record, Deadline) and printed.task is not None:
        task = task_called(printed.task)
        return Text(f"{task.zh}的期限", f"{task.en} deadline")
    owner, field = record_called(record), _field_called(printed.path)
    gap = " " if owner.zh[-1:].isascii() else ""
    return Text(f"{owner.zh}{gap}的{field.zh}" if field.zh else owner.zh, f"{owner.en} {field.en}".strip())


def _field_called(path: tuple[str | int, ...]) -> Text:
    """Return how a message names what `path` leads to: 开头第2段."""
    names = [step for step in path if step in _FIELDS]
    if not names:
        return Text("", "")
    name = _FIELDS[str(names[-1] if names[-1] == "copies_to" or path[0] not in _FIELDS else path[0])]
    numbers = [step + 1 for step in path if isinstance(step, int)]
    return Text(f"{name.zh}第{numbers[0]}段", f"{name.en} {numbers[0]}") if numbers else name


def record_called(record: Base) -> Text:
    """Return how a message names a record as a whole."""
    match record:
        case Task():
            return task_called(record)
        case Section():
            return Text(f"第{record.number}部分“{record.title}”", f"section {record.number}")
        case Phase():
            return Text(f"阶段 {record.id}（{record.title}）", f"phase {record.id}")
        case Reference():
            return Text(f"引用文件 {record.id}", f"reference {record.id}")
        case Deadline():
            return Text(f"期限“{record.duty}”" if record.duty else "期限", "deadline")
        case Plan():
            return Text(f"计划 {record.id}", f"plan {record.id}")
        case Division():
            return Text(f"单位 {record.id}", f"division {record.id}")
        case Indicator():
            return Text(f"指标 {record.id}", f"indicator {record.id}")
        case _:
            return _paper_called(record)


def _paper_called(record: Base) -> Text:
    """Return how a message names a document or a ledger, or a part of one; else the office."""
    match record:
        case Document():
            return Text(f"公文 {record.id}", f"document {record.id}")
        case Article():
            return Text(f"简报文章 {record.id}（{record.title}）", f"article {record.id}")
        case Ledger():
            return Text(f"台账 {record.id}", f"ledger {record.id}")
        case LedgerEntry():
            return Text(f"台账条目 {record.id}", f"ledger entry {record.id}")
        case _:
            return Text("发文机关", "office")


def task_called(task: Task) -> Text:
    """Return how a message names a task: 任务 T06（加强体系建设）."""
    return Text(f"任务 {task.id}（{task.title}）", f"task {task.id}")


def item_called(task: Task, item: Item) -> Text:
    """Return how a message names an item; the number only where the task has several."""
    called = task_called(task)
    if len(task.items) == 1:
        return called
    number = next(number for number, other in enumerate(task.items, start=1) if other is item)
    return Text(f"{called.zh}第{number}段", f"{called.en} paragraph {number}")
