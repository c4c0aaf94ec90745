"""Find printed recipients that end or join their names wrongly."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules.document.printed_recipients import LISTS
from docgen.rules.rule import Finding

_END = "：:。，、；.,;"
_JOINED = re.compile(r"[,;；/／|]|，(?=.)")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")


def recipients_text(project: Project) -> Iterator[Finding]:
    """Warn of a recipient text with a mark at its end, or with wrong marks inside.

    主送、抄送机关印出的写法有误。

    Bad:
        recipients:
          - divisions: [东市卫生健康委, 西市卫生健康委]
            text: 东市，西市卫生健康委：
    Good:
        recipients:
          - divisions: [东市卫生健康委, 西市卫生健康委]
            text: 东市、西市卫生健康委
    Why: Names of one class are joined by 、 and the classes by ，; the colon after the last comes from the
        template.
    为什么：同类机关用顿号、不同类用逗号，最后的冒号由模板加上。
    """
    for document in project.documents:
        for path, groups in document.recipient_lists:
            for index, group in enumerate(groups):
                if group.text:
                    copies = path != ("recipients",)
                    for message, remedy in _faults(group.text.strip(), copies=copies):
                        yield _finding(document, (*path, index, "text"), message, remedy)


def _finding(document: Document, path: tuple[str | int, ...], message: Text, remedy: Text) -> Finding:
    which = LISTS[next(str(step) for step in path if step in LISTS)]
    return Finding(
        document,
        path,
        Text(
            f"公文 {document.id} 的{which.zh}机关{message.zh}",
            f"document {document.id}: {which.en} {message.en}",
        ),
        remedy,
    )


def _faults(text: str, *, copies: bool) -> Iterator[tuple[Text, Text]]:
    plain = text.rstrip(_END)
    if plain != text:
        yield (
            Text(f"“{text}”末尾有标点", "end with a mark"),
            Text(f"写 text: {plain}", f"write text: {plain}"),
        )
    if not copies and (found := _JOINED.search(_NOTE.sub("", plain))):
        right = _JOINED.sub("、", plain)
        yield (
            Text(f"“{plain}”中用了“{found[0]}”", f"join names with {found[0]}"),
            Text(f"同类的写 {right}；不同类的分成几组", f"write {right}, or make several groups"),
        )
