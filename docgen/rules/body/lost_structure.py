"""Find structure that documents do not have."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def lost_structure(project: Project) -> Iterator[Finding]:
    """Warn of quotations, code, rules, notes and deep lists: only their words are printed.

    正文里有引用、代码、分隔线、注释或过深的列表，只印其中文字。

    Bad:
        text: |
          > 要压实责任。

              缩进四格的段落
    Good:
        text: |
          要压实责任。

          首行缩进由样式给出，不打空格
    Why: Official documents have paragraphs, four levels of headings, lists, tables and pictures. Four
        spaces before a line make it code.
    为什么：公文只有段落、四级标题、列表、表格和图片。行首打四个空格，Markdown 就当成代码。
    """
    yield from found(project, Kind.STRUCTURE)
