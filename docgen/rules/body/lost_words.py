"""Find words that would be printed nowhere."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def lost_words(project: Project) -> Iterator[Finding]:
    """Report words of a body that would be printed nowhere.

    正文里有的文字不会印出。

    Bad:
        text: "[1]: 见附件"
    Good:
        text: （1）见附件
    Why: What looks like a definition of Markdown vanishes from the page without a trace.
    为什么：像 Markdown 定义的写法，会从页面上消失，不留痕迹。
    """
    yield from found(project, Kind.LOST)
