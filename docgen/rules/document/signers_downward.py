"""Find signers on documents that do not go up."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document.kinds import UPWARD, kind_of
from docgen.rules.rule import Finding


def signers_downward(project: Project) -> Iterator[Finding]:
    """Warn of signers on a document that does not go up, such as a notice.

    不是上行文却写了签发人。

    Bad:
        title: 关于落实重点任务分工的通知
        signers: [张三]
    Good:
        title: 关于落实重点任务分工的通知
    Why: Only a document to a superior organ names its signer in the head (7.2.6).
    为什么：只有上行文才在版头标注签发人（7.2.6）。
    """
    for document in project.documents:
        kind = kind_of(document.title)
        if not document.signers or not kind or kind in UPWARD:
            continue
        yield Finding(
            document,
            ("signers",),
            Text(
                f"公文 {document.id} 是{kind}，不标签发人", f"document {document.id} is a {kind}: no signers"
            ),
            Text("删去 signers；签发人记在发文稿纸上", "delete signers; they stand on the draft sheet"),
        )
