"""Find entries whose state and dates contradict each other."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.ledger import EntryState, LedgerEntry
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_DAYS = {
    EntryState.RECTIFIED: ("rectified_on", "整改日期"),
    EntryState.VERIFIED: ("verified_on", "核实日期"),
    EntryState.CLOSED: ("closed_on", "销号日期"),
}
"""The day on which an entry reaches a state, in the order of the states."""
_WORDS = {
    EntryState.OPEN: "未整改",
    EntryState.RECTIFIED: "已整改",
    EntryState.VERIFIED: "已核实",
    EntryState.CLOSED: "已销号",
}
_ORDER = tuple(EntryState)


def state_differs(project: Project) -> Iterator[Finding]:
    """Report an entry whose dates go further than its state, or do not reach it.

    台账条目的状态与日期不符。

    Bad:
        {id: Q01, problem: 药品不足80种, state: open, rectified_on: 2022-08-10}
    Good:
        {id: Q01, problem: 药品不足80种, state: rectified, rectified_on: 2022-08-10}
    Why: Open and closed entries are counted by state and printed with their dates; the reader sees that the
        two do not agree. What a closed entry needs is another finding (DG751).
    为什么：几个问题未整改、几个已销号按状态统计，日期也印在表上，对不上一看便知。销号应有的内容另有检查（DG751
        ）。
    """
    for ledger in project.ledgers:
        for entry in ledger.entries:
            if not left_out(entry, "state", *(key for key, _ in _DAYS.values())):
                yield from _faults(entry)


def _faults(entry: LedgerEntry) -> Iterator[Finding]:
    reached = [state for state, (key, _) in _DAYS.items() if getattr(entry, key) is not None]
    called, words = record_called(entry), _WORDS[entry.state]
    further = [state for state in reached if _ORDER.index(state) > _ORDER.index(entry.state)]
    if further:
        last = further[-1]
        key, name = _DAYS[last]
        yield Finding(
            entry,
            ("state",),
            Text(f"{called.zh} 写“{words}”，却有{name}", f"{called.en} is {entry.state.value} and has {key}"),
            Text(f"写 state: {last.value}，或删去 {key}", f"write state: {last.value}, or delete {key}"),
        )
    elif entry.state not in (EntryState.OPEN, EntryState.CLOSED) and entry.state not in reached:
        key, name = _DAYS[entry.state]
        yield Finding(
            entry,
            ("state",),
            Text(
                f"{called.zh} 写“{words}”，没有{name}", f"{called.en} is {entry.state.value}, without {key}"
            ),
            Text(f"写 {key}，或改 state", f"write {key}, or correct state"),
        )
