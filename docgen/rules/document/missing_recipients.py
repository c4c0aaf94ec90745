"""Find documents without recipients whose type needs them."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding


def missing_recipients(project: Project) -> Iterator[Finding]:
    """Report a document without recipients, where its type needs them.

    公文没有主送机关。

    Bad:
        type: division_of_labor
        recipients: []
    Good:
        type: division_of_labor
        recipients:
          - divisions: [委机关各处室]
          - divisions: [各设区市]
    Why: A notice binds those to whom it is sent (7.3.2). A type without recipients, such as a brief, says
        needs_recipients: false in the catalogue of types.
    为什么：通知发给谁，谁才负责落实（7.3.2）。简报等没有主送机关的，在样式目录中写 needs_recipients: false。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if kind is None or not kind.needs_recipients or project.is_damaged(document):
            continue
        if any(group.divisions for group in document.recipients):
            continue
        yield Finding(
            document,
            ("recipients",),
            Text(
                f"公文 {document.id}（{kind.title}）没有主送机关", f"document {document.id} has no recipients"
            ),
            Text(
                "写 recipients，每组一行：- divisions: [单位名称]",
                "write recipients, one group a line: - divisions: [name]",
            ),
        )
