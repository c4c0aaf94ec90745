"""Find numbers given to what no document is made for."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.catalogue import ForEach
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.reporting.each import Each, each_of
from docgen.rules.document.own_number import lacking_own
from docgen.rules.document_number import normal
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest

_REGIONS = (ForEach.REGION, ForEach.RETURNED_REGION)


def number_owner(project: Project) -> Iterator[Finding]:
    """Report a number of `numbers` whose name nobody bears, or stands there twice; a `number` of no letter.

    numbers 里的单位、地区、任务对不上，或写了两次；各份的号都写齐了，还留着 number。

    Bad:
        numbers: [{name: 人亊处, number: 东卫函〔2022〕8号}, {name: 健康促进处, number: 东卫函〔2022〕9号},
                  {name: 健康促进处, number: 东卫函〔2022〕10号}]
    Good:
        numbers: [{name: 人事处, number: 东卫函〔2022〕8号}, {name: 健康促进处, number: 东卫函〔2022〕9号}]
    Why: A number that belongs to nobody is printed nowhere, and of two only one is. Names are those of the
        catalogue of divisions, its regions, or the titles of tasks. Who needs no letter any more may stay:
        the letter went out with that number. Where each has its line in `numbers`, `number` itself is
        printed nowhere.
    为什么：对不上的号印不出来，同一个单位写两个号的只印得出一个。名称要与单位名录、名录里的地区或任务标题一致。
        已经补报、不再催的单位可以留着：那份函是用那个号发出去的。
        每一份在 numbers 里都有号时，number 印不出来。
    """
    for document in project.documents:
        kind = project.type_index.get(document.type)
        if kind is None or not document.numbers or project.is_damaged(document):
            continue
        known, seen = _names(project, document, kind.for_each), set()
        for own in document.numbers:
            if kind.for_each is ForEach.DOCUMENT:
                wrong, remedy = _NOT_MADE, _USE_NUMBER
            elif own.name not in known:
                wrong, remedy = _UNKNOWN, _meant(project, own.name, known)
            elif own.name in seen:
                wrong, remedy = _TWICE, _DELETE
            else:
                seen.add(own.name)
                continue
            message = Text(
                f"公文 {document.id}：numbers 里的“{own.name}”{wrong.zh}",
                f"document {document.id}: {own.name} in numbers {wrong.en}",
            )
            yield Finding(own, ("name",), message, remedy)
        if document.number.strip():
            yield from _of_no_letter(document, each_of(project, document, kind.for_each))


_NOT_MADE = Text("用不上，这个文种不逐个生成", "is of no use: this type is not made one by one")
_USE_NUMBER = Text("写在 number 里", "write it in number")
_UNKNOWN = Text("对不上单位、地区或任务", "is no division, region or task")
_TWICE = Text("写了两次", "stands there twice")
_DELETE = Text("按发文登记簿留下一个", "keep one, by the register")
_DELETE_NUMBER = Text("删去 number，各份的号已写在 numbers 里", "delete number: each has its own in numbers")
_MOVE_NUMBER = Text(
    "删去 number，各份的号已写在 numbers 里；有一份已用这个号发出的，把它也写进 numbers",
    "delete number: each has its own in numbers; if a letter went out with it, give that a line there, too",
)


def _of_no_letter(document: Document, made: tuple[Each, ...]) -> Iterator[Finding]:
    """Yield that `number` is of no use where `numbers` has a line for all that is made."""
    if not made or lacking_own(document, made):
        return
    message = Text(
        f"公文 {document.id}：number 的号 {document.number} 印不出来",
        f"document {document.id}: {document.number} of number is printed nowhere",
    )
    moved = any(normal(own.number) == normal(document.number) for own in document.numbers)
    yield Finding(document, ("number",), message, _DELETE_NUMBER if moved else _MOVE_NUMBER)


def _names(project: Project, document: Document, kind: ForEach) -> frozenset[str]:
    """Return the names of all that documents of this kind can be made for."""
    if kind is ForEach.TASK:
        plan = project.plan_index.get(document.plan)
        return frozenset(task.title for task in plan.tasks) if plan is not None else frozenset()
    if kind in _REGIONS:
        return frozenset(division.region for division in project.divisions if division.region)
    return frozenset(division.name for division in project.divisions)


def _meant(project: Project, name: str, known: frozenset[str]) -> Text:
    """Return the name that was meant, where one is near."""
    division = project.division(name)
    if division is not None and division.name in known:
        return Text(f"写 {division.name}", f"write {division.name}")
    close = nearest(name, sorted(known), 1)
    if close:
        return Text(f"是不是 {close[0]}？", f"did you mean {close[0]}?")
    return Text("写名录或计划里的名称", "write the name of the catalogue or the plan")
