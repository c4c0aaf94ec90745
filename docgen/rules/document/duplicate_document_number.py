"""Find documents that bear the number of another."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document, OwnNumber
from docgen.records.project import Project
from docgen.reporting.each import each_of
from docgen.rules.document.own_number import lacking_own
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
    Why: A number is given once. Numbers that differ only in brackets or zeros are the same. Letters that one
        record makes for several divisions are several documents, too. Where `number` repeats a line of
        `numbers`, DG438 and DG439 say which of them goes.
    为什么：一个号只能用一次。只差括号或前面的 0 的，也算同一个号。一条记录给几个单位各做一份的，也是几份。
        number 与 numbers 里的号重复的，由 DG438、DG439 检查。
    """
    seen: dict[str, tuple[Document, Document | OwnNumber]] = {}
    for document in project.documents:
        for record in document.numbered:
            first, taken = seen.setdefault(normal("".join(record.number.split())), (document, record))
            if taken is record or (record is document is first and not _of_the_only(project, document)):
                continue
            place = taken.place("number")
            yield Finding(
                record,
                ("number",),
                Text(
                    f"公文 {document.id} 的发文字号 {record.number} 与公文 {first.id} 相同（{place}）",
                    f"document {document.id} bears the number of document {first.id} ({place})",
                ),
                Text("按发文登记簿改正其中一个", "correct one of them by the register"),
            )


def _of_the_only(project: Project, document: Document) -> bool:
    """Say whether `number` is printed on the only letter: otherwise DG438 or DG439 tells that it must go."""
    kind = project.type_index.get(document.type)
    made = each_of(project, document, kind.for_each) if kind is not None else ()
    return len(made) == 1 and bool(lacking_own(document, made))
