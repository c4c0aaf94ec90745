"""Find listed references that nothing cites."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Plan, Reference
from docgen.records.project import Project
from docgen.rules.document_number import normal
from docgen.rules.reference.listing import Source, family, sources, unread
from docgen.rules.rule import Finding

_MARKS = re.compile("[《》〈〉]")
_REMEDY = Text(
    "在用到它的任务或分项里写 references: [编号]，或在正文里引用；用不到的，删去",
    "cite it in references of a task or item, or in a text; else delete it",
)


def unused_reference(project: Project) -> Iterator[Finding]:
    """Note a listed reference that is cited neither by its id nor, in a text, by its number or title.

    登记的引用文件没有被引用。

    Bad:
        references: [{id: old, title: 健康扶贫实施方案, number: 东卫发〔2018〕5号}]   # 再没有出现
    Good:
        references: [{id: old, title: 健康扶贫实施方案, number: 东卫发〔2018〕5号}]
        ...
        - {text: …, references: [old]}
    Why: Either a citation was forgotten, or the reference is left over from an earlier version.
    为什么：要么正文漏引了，要么是以前留下的。
    """
    for source in sources(project):
        if not source.references or unread(project, source):
            continue
        ids = _cited_ids(project, source)
        texts = ""
        for reference in source.references:
            if reference.id in ids or not (reference.title or reference.number):
                continue
            texts = texts or _texts(project, source)
            if not _cited_in(reference, texts):
                message = Text(
                    f"引用文件 {reference.id}（{reference.title or reference.number}）没有被引用",
                    f"reference {reference.id} ({reference.title or reference.number}) is cited nowhere",
                )
                yield Finding(reference, ("id",), message, _REMEDY)


def _cited_ids(project: Project, source: Source) -> frozenset[str]:
    """Return the ids that the tasks and items around `source` cite."""
    ids: set[str] = set()
    for plan in family(project, source):
        if isinstance(plan, Plan):
            for task in plan.tasks:
                ids.update(task.references)
                for item in task.items:
                    ids.update(item.references)
    return frozenset(ids)


def _texts(project: Project, source: Source) -> str:
    """Return all texts around `source` that may cite a document, without title marks."""
    members = {id(member) for member in family(project, source)}
    return "\n".join(
        _MARKS.sub("", printed.text)
        for owner, texts in (*project.plan_texts, *project.document_texts)
        if id(owner) in members
        for printed in texts
        if "号" in printed.text or "《" in printed.text
    )


def _cited_in(reference: Reference, texts: str) -> bool:
    """Say whether the number or the title stands in the texts."""
    title = _MARKS.sub("", reference.title)
    return bool((reference.number and normal(reference.number) in texts) or (title and title in texts))
