"""Find documents that bear the number of another."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules.document_number import normal
from docgen.rules.rule import Finding


def duplicate_document_number(project: Project) -> Iterator[Finding]:
    """Report a document that bears the number of another.

    发文字号与另一公文相同。

    Bad:
        # data/documents/a.yaml and data/documents/b.yaml
        number: 东卫发〔2022〕8号
    Good:
        number: 东卫发〔2022〕9号
    Why: A number is given once. Numbers that differ only in brackets or zeros are the same.
    为什么：一个号只能用一次。只差括号或前面的 0 的，也算同一个号。
    """
    seen: dict[str, Document] = {}
    for document in project.documents:
        number = normal("".join(document.number.split()))
        first = seen.setdefault(number, document)
        if not number or first is document:
            continue
        place = first.place("number")
        yield Finding(
            document,
            ("number",),
            Text(
                f"公文 {document.id} 的发文字号 {document.number} 与公文 {first.id} 相同（{place}）",
                f"document {document.id} bears the number of document {first.id} ({place})",
            ),
            Text("按发文登记簿改正其中一个", "correct one of them by the register"),
        )
