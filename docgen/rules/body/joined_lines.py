"""Find lines that are joined although they look like paragraphs."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def joined_lines(project: Project) -> Iterator[Finding]:
    """Warn of lines that will be joined to one paragraph although each looks like one of its own.

    两行之间没有空行，会接成一段。

    Bad:
        text: |
          第一段。
          第二段。
    Good:
        text: |
          第一段。

          第二段。
    Why: In Markdown only an empty line ends a paragraph. The rule speaks where a line ends a sentence
        or the next begins with a number.
    为什么：Markdown 里空一行才另起一段。上一行以句号等收尾，或下一行以序号开头时提示。
    """
    yield from found(project, Kind.JOINED)
