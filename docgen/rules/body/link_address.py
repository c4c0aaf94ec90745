"""Find links in a body."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.markdown import Kind
from docgen.records.project import Project
from docgen.rules.body.found import found
from docgen.rules.rule import Finding


def link_address(project: Project) -> Iterator[Finding]:
    """Warn of a link: its words are printed, its address is not.

    正文里有链接，只印文字，不印网址。

    Bad:
        text: 见[通知](https://www.example.gov.cn/a.html)。
    Good:
        text: 见《关于……的通知》（陕卫发〔2021〕1号）。
    Why: On paper nobody can follow a link; a document is cited by its title and number.
    为什么：纸上点不开链接；引用文件写标题和发文字号。
    """
    yield from found(project, Kind.LINK)
