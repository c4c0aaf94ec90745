"""Find documents made one by one that would go out under the number of another, or under none."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import NO_TEXT, Text
from docgen.records.catalogue import ForEach
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.reporting.each import Each, each_of
from docgen.rules.document.missing_number import number_due
from docgen.rules.rule import Finding


def own_number(project: Project) -> Iterator[Finding]:
    """Report what is made one by one for divisions, regions or tasks and has no number of its own.

    逐个生成的公文没有各自的发文字号。

    Bad:
        type: reminder   # for_each: missing; 人事处 and 医政医管局 have not returned
        number: 东卫函〔2022〕8号
    Good:
        type: reminder
        numbers:
          - {name: 人事处, number: 东卫函〔2022〕8号}
          - {name: 医政医管局, number: 东卫函〔2022〕9号}
    Why: Each letter is a document, entered into the register under a number of its own. The numbers are
        written down by name, not counted up: when one division has returned, the letters of the others keep
        the numbers they went out with. The only letter may have its number in `number`, unless returns
        decide who gets one (DG440).
    为什么：每一份函都是单独的公文，各登记一个号。号按单位写明，不自动往下排：有单位补报了，发给别家的函，号不会跟着
        变。只生成一份的，号可以写在 number 里；按报送情况生成的除外（DG440）。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if kind is None or kind.for_each is ForEach.DOCUMENT or project.is_damaged(document):
            continue
        if not document.numbered and not kind.needs_number:
            continue
        made = each_of(project, document, kind.for_each)
        if len(made) == 1 and document.number.strip():
            continue
        lacking = lacking_own(document, made)
        if not lacking:
            continue
        names, due = "、".join(lacking), number_due(project, document.date)
        then = _THEN_DELETE if document.number.strip() else NO_TEXT
        yield Finding(
            document,
            ("numbers",) if document.numbers else ("number",),
            Text(
                f"公文 {document.id}（{kind.title}）要生成 {len(made)} 份，没有自己的发文字号的：{names}",
                f"document {document.id} makes {len(made)} documents; "
                f"those for {names} have no number of their own",
            ),
            Text(
                f"按发文登记簿，在 numbers 里各写一行：- {{name: {lacking[0]}, number: {due}}}{then.zh}",
                f"write a line for each in numbers, by the register: "
                f"- {{name: {lacking[0]}, number: {due}}}{then.en}",
            ),
        )


_THEN_DELETE = Text("；写齐后删去 number", "; then delete number")


def lacking_own(document: Document, made: tuple[Each, ...]) -> tuple[str, ...]:
    """Return the names of those of `made` that `numbers` has no line for: they get `number`, if anything."""
    owners = {own.name for own in document.numbers}
    return tuple(each.name for each in made if each.name not in owners)
