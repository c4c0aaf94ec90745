"""Find marks of letters that do nothing."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def letter_mark(project: Project) -> Iterator[Finding]:
    """Warn of italics, code, and stars without a pair.

    正文里有斜体、代码记号，或不成对的星号。

    Bad:
        text: "做到*三个不*，**应签尽签。"
    Good:
        text: 做到“三个不”，**应签尽签**。
    Why: Chinese has no italics; a star without its pair is printed as a star.
    为什么：中文没有斜体；不成对的星号会照原样印出来。
    """
    yield from found(project, Kind.MARK)
