"""Find notices whose title names another text than the one they forward."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document, Forwarded
from docgen.records.project import Project
from docgen.rules.rule import Finding

_NAMED = re.compile(r"《(.+)》")
_EACH = re.compile(r"《([^》]+)》")
_STATUS = re.compile(r"[（(](?:试行|暂行|草案|征求意见稿)[）)]$")

_Fault = tuple[str, Text, Text]
"""The field of the forwarded text, what is wrong, what to do."""


def forwarded_title(project: Project) -> Iterator[Finding]:
    """Report a forwarded text whose title is not the one in 《》 in the title of its notice.

    印发的文件的标题与通知标题书名号里的不一致。

    Bad:
        title: 关于印发《健康帮扶工作要点》的通知
        forwarded: {title: 健康扶贫工作要点}
    Good:
        title: 关于印发《健康帮扶工作要点》的通知
        forwarded: {title: 健康帮扶工作要点}
    Why: A notice and the text behind it are cited by one title; with two nobody knows which was issued. White
        space and （试行） make no difference. 《》 stand in the title of the notice, not over the text
        itself.
    为什么：通知和后面的文件按同一个标题引用，两处不同就说不清印发的是哪一份。空格和“（试行）”不算不同。书名号
        写在通知标题里，文件自己的标题不带。
    """
    for document in project.documents:
        if document.forwarded is not None:
            for field, message, remedy in _faults(document, document.forwarded):
                called = Text(
                    f"公文 {document.id} 印发的文件{message.zh}", f"document {document.id}: {message.en}"
                )
                yield Finding(document, ("forwarded", field), called, remedy)


def _faults(document: Document, forwarded: Forwarded) -> Iterator[_Fault]:
    """Yield what is wrong with the title, as one line and in lines."""
    title = _plain(forwarded.title)
    if re.fullmatch("《.+》", title):
        yield (
            "title",
            Text("的标题带了书名号", "the title of the forwarded text has 《》"),
            Text(f"写 title: {title[1:-1]}", f"write title: {title[1:-1]}"),
        )
    if forwarded.title_lines and _bare("".join(forwarded.title_lines)) != _bare(forwarded.title):
        yield (
            "title_lines",
            Text("的标题分行与标题不一致", "title_lines of the forwarded text differ from its title"),
            Text("改正 title_lines，连起来应是标题", "correct title_lines: joined they are the title"),
        )
    written = _plain(document.title)
    if not written:
        return
    named = _NAMED.search(written)
    if named is None:
        yield (
            "title",
            Text(
                f"“{title}”在通知的标题里没有用书名号写出来",
                "the title of the notice does not name in 《》 the text that it forwards",
            ),
            Text(f"通知的标题写成：关于印发《{title}》的通知", f"write the title 关于印发《{title}》的通知"),
        )
    elif _bare(title) not in {_bare(each) for each in (named[1], *_EACH.findall(written))}:
        yield (
            "title",
            Text(
                f"的标题“{title}”与通知标题里的《{named[1]}》不一致",
                f"the forwarded text is titled {title}, and the notice names {named[1]}",
            ),
            Text("核对原件，改成一样", "see the original, and make them the same"),
        )


def _plain(title: str) -> str:
    return "".join(title.split())


def _bare(title: str) -> str:
    """Return a title without white space, 《》 around it and its status in brackets; inner 《》 as 〈〉."""
    plain = _plain(title)
    plain = plain[1:-1] if re.fullmatch("《.+》", plain) else plain
    return _STATUS.sub("", plain).replace("《", "〈").replace("》", "〉")
