"""Find HTML in a body."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def html_in_body(project: Project) -> Iterator[Finding]:
    """Report HTML in a body: its tags would be printed as they stand.

    正文里有 HTML 标记，会照原样印出。

    Bad:
        text: 完成率<b>95%</b>。
    Good:
        text: 完成率**95%**。
    Why: Bodies are Markdown; HTML would be another way to the same page, and a way around the styles.
    为什么：正文只用 Markdown；HTML 能绕开样式，也不能原样进入 Word 和 PDF。
    """
    yield from found(project, Kind.HTML)
