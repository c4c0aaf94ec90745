"""Find tables that cannot be set."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def table_form(project: Project) -> Iterator[Finding]:
    """Report a table with cells beyond its head, too many columns, or no form of a table at all.

    表格格数多于表头、列数太多，或写法不完整。

    Bad:
        text: |
          | 县区 | 户数 |
          |---|---|
          | 甲县 | 120 | 95% |
    Good:
        text: |
          | 县区 | 户数 | 完成率 |
          |---|---|---|
          | 甲县 | 120 | 95% |
    Why: Cells beyond the head would be lost, and with them figures.
    为什么：超出表头的格子印不出来，数字就丢了。
    """
    yield from found(project, Kind.TABLE)
