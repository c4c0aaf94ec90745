"""Find documents of a type there is not."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import TYPES
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest


def unknown_type(project: Project) -> Iterator[Finding]:
    """Report a document of a type that the catalogue of types does not have.

    样式目录中没有这个文种。

    Bad:
        type: division_of_labour
    Good:
        type: division_of_labor
    Why: The type decides which template the document is made from.
    为什么：文种决定用哪个模板生成公文。
    """
    if project.is_damaged(TYPES):
        return
    titles = {entry.title: entry.id for entry in project.types}
    for document in project.documents:
        if document.type in project.type_index:
            continue
        by_title = titles.get(document.type)
        close = [by_title] if by_title else nearest(document.type, project.type_index, 1)
        known = "、".join(f"{entry.id}（{entry.title}）" for entry in project.types)
        yield Finding(
            document,
            ("type",),
            Text(
                f"公文 {document.id}：样式目录中没有 {document.type}",
                f"document {document.id}: there is no type {document.type}",
            ),
            Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
            if close
            else Text(f"现有：{known or '（没有）'}", f"types: {', '.join(project.type_index) or 'none'}"),
        )
