"""Find printed recipients that end or join their names wrongly, or name others than their divisions."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document, RecipientGroup
from docgen.records.project import Project
from docgen.rules.rule import Finding

_END = "：:。，、；.,;"
_JOINED = re.compile(r"[,;；/／|]|，(?=.)")
_NOTE = re.compile(r"[（(][^（）()]*[）)]")
_ALIKE = 2
"""How many characters in a row a text must share with a name to mean it."""


def recipients_text(project: Project) -> Iterator[Finding]:
    """Warn of a recipient text with a mark at its end, with wrong marks inside, or about other divisions.

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
        template. Who is to receive is decided by divisions: a text about others would send it astray.
    为什么：同类机关用顿号、不同类用逗号，最后的冒号由模板加上。
        发给谁由 divisions 决定，印的却是别家就会发错。
    """
    for document in project.documents:
        lists = (
            (("recipients",), document.recipients),
            (("imprint", "copies_to"), document.imprint.copies_to),
        )
        for path, groups in lists:
            for index, group in enumerate(groups):
                if group.text:
                    copies = path[0] == "imprint"
                    for message, remedy in _faults(project, group, copies=copies):
                        yield _finding(document, (*path, index, "text"), message, remedy)


def _finding(document: Document, path: tuple[str | int, ...], message: Text, remedy: Text) -> Finding:
    which = Text("抄送", "copies") if path[0] == "imprint" else Text("主送", "recipients")
    return Finding(
        document,
        path,
        Text(
            f"公文 {document.id} 的{which.zh}机关{message.zh}",
            f"document {document.id}: {which.en} {message.en}",
        ),
        remedy,
    )


def _faults(project: Project, group: RecipientGroup, *, copies: bool) -> Iterator[tuple[Text, Text]]:
    text = group.text.strip()
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
    if group.divisions and not any(_meant(project, name, plain) for name in group.divisions):
        named = "、".join(group.divisions)
        yield (
            Text(f"“{plain}”里没有 {named}", f"{plain} mention none of {named}"),
            Text("text 和 divisions 写成同样的单位", "make text and divisions name the same"),
        )


def _meant(project: Project, name: str, text: str) -> bool:
    """Say whether `text` mentions a division: the beginning of one of its names stands in it."""
    division = project.division(name)
    names = {name, *((division.name, *division.aliases, *division.members) if division else ())}
    return any(known[:_ALIKE] in text or text[:_ALIKE] in known for known in names)
