"""Find diseases that go by more than one name in a plan or document."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.plan import Plan, Reference
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_NAMES: dict[str, tuple[str, ...]] = {
    "结核": ("肺结核病", "肺结核", "结核病"),
    "精神": ("严重精神障碍", "严重精神病", "重性精神疾病", "重性精神病", "重型精神疾病"),
    "阻": ("慢性阻塞性肺疾病", "慢性阻塞性肺病", "慢阻肺"),
    "脑": ("脑卒中", "脑中风"),
    "冠": ("新型冠状病毒感染", "新型冠状病毒肺炎", "新冠病毒感染", "新冠肺炎"),
}
"""The names of a disease, by a word that all of them hold; a longer name before one that is a part of it.

A text of ten thousand tasks is searched for the word before the names.
"""
_TITLE = re.compile("《[^》]*》")
_INSTITUTION = re.compile("防治|所|院|科|规划|条例|办法|定点")
"""What follows a name that is a part of the name of an institution or of a programme."""


def names_of_diseases(project: Project) -> Iterator[Finding]:
    """Note a disease that goes by two names in one plan or document.

    同一种病用了两个名称。

    Bad:
        text: 做好高血压、糖尿病、肺结核患者的随访，肺结核病患者每季度一次。
    Good:
        text: 做好高血压、糖尿病、肺结核患者的随访，肺结核患者每季度一次。
    Why: Lists, ledgers and figures are kept by the name of the disease; under two names one patient is
        counted as two. It is a hint: 结核病 may be meant as the wider one. Titles in 《》 and names of
        institutions such as 结核病防治所 are left alone; the name used most often is offered.
    为什么：名册、台账、统计都按病名，两个名称会算成两种病。仅作提示：“结核病”可能指全部结核病。书名号里的和“
        结核病防治所”一类机构名称不算；建议统一为用得最多的名称。
    """
    printed = project.prose.joined
    for word, names in _NAMES.items():
        if word in printed and sum(name in printed for name in names) > 1:
            for source, texts in _by_source(project, names):
                yield from _findings(source, texts, names)


def _by_source(
    project: Project, names: tuple[str, ...]
) -> Iterator[tuple[Plan | Document, list[tuple[Printed, dict[str, int]]]]]:
    """Yield each plan and document whose own words hold one of the names, with how often each text does."""
    found: dict[int, tuple[Plan | Document, list[tuple[Printed, dict[str, int]]]]] = {}
    for printed in project.prose.containing(names):
        if printed.source is not None and not isinstance(printed.record, Reference):
            counted = _used(names, printed.text)
            found.setdefault(id(printed.source), (printed.source, []))[1].append((printed, counted))
    yield from found.values()


def _used(names: tuple[str, ...], text: str) -> dict[str, int]:
    """Return how often each of the names stands in a text by itself; those that do not are left out."""
    plain = _TITLE.sub("", text)
    found: dict[str, int] = {}
    for match in re.finditer("|".join(map(re.escape, names)), plain):
        if not _INSTITUTION.match(plain, match.end()):
            found[match[0]] = found.get(match[0], 0) + 1
    return found


def _findings(
    source: Plan | Document, texts: list[tuple[Printed, dict[str, int]]], names: tuple[str, ...]
) -> Iterator[Finding]:
    """Yield a finding for each name but the one used most often, at the first text that holds it."""
    used = {name: sum(counted.get(name, 0) for _, counted in texts) for name in names}
    kept = max(names, key=lambda name: used[name])
    for name in (name for name in names if used[name] and name != kept):
        printed = next(printed for printed, counted in texts if name in counted)
        where, times = text_called(printed), used[name]
        often = f"（共 {times} 处）" if times > 1 else ""
        kind = Text("计划", "plan") if isinstance(source, Plan) else Text("公文", "document")
        message = Text(
            f"{where.zh}：“{name}”{often}在{kind.zh} {source.id} 里又叫“{kept}”",
            f"{where.en}: {name} ({times} times) is also called {kept} in {kind.en} {source.id}",
        )
        remedy = Text(
            f"是同一种病的，统一写成“{kept}”；确实不同的，不必改", f"write {kept} where the same is meant"
        )
        yield Finding(printed.record, printed.path, message, remedy)
