"""Find assignment clauses that are written into the text of an item."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.plan.called import text_called
from docgen.rules.rule import Finding

_CLAUSE = re.compile(
    "[（(]((?:牵头|责任|配合)单位[:：][^（）()\n]+"
    "|[^（）()\n]*牵头(?:[^（）()\n]*(?:配合|负责))?"
    "|[^（）()\n]*按职责分工负责)[）)]"
)
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
_EDGES = re.compile("^由|(?:共同|联合|等)$")


def clause_in_text(project: Project) -> Iterator[Finding]:
    """Warn of a clause （…牵头，…配合） inside the text of an item.

    正文里写了分工括号。

    Bad:
        text: 加强人才队伍建设。（人事处牵头，各设区市配合）
    Good:
        text: 加强人才队伍建设。
        assignment: {lead: [人事处], support: [各设区市]}
    Why: The clause is composed from the assignment; written in the text as well, it would print twice, and
        written only there, no rule and no reminder would know of it.
    为什么：分工括号由 assignment 自动生成；正文里再写会印两遍，只写在正文里则无法检查和催报。
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


def _remedy(clause: str) -> Text:
    """Return the assignment that says the same as the clause."""
    lists = [part for part in map(_as_list, _SEPARATORS.split(clause)) if part]
    form = f"{{{', '.join(lists)}}}"
    return Text(
        f"从正文删去，写成 assignment: {form}", f"delete it from the text and write assignment: {form}"
    )


def _as_list(part: str) -> str:
    """Return ``lead: [甲, 乙]`` for 甲、乙牵头 and 牵头单位：甲、乙; empty where the part names no duty."""
    for word, key in _LABELS:
        if part.startswith(word):
            return f"{key}: [{', '.join(part[len(word) + 1 :].split('、'))}]"
    for word, key in _DUTIES:
        if part.endswith(word):
            names = _EDGES.sub("", part.removesuffix(word)).split("、")
            return f"{key}: [{', '.join(name for name in names if name)}]"
    return ""
