"""Find assignment clauses that are written into the text of an item, in brackets or as its last sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Item
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_CLAUSE = re.compile(
    "[（(]((?:牵头|责任|配合)单位[:：][^（）()\n]+"
    "|[^（）()\n]*牵头(?:[^（）()\n]*(?:配合|负责))?"
    "|[^（）()\n]*按职责分工负责)[）)]"
)
_LAST = re.compile("牵头[^。\n]{0,80}。?[ \t]*\n")
_SENTENCE = re.compile(
    "(?:^|[，,。；;：])[ \t]*((?:由)?([^，,。；;：:（）()\n]{2,40}?)(?:共同|联合)?牵头(?:负责)?"
    "(?:[，,；;][^。；;（）()\n]*?(?:配合|按职责分工负责|负责))?)[。；;]?[ \t]*$"
    "|(?:^|[，,。；;])[ \t]*(牵头单位[:：]([^，,。；;（）()\n]{2,40})(?:[，,；;][^。（）()\n]*)?)。?[ \t]*$"
)
_JOINTS = re.compile("[、和与及]")
_LABELS = (("牵头单位", "lead"), ("配合单位", "support"), ("责任单位", "responsible"))
_DUTIES = (
    ("牵头负责", "lead"),
    ("负责牵头", "lead"),
    ("牵头", "lead"),
    ("配合", "support"),
    ("按职责分工负责", "responsible"),
    ("负责", "responsible"),
)
_SEPARATORS = re.compile("[，,；;]")
_EDGES = re.compile("^(?:由|会同)|(?:共同|联合|等)$")
_NO_NAME = re.compile("牵头|配合|负责|[:：]")


def clause_in_text(project: Project) -> Iterator[Finding]:
    """Warn of a clause （…牵头，…配合） inside the text of an item, also without brackets at its end.

    正文里写了分工括号，或末尾写了“由…牵头，…配合”。

    Bad:
        text: 加强人才队伍建设。（人事处牵头，各设区市配合）
    Good:
        text: 加强人才队伍建设。
        assignment: {lead: [人事处], support: [各设区市]}
    Why: The clause is composed from the assignment; written in the text as well, it would print twice, and
        written only there, no rule and no reminder would know of it. Without brackets it counts where the
        item has an assignment and the catalogue knows the division named.
    为什么：分工括号由 assignment 自动生成；正文里再写会印两遍，只写在正文里则无法检查和催报。
        不带括号的，只在分项已有分工、写的是名录中的单位时提示。
    """
    for printed in project.prose.holding(_CLAUSE, signs="(（"):
        found = _CLAUSE.search(printed.text)
        if found and printed.task is not None:
            where = text_called(printed)
            message = Text(
                f"{where.zh}的正文里写了分工括号“{found[0]}”，成文时会再印一遍",
                f"{where.en}: the text holds the clause {found[0]}, which would print twice",
            )
            yield Finding(printed.record, printed.path, message, _remedy(found[1]))
    for printed in project.prose.holding(_LAST):
        clause = _last_clause(project, printed)
        if clause:
            where = text_called(printed)
            message = Text(
                f"{where.zh}的正文末尾写了分工“{clause}”，成文时会再印一遍",
                f"{where.en}: the text ends with the clause {clause}, which would print twice",
            )
            yield Finding(printed.record, printed.path, message, _remedy(clause))


def _last_clause(project: Project, printed: Printed) -> str:
    """Return the clause without brackets that ends the text of an item with an assignment; else nothing."""
    item, task = printed.record, printed.task
    if task is None or not isinstance(item, Item) or task.assignment_of(item) is None:
        return ""
    found = _SENTENCE.search(printed.text)
    if found is None:
        return ""
    clause, names = (found[1], found[2]) if found[1] else (found[3], found[4])
    written = (name.strip().removeprefix("由") for name in _JOINTS.split(names))
    prefix = project.office.division_prefix if project.office else ""
    known = any(project.division(name) or project.division(name.removeprefix(prefix)) for name in written)
    return clause if known else ""


def _remedy(clause: str) -> Text:
    """Return the assignment that says the same as the clause, where all of the clause is understood."""
    duties = [_duty(part) for part in _SEPARATORS.split(clause) if part.strip()]
    form = ", ".join(f"{key}: [{', '.join(names)}]" for key, names in duties)
    keys = [key for key, _ in duties]
    if "" in keys or len(set(keys)) < len(keys):
        return Text(
            "从正文删去，改在 assignment 里写 lead（牵头）和 support（配合）",
            "delete it from the text and write lead and support in assignment",
        )
    lead = Text("", "") if "lead" in keys else Text("，并定一个牵头单位写进 lead", ", and name one in lead")
    return Text(
        f"从正文删去，写成 assignment: {{{form}}}{lead.zh}",
        f"delete it from the text and write assignment: {{{form}}}{lead.en}",
    )


def _duty(part: str) -> tuple[str, tuple[str, ...]]:
    """Return lead and 甲, 乙 for 甲、乙牵头 and 牵头单位：甲、乙; an empty key where it is not understood."""
    key, written = _split(part.strip())
    names = tuple(name.strip() for name in written.split("、") if name.strip())
    understood = names and not any(_NO_NAME.search(name) for name in names)
    return (key, names) if understood else ("", ())


def _split(part: str) -> tuple[str, str]:
    """Return the key of the duty that a part begins or ends with, and the rest; empty where it names none."""
    for word, key in _LABELS:
        if part.startswith(word):
            return key, part.removeprefix(word)[1:]
    for word, key in _DUTIES:
        if part.endswith(word):
            return key, _EDGES.sub("", part.removesuffix(word))
    return "", ""
