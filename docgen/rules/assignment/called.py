"""Say in a message which assignment, or which place, a finding is about."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.diagnostics import Text
from docgen.records.ledger import LedgerEntry
from docgen.records.mentions import Mention, Role
from docgen.records.project import Assigned
from docgen.rules.called import item_called, task_called

ROLE = {
    Role.LEAD: Text("牵头单位", "lead division"),
    Role.SUPPORT: Text("配合单位", "supporting division"),
    Role.RESPONSIBLE: Text("责任单位", "responsible division"),
    Role.RECIPIENT: Text("主送机关", "recipient"),
    Role.COPIED: Text("抄送机关", "copied organ"),
    Role.SIGNER: Text("署名机关", "signing organ"),
    Role.RECEIVER: Text("受理报送的单位", "receiving office"),
    Role.ACTOR: Text("阶段实施单位", "division acting in a phase"),
    Role.REPORTER: Text("报送单位", "reporting division"),
    Role.PROVIDER: Text("数据提供单位", "division providing a figure"),
}
"""What a division is named as, in words."""


def entry_called(entry: Assigned) -> Text:
    """Return how a message names where labour is divided: the task, and the item where it has several."""
    return task_called(entry.task) if entry.item is None else item_called(entry.task, entry.item)


def place_called(mention: Mention) -> Text:
    """Return how a message names the place of a mention: the task, the document, the plan; or nothing."""
    if mention.assigned is not None:
        task = entry_called(mention.assigned)
        return Text(f"{task.zh}的", f"{task.en}: ")
    if mention.role in (Role.RECIPIENT, Role.COPIED, Role.SIGNER):
        return Text(f"公文 {mention.owner} 的", f"document {mention.owner}: ")
    if isinstance(mention.record, LedgerEntry):
        entry = mention.record.id
        return Text(f"台账 {mention.owner} 条目 {entry} 的", f"ledger {mention.owner}, entry {entry}: ")
    if mention.owner:
        return Text(f"计划 {mention.owner} 的", f"plan {mention.owner}: ")
    return Text("", "")


def listed(names: Iterable[str]) -> Text:
    """Return names as a message lists them: “甲”、“乙” and 甲, 乙."""
    found = tuple(names)
    return Text("、".join(f"“{name}”" for name in found), ", ".join(found))
