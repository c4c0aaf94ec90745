"""Find superseded documents that cannot be identified."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.files import document_file
from docgen.records.project import Project
from docgen.rules.document_number import judge
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def supersedes(project: Project) -> Iterator[Finding]:
    """Report a superseded document that is neither an id nor a document number, or is this document itself.

    所废止、代替的公文无法确认。

    Bad:
        supersedes: [东卫发[2021]8号, notice-8]
    Good:
        supersedes: [东卫发〔2021〕8号, notice-2021-8]
    Why: Who asks which notice holds must find the one that no longer does.
    为什么：要知道哪个文件有效，先得能找到哪个已经失效。
    """
    documents = {document.id: document for document in project.documents}
    for document in project.documents:
        for index, name in enumerate(document.supersedes):
            fault = _fault(project, documents, document, name)
            if fault is not None:
                message = Text(
                    f"公文 {document.id} 代替的“{name}”{fault[0].zh}",
                    f"document {document.id} supersedes {name}, which {fault[0].en}",
                )
                yield Finding(document, ("supersedes", index), message, fault[1])


def _fault(
    project: Project, documents: dict[str, Document], document: Document, name: str
) -> tuple[Text, Text] | None:
    """Return what is wrong with one name, and the remedy."""
    if name in (document.id, *(record.number for record in document.numbered)):
        return Text("就是本公文", "is the document itself"), Text(
            "写旧公文的编号或字号", "write the old document's id"
        )
    if name in documents or project.is_damaged(document_file(name)):
        return None
    judgement = judge(name)
    if not judgement.faults and not name.isascii():
        return None
    if judgement.right:
        return (
            Text(f"写法不对：{judgement.wrong.zh}", f"is of a wrong form: {judgement.wrong.en}"),
            judgement.remedy,
        )
    close = nearest(name, documents, 1)
    return (
        Text("既不是已有公文的编号，也不是发文字号", "is neither a document's id nor a document number"),
        Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
        if close
        else Text(
            "写编号，或写 东卫发〔2021〕8号 这样的字号", "write an id, or a number such as 东卫发〔2021〕8号"
        ),
    )
