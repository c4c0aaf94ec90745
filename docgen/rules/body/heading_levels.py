"""Find headings out of level."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def heading_levels(project: Project) -> Iterator[Finding]:
    """Warn of headings deeper than four, of levels left out, and of empty headings.

    正文的标题超过四级、跳级或没有文字。

    Bad:
        text: |
          # 总体要求

          ### 目标
    Good:
        text: |
          # 总体要求

          ## 目标
    Why: There are four levels, 一、（一）1.（1）(GB/T 9704, 7.3.3), used one after the other.
    为什么：结构层次只有 一、（一）1.（1）四级（GB/T 9704 7.3.3），逐级使用。
    """
    yield from found(project, Kind.HEADING)
