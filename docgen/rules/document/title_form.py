"""Find titles that are not formed as titles of documents are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.document.kinds import KINDS, kind_of, without_note
from docgen.rules.rule import Finding

_END = "。，、；：！.,;:!"
_ABOUT = ("通知", "通报", "请示", "批复", "函", "意见", "决定")
"""Kinds whose title says what it is about: 关于…的通知."""
_SUBJECT = re.compile(r"关于.+的[^的]{0,4}$|任免|任职")
_DOUBLED = re.compile(r"关于(?:印发|转发|批转)?关于|的通知的通知")
_CHAIN = re.compile(r"通知(?=[》〉]+的通知)")
_URGENT = re.compile(r"特急|加急|火急|紧急(?=(?:通知|通报|请示|报告|函)$)")

_Fault = tuple[Text, Text]


def title_form(project: Project) -> Iterator[Finding]:
    """Warn of a title that ends with a mark, names no kind, lacks 关于…的, doubles words or is urgent.

    标题不合规范。

    Bad:
        title: 关于印发关于健康帮扶实施方案的紧急通知。
    Good:
        title: 关于印发健康帮扶实施方案的通知
    Why: A title is organ, subject and one of the fifteen kinds of documents; 方案, 要点 and 分工 are none and
        travel under a notice. The head of the page shows the organ and the urgency. Types without a number
        (briefs, tables) need no kind.
    为什么：标题由发文机关、事由和文种组成，文种只有15种；方案、要点、分工要用通知印发。发文机关由红头显示，
        紧急程度标在版头。没有发文字号的文种（简报、表）不要求写文种。
    """
    for document in project.documents:
        title = "".join(document.title.split())
        if not title:
            continue
        kind = project.type_index.get(document.type)
        formal = kind is not None and kind.needs_number
        for what, remedy in _faults(title, formal=formal):
            yield Finding(
                document,
                ("title",),
                Text(f"公文 {document.id} 的标题{what.zh}", f"document {document.id}: the title {what.en}"),
                remedy,
            )


def _faults(title: str, *, formal: bool) -> Iterator[_Fault]:
    plain = title.rstrip(_END)
    if plain != title:
        yield (
            Text(f"末尾有标点“{title[len(plain) :]}”", "ends with a punctuation mark"),
            Text(f"写 title: {plain}", f"write title: {plain}"),
        )
    yield from _wording_faults(plain)
    if not formal:
        return
    kind = kind_of(plain)
    if not kind:
        yield (
            Text(f"“…{plain[-8:]}”没有写明文种", "names no kind of document"),
            Text(
                f"以“的通知”等文种结尾；文种有：{'、'.join(KINDS)}",
                f"end it with a kind: {', '.join(KINDS)}",
            ),
        )
    elif kind in _ABOUT and not _SUBJECT.search(without_note(plain)):
        yield (
            Text(f"没有“关于…的{kind}”", f"lacks 关于…的{kind}"),
            Text(f"写成“关于…的{kind}”", f"write 关于…的{kind}"),
        )


def _wording_faults(title: str) -> Iterator[_Fault]:
    """Yield words that stand twice, and words of urgency."""
    if found := _DOUBLED.search(title):
        yield Text(f"重复：“{found[0]}”", f"doubles words: {found[0]}"), Text("留下一个", "keep one of them")
    elif len(_CHAIN.findall(title)) > 1:
        yield (
            Text("是转发通知的通知的通知，层次太多", "forwards a notice of a notice of a notice"),
            Text("只写最初的标题：关于转发《…》的通知", "name the first document only: 关于转发《…》的通知"),
        )
    if found := _URGENT.search(title):
        yield (
            Text(f"写了紧急程度“{found[0]}”", f"holds the urgency {found[0]}"),
            Text("删去，改写 urgency: 特急 或 加急", "delete it and write urgency: 特急 or 加急"),
        )
