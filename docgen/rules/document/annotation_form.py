"""Find annotations with brackets typed in."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding

_WRAPPED = re.compile(r"[（(]((?:[^（）()]|[（(][^（）()]*[）)])*)[）)]。?")


def annotation_form(project: Project) -> Iterator[Finding]:
    """Warn of an annotation that has its brackets typed in.

    附注带了括号。

    Bad:
        annotation: （政务公开形式：依申请公开）
    Good:
        annotation: 政务公开形式：依申请公开
    Why: The template sets the brackets (7.3.6); typed in, they stand twice.
    为什么：附注的括号由模板加上（7.3.6），写在记录里就会印两遍。
    """
    for document in project.documents:
        found = _WRAPPED.fullmatch(document.annotation.strip())
        if found:
            yield Finding(
                document,
                ("annotation",),
                Text(
                    f"公文 {document.id} 的附注带了括号",
                    f"document {document.id}: the annotation is in brackets",
                ),
                Text(f"写 annotation: {found[1]}", f"write annotation: {found[1]}"),
            )
