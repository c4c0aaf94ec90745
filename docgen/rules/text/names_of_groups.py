"""Find groups of persons that go by more than one name in what is printed together."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.plan import PersonGroup, Plan
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_KNOWN = {
    "四类": ("四类人员", "四类户", "四类对象"),
    "三类": ("三类监测对象", "三类对象", "三类户", "三类人群"),
    "边缘": ("边缘易致贫户", "边缘户"),
    "严重困难": ("突发严重困难户", "严重困难户"),
}
"""Names of one group each, for plans that define none, by a word that all of them hold.

The first name is the one to keep. A text of ten thousand tasks is searched for the word before the names.
"""
_QUOTES = "“”"

_Texts = list[Printed]


def names_of_groups(project: Project) -> Iterator[Finding]:
    """Warn of a group of persons that goes by two names in one plan and the documents that issue it.

    同一人群用了两个叫法。

    Bad:
        text: 农村四类人员全部签约；四类户确保参保。
    Good:
        text: 农村四类人员全部签约；四类人员确保参保。
    Why: Readers take two names for two groups, and what is counted under them cannot be added up. The names
        that mean the same are the name and the aliases of a group in person_groups; some are known by heart.
        A plan that keeps to one of the names, whichever it is, is left alone.
    为什么：两个叫法会被当作两种人，数据也汇总不到一起。person_groups 里的名称和别名算同一人群，常见的几种不用
        登记。自始至终只用一个叫法的，用哪个都行。
    """
    if not _may_hold_several(project):
        return
    for owner, texts in _printed_together(project):
        groups = owner.person_groups if isinstance(owner, Plan) else ()
        joined = _unquoted("\n".join(printed.text for printed in texts))
        for names in _groups(groups):
            used = [name for name in names if _stands_in(name, names, joined)]
            for name in used[1:]:
                yield from _findings(name, used[0], names, texts)


def _groups(groups: tuple[PersonGroup, ...]) -> Iterator[tuple[str, ...]]:
    """Yield the names of each group, the one to keep first: as the plan defines them, else as known."""
    defined = [_names(group) for group in groups]
    yield from defined
    mentioned = {name for names in defined for name in names}
    yield from (names for names in _KNOWN.values() if not mentioned & set(names))


def _names(group: PersonGroup) -> tuple[str, ...]:
    return (group.name, *group.aliases)


def _may_hold_several(project: Project) -> bool:
    """Say whether two names of one group can be found in what is printed, be it inside one another."""
    printed = project.prose.joined
    groups = (group for plan in project.plans for group in plan.person_groups if group.aliases)
    wanted = [names for word, names in _KNOWN.items() if word in printed] + [
        _names(group) for group in groups
    ]
    plain = _unquoted(printed) if wanted else ""
    return any(sum(name in plain for name in names) > 1 for names in wanted)


def _printed_together(project: Project) -> Iterator[tuple[Plan | Document, _Texts]]:
    """Yield each plan with its texts and those of the documents that issue it; then other documents."""
    issued: dict[str, _Texts] = {plan.id: list(texts) for plan, texts in project.plan_texts}
    for document, texts in project.document_texts:
        if document.plan in issued:
            issued[document.plan].extend(texts)
        else:
            yield document, list(texts)
    for plan in project.plans:
        yield plan, issued[plan.id]


def _stands_in(name: str, names: tuple[str, ...], text: str) -> bool:
    """Say whether a name stands in an unquoted `text` by itself, not as a part of another of the `names`."""
    if name not in text:
        return False
    for longer in names:
        if name != longer and name in longer:
            text = text.replace(longer, "\n")
    return name in text


def _unquoted(text: str) -> str:
    """Return `text` without quotation marks, so that 农村“四类人员” and 四类人员 are one."""
    for mark in _QUOTES:
        text = text.replace(mark, "")
    return text


def _findings(name: str, kept: str, names: tuple[str, ...], texts: _Texts) -> Iterator[Finding]:
    for printed in texts:
        if _stands_in(name, names, _unquoted(printed.text)):
            where = text_called(printed)
            message = Text(
                f"{where.zh}：“{name}”在别处叫“{kept}”",
                f"{where.en}: {name} is called {kept} elsewhere",
            )
            remedy = Text(
                f"统一写成“{kept}”；不是同一人群的，在 person_groups 里分别写明",
                f"write {kept}; where they are two groups, define both in person_groups",
            )
            yield Finding(printed.record, printed.path, message, remedy)
