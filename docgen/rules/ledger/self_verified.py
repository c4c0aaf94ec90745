"""Find entries that were verified by those who put them right."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_REMEDY = Text("由别的单位或人核实，改正 verified_by", "let somebody else verify it, and correct verified_by")


def self_verified(project: Project) -> Iterator[Finding]:
    """Warn of an entry that was verified by the same unit or person that put it right.

    整改和核实是同一个单位或同一个人。

    Bad:
        {id: Q01, problem: 药品不足80种, rectified_by: 甲卫生院, verified_by: 甲卫生院}
    Good:
        {id: Q01, problem: 药品不足80种, rectified_by: 甲卫生院, verified_by: 县督导组}
    Why: To verify means that another has looked; one's own word closes nothing.
    为什么：核实是要别人看过，自己整改自己核实等于没有核实。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            if entry.verified_by.strip() and entry.verified_by.strip() == entry.rectified_by.strip():
                called = record_called(entry)
                message = Text(
                    f"{called.zh} 的整改和核实都是“{entry.verified_by.strip()}”",
                    f"{called.en} was put right and verified by {entry.verified_by.strip()}",
                )
                yield Finding(entry, ("verified_by",), message, _REMEDY)
