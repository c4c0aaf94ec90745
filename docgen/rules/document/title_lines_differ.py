"""Find titles whose lines do not make up the title."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Article, Document
from docgen.records.project import Project
from docgen.rules.rule import Finding


def title_lines_differ(project: Project) -> Iterator[Finding]:
    """Report title lines that do not make up the title when joined, white space left aside.

    标题分行与标题不一致。

    Bad:
        title: 关于落实重点任务分工的通知
        title_lines: [关于落实, 重点工作分工的通知]
    Good:
        title: 关于落实重点任务分工的通知
        title_lines: [关于落实, 重点任务分工的通知]
    Why: The lines are printed, the title is what the document is registered and cited by.
    为什么：印出来的是分行，登记和引用用的是标题，两者必须一字不差。
    """
    for titled, name in _titled(project):
        title = "".join(titled.title.split())
        lines = ["".join(line.split()) for line in titled.title_lines]
        joined = "".join(lines)
        if not title or not lines or joined == title:
            continue
        same = _alike(title, joined)
        wrong, right = joined[same : same + 6] or "（到此为止）", title[same : same + 6] or "（到此为止）"
        yield Finding(
            titled,
            ("title_lines", _line_at(lines, same)),
            Text(
                f"{name.zh} {titled.id} 的标题分行与标题不同：分行是“{wrong}”，标题是“{right}”",
                f"{name.en} {titled.id}: the title lines say “{wrong}”, the title “{right}”",
            ),
            Text(
                "改成一样；不写 title_lines 则自动分行",
                "make them equal; without title_lines it is broken for you",
            ),
        )


def _titled(project: Project) -> Iterator[tuple[Document | Article, Text]]:
    """Yield documents and the articles of briefs, with what they are called."""
    for document in project.documents:
        yield document, Text("公文", "document")
        for article in document.articles:
            yield article, Text("简报文章", "article")


def _alike(one: str, other: str) -> int:
    """Return how many characters two texts have in common from the start."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (a, b) in pairs if a != b), min(len(one), len(other)))


def _line_at(lines: list[str], place: int) -> int:
    """Return the index of the line in which the character at `place` of all lines stands."""
    for index, line in enumerate(lines):
        if place < len(line):
            return index
        place -= len(line)
    return len(lines) - 1
