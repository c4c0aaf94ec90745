"""Find numbers that differ from those printed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def written_numbers(project: Project) -> Iterator[Finding]:
    """Warn of a number that the author wrote and that differs from the one printed.

    写在标题或列表前的序号，与自动编的序号不同。

    Bad:
        text: |
          # 一、目标

          # 三、任务
    Good:
        text: |
          # 目标

          # 任务
    Why: Numbers are set automatically. Another one in the text means that something is missing or out
        of order.
    为什么：序号自动编排；写的序号对不上，多半是缺了一部分，或顺序不对。
    """
    yield from found(project, Kind.NUMBER)
