"""Find documents that go up without a signer."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.catalogue import ForEach
from docgen.records.project import Project
from docgen.records.superiors import goes_up
from docgen.rules.document.kinds import UPWARD, kind_of
from docgen.rules.rule import Finding


def missing_signers(project: Project) -> Iterator[Finding]:
    """Report a document to a superior organ that names no signer.

    上行文没有签发人。

    Bad:
        title: 关于重点任务落实情况的报告
        recipients:
          - divisions: [东海省人民政府]
    Good:
        title: 关于重点任务落实情况的报告
        recipients:
          - divisions: [东海省人民政府]
        signers: [张三]
    Why: The head of a document that goes up says who answers for it, beside the number (7.2.6). Who is above
        whom stands in the catalogue of divisions, as parent. The report of a division takes its signer from
        its return.
    为什么：上行文要在发文字号旁边标注签发人，表明由谁负责（7.2.6）。谁是谁的上级，看单位名录的 parent。
        逐个单位生成的报告，签发人取自该单位的报送。
    """
    office = project.office.name if project.office is not None else ""
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if document.signers or kind is None or kind.for_each is ForEach.RETURNED:
            continue
        upward = kind_of(document.title) in UPWARD and not project.is_damaged(document)
        if upward and goes_up(project, document, document.sign_off.organs or (office,)):
            yield Finding(
                document,
                ("signers",),
                Text(
                    f"公文 {document.id} 报送上级机关，没有写签发人",
                    f"document {document.id} goes to a superior organ and names no signer",
                ),
                Text("写 signers: [签发人姓名]", "write signers: [name of who signs]"),
            )
