"""Find closed entries that lack what closing asks for."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.ledger import EntryState
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_NEEDED = {
    "measure": Text("整改措施", "measure"),
    "rectified_by": Text("整改人", "rectified_by"),
    "rectified_on": Text("整改日期", "rectified_on"),
    "verified_by": Text("核实人", "verified_by"),
    "verified_on": Text("核实日期", "verified_on"),
    "closed_on": Text("销号日期", "closed_on"),
}


def closed_without_proof(project: Project) -> Iterator[Finding]:
    """Report a closed entry that does not say what was done, by whom, who verified it, and when.

    销号的问题没有写明措施、整改人、核实人和日期。

    Bad:
        {id: Q01, problem: 药品不足80种, state: closed, closed_on: 2022-08-20}
    Good:
        {id: Q01, problem: 药品不足80种, state: closed, measure: 补齐目录, rectified_by: 甲卫生院,
         rectified_on: 2022-08-10, verified_by: 督导组, verified_on: 2022-08-15, closed_on: 2022-08-20}
    Why: A problem leaves the ledger only when somebody has seen that it is solved; who and when is what an
        inspection asks for first.
    为什么：措施不落实不销号。谁整改、谁核实、哪一天，是检查时首先要看的。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            if entry.state is not EntryState.CLOSED:
                continue
            lacking = [key for key in _NEEDED if not getattr(entry, key) and not left_out(entry, key)]
            if lacking:
                called = record_called(entry)
                zh, en = "、".join(_NEEDED[key].zh for key in lacking), ", ".join(lacking)
                message = Text(f"{called.zh} 已销号，没有写{zh}", f"{called.en} is closed and lacks {en}")
                remedy = Text(
                    f"补上 {'、'.join(lacking)}；没有核实的，改 state",
                    f"write {en}; else correct state",
                )
                yield Finding(entry, ("state",), message, remedy)
