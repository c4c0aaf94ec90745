"""Find numbers of a letter that another division would get as soon as returns stand otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.catalogue import ForEach
from docgen.records.project import Project
from docgen.reporting.each import each_of
from docgen.rules.document.own_number import lacking_own
from docgen.rules.rule import Finding

_ALL = {
    ForEach.RETURNED: ForEach.DIVISION,
    ForEach.MISSING: ForEach.DIVISION,
    ForEach.RETURNED_REGION: ForEach.REGION,
}
"""What returns decide about, by what could be made at most."""


def nameless_number(project: Project) -> Iterator[Finding]:
    """Warn of the number of an only letter that does not name whom it is for, where returns decide that.

    按报送情况生成的函，发文字号没有写明给谁。

    Bad:
        type: reminder        # for_each: missing; today 人事处 alone has not returned
        number: 东卫函〔2022〕8号
    Good:
        type: reminder
        numbers: [{name: 人事处, number: 东卫函〔2022〕8号}]
    Why: Who gets a letter changes with the returns and the day that counts. `number` goes to whoever is left:
        when 人事处 has returned and another is late, the letter to that one would go out under 8号, too.
    为什么：催谁、印谁随报送情况和截至日期变。number 给剩下的那一家：人事处补报了、又有别的单位逾期，给它的函
        也会印上 8号。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if kind is None or kind.for_each not in _ALL or not document.number.strip():
            continue
        made = each_of(project, document, kind.for_each)
        if project.is_damaged(document) or len(made) != 1 or not lacking_own(document, made):
            continue
        if len(each_of(project, document, _ALL[kind.for_each])) > 1:
            (only,), number = made, document.number
            yield Finding(
                document,
                ("number",),
                Text(
                    f"公文 {document.id}：{number} 没有写明给谁；"
                    f"现在只印给{only.name}，报送情况一变，就印给别家",
                    f"document {document.id}: {number} names nobody; it is printed for {only.name} now, "
                    "and for another when returns change",
                ),
                Text(
                    f"写进 numbers：- {{name: {only.name}, number: {number}}}，再删去 number",
                    f"write it in numbers: - {{name: {only.name}, number: {number}}}, and delete number",
                ),
            )
