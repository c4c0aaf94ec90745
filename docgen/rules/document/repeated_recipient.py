"""Find recipients that a document names twice."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.mentions import Mention, Role, mentions_in_document
from docgen.records.project import Project
from docgen.rules.assignment.called import ROLE
from docgen.rules.rule import Finding

_REMEDY = Text("留下一处，删去另一处", "keep one and delete the other")


def repeated_recipient(project: Project) -> Iterator[Finding]:
    """Report a division that a document names twice among its recipients and copies, also under an alias.

    同一单位在主送、抄送中写了两次（别名也算）。

    Bad:
        recipients:
          - divisions: [委机关各处室]
          - divisions: [各设区市, 委机关各处室]
    Good:
        recipients:
          - divisions: [委机关各处室]
          - divisions: [各设区市]
    Why: It would be printed twice. Mostly a line was copied and not changed, and who was meant receives
        nothing; who receives the document needs no copy.
    为什么：印出来出现两次；多半是复制一行忘了改，真正要发的单位就漏掉了。已经主送的不再抄送。
    """
    for document in project.documents:
        seen: dict[str, Mention] = {}
        for mention in mentions_in_document(document):
            if mention.role not in (Role.RECIPIENT, Role.COPIED):
                continue
            first = seen.setdefault(project.canonical.get(mention.name, mention.name), mention)
            if first is not mention:
                yield Finding(document, mention.path, _message(first, mention), _REMEDY)


def _message(first: Mention, second: Mention) -> Text:
    """Return which two places name one division."""
    one, other = ROLE[first.role], ROLE[second.role]
    if first.name == second.name and first.role is second.role:
        return Text(
            f"公文 {second.owner} 的{other.zh}“{second.name}”写了两次",
            f"document {second.owner}: {other.en} {second.name} stands twice",
        )
    return Text(
        f"公文 {second.owner} 的{one.zh}“{first.name}”和{other.zh}“{second.name}”是同一个单位",
        f"document {second.owner}: {one.en} {first.name} and {other.en} {second.name} are one division",
    )
