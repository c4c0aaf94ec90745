"""Find recipients that the printed text of their group misses."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.document.printed_recipients import LISTS, missing_from
from docgen.rules.rule import Finding

_REMEDY = Text(
    "在 text 中补上；不写 text 则印各单位的名称；不发给它的，从 divisions 删去",
    "add them to text; without text the names are printed; delete from divisions who is not to receive",
)


def recipient_not_printed(project: Project) -> Iterator[Finding]:
    """Report a recipient text that misses one of the divisions that are to receive.

    主送、抄送机关印出的写法漏了单位。

    Bad:
        recipients:
          - divisions: [东市卫生健康委, 西市卫生健康委, 南市卫生健康委]
            text: 东市、西市卫生健康委
    Good:
        recipients:
          - divisions: [东市卫生健康委, 西市卫生健康委, 南市卫生健康委]
            text: 东市、西市、南市卫生健康委
    Why: The text is what is printed: who is missing from it gets no document, though the records say it does.
        A division is found by its name, an alias or its region, a shared beginning or end of names
        (东市、西市卫生健康委), or the name of a group that holds it; a group also by all of its members.
    为什么：印出来的是 text；漏印的单位收不到文件，而记录里看不出来。写名称、别名、所在地区，
        几家合写（东市、西市卫生健康委），或写包含它的集合，都算写到。
    """
    if project.is_damaged(DIVISIONS):
        return
    for document in project.documents:
        for path, groups in document.recipient_lists:
            which = LISTS[path[-1]]
            for index, group in enumerate(groups):
                missed = tuple(dict.fromkeys(missing_from(project, group)))
                if missed:
                    zh, en = "、".join(missed), ", ".join(missed)
                    message = Text(
                        f"公文 {document.id} 的{which.zh}机关“{group.text.strip()}”漏了 {zh}",
                        f"document {document.id}: {which.en} {group.text.strip()} miss {en}",
                    )
                    yield Finding(document, (*path, index, "text"), message, _REMEDY)
