"""Find annexes that are unknown, doubled or wrongly titled."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Annex, Document
from docgen.records.files import document_file
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest

_END = "。；，、：.;,:"
_WRAPPED = re.compile(r"《([^《》]*)》")
_NUMBER = re.compile(r"^(?:附件\s*[\d一二三四五六七八九十]*\s*[：:.、．]\s*|\d{1,2}[.、．]\s*(?!\d))")

_Fault = tuple[str, Text, Text]


def annex_form(project: Project) -> Iterator[Finding]:
    """Report an annex that is not among the documents, stands twice, or whose title is wrongly written.

    附件有误。

    Bad:
        annexes:
          - {title: 1.《重点任务责任分解表》。, document: table-2O22}
    Good:
        annexes:
          - {title: 重点任务责任分解表, document: table-2022}
    Why: The list of annexes sets numbers itself, no mark follows a name (7.3.4), and the name is the same as
        the title on the annex itself (7.3.7).
    为什么：附件说明自动编号，名称后不加标点（7.3.4），并且与附件首页的标题一致（7.3.7）。
    """
    documents = {document.id: document for document in project.documents}
    for document in project.documents:
        seen: set[str] = set()
        for index, annex in enumerate(document.annexes):
            for field, message, remedy in (
                *_title_faults(annex),
                *_target_faults(project, documents, document, annex),
            ):
                yield _finding(document, index, field, message, remedy)
            names = {annex.title, annex.document} - {""}
            if names & seen:
                yield _finding(
                    document,
                    index,
                    "title",
                    Text("与前面的附件重复", "stands twice"),
                    Text("删去一个", "delete one"),
                )
            seen |= names


def _finding(document: Document, index: int, field: str, message: Text, remedy: Text) -> Finding:
    title = document.annexes[index].title
    return Finding(
        document,
        ("annexes", index, field),
        Text(
            f"公文 {document.id} 的附件{index + 1}“{title}”{message.zh}",
            f"document {document.id}: annex {index + 1} {message.en}",
        ),
        remedy,
    )


def _title_faults(annex: Annex) -> Iterator[_Fault]:
    """Yield marks, numbers and 《》 in the title of an annex."""
    title = annex.title.strip()
    plain = _NUMBER.sub("", title).rstrip(_END)
    if found := _WRAPPED.fullmatch(plain):
        plain = found[1]
    if plain != title and plain:
        yield (
            "title",
            Text("的名称带了序号、书名号或标点", "has a number, 《》 or a mark in its title"),
            Text(f"写 title: {plain}", f"write title: {plain}"),
        )


def _target_faults(
    project: Project, documents: dict[str, Document], document: Document, annex: Annex
) -> Iterator[_Fault]:
    """Yield what is wrong with the document that an annex is made of."""
    if not annex.document or project.is_damaged(document_file(annex.document)):
        return
    bound = documents.get(annex.document)
    if bound is None:
        close = nearest(annex.document, documents, 1)
        yield (
            "document",
            Text(f"所用的公文 {annex.document} 不存在", f"is made of {annex.document}, which there is not"),
            Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
            if close
            else Text("写 data/documents 中一份公文的编号", "write the id of a document in data/documents"),
        )
    elif bound is document:
        yield (
            "document",
            Text("就是本公文", "is the document itself"),
            Text("写另一份公文的编号，或删去", "write another document's id, or delete it"),
        )
    elif bound.annexes:
        circle = any(annex.document == document.id for annex in bound.annexes)
        yield (
            "document",
            Text(
                f"所用的公文 {bound.id} 又以本公文为附件"
                if circle
                else f"所用的公文 {bound.id} 自己还有附件",
                f"is made of {bound.id}, which has "
                + ("this document as an annex" if circle else "annexes of its own"),
            ),
            Text(
                f"附件的附件不会印出：删去 {bound.id} 的 annexes，都列在本公文里",
                f"annexes of annexes are not printed: list them all here, and delete those of {bound.id}",
            ),
        )
    elif bound.title and not _alike(bound.title, annex.title):
        yield (
            "title",
            Text(f"与公文 {bound.id} 的标题“{bound.title}”不一致", f"differs from the title of {bound.id}"),
            Text(f"写 title: {bound.title}", f"write title: {bound.title}"),
        )


def _alike(one: str, other: str) -> bool:
    """Say whether two titles are the same but for white space, numbers, marks and 《》 around them."""
    plain = [_NUMBER.sub("", "".join(title.split())).rstrip(_END).strip("《》") for title in (one, other)]
    return plain[0] == plain[1]
