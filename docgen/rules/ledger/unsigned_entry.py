"""Find entries that nobody found, or nobody signed for."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.ledger import EntryState, LedgerEntry
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.rule import Finding


def unsigned_entry(project: Project) -> Iterator[Finding]:
    """Warn of an entry that says neither who found it nor its source, or that was put right unsigned.

    台账条目没有写谁排查，或整改后没有人签字。

    Bad:
        {id: Q01, problem: 药品不足80种, state: rectified, rectified_on: 2022-08-10}
    Good:
        {id: Q01, problem: 药品不足80种, state: rectified, rectified_on: 2022-08-10,
         found_by: 甲村排查组, signed_by: 甲村排查组组长}
    Why: Who checks signs, and who signs answers for it. A finding of an assessment or audit names its source
        instead of who found it.
    为什么：谁排查、谁签字、谁整改、谁负责。考核、审计反馈的问题写来源（finding_source），不必写排查人。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            for key, zh, en, remedy in _faults(entry):
                called = record_called(entry)
                yield Finding(entry, (key,), Text(f"{called.zh} {zh}", f"{called.en} {en}"), remedy)


def _faults(entry: LedgerEntry) -> Iterator[tuple[str, str, str, Text]]:
    unknown = not entry.found_by and not entry.finding_source
    if unknown and not left_out(entry, "found_by", "finding_source"):
        remedy = Text("写 found_by 或 finding_source", "write found_by or finding_source")
        yield "found_by", "没有写排查人或来源", "names neither who found it nor its source", remedy
    if entry.state is not EntryState.OPEN and not entry.signed_by and not left_out(entry, "signed_by"):
        remedy = Text("写 signed_by", "write signed_by")
        yield "signed_by", "已经整改，没有写签字人", "was put right, and nobody signed for it", remedy
