"""Find rows of registers dated outside the time that the register covers."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.base import Record
from docgen.records.project import Project
from docgen.records.register import Register
from docgen.rules.rule import Finding

_REMEDY = Text(
    "核对日期；日期无误的，改 starts_on 或 as_of", "see the date; if it is right, correct starts_on or as_of"
)


class _Dated(NamedTuple):
    """A row and one day of it."""

    record: Record
    key: str
    day: datetime.date | None
    called: Text
    began: bool
    """Whether the day may not lie before the register starts."""


def outside_register(project: Project) -> Iterator[Finding]:
    """Warn of a visit before the register starts, and of anything done after the day it counts up to.

    登记的日期在登记簿的起止日期之外。

    Bad:
        starts_on: 2023-01-01
        as_of: 2023-09-30
        visits: [{leader: 局长, leader_kind: head, village: 甲村, visited_on: 2022-03-09}]
    Good:
        visits: [{leader: 局长, leader_kind: head, village: 甲村, visited_on: 2023-03-09}]
    Why: It is printed but counts for nothing: the leader appears to be late. Mostly the year is a slip.
    为什么：这样的记录印得出来，却不计次数，领导会显示为逾期。多半是年份写错。
    """
    for register in project.registers:
        for row in _rows(register):
            if row.day is None:
                continue
            if register.as_of is not None and row.day > register.as_of:
                bound = Text(
                    f"晚于截至日期{date_words(register.as_of)}", f"is after its as_of {register.as_of}"
                )
            elif row.began and register.starts_on is not None and row.day < register.starts_on:
                bound = Text(
                    f"早于开始登记的日期{date_words(register.starts_on)}",
                    f"is before it starts on {register.starts_on}",
                )
            else:
                continue
            message = Text(
                f"登记簿 {register.id}：{row.called.zh}{date_words(row.day)}{bound.zh}",
                f"register {register.id}: {row.called.en} {row.day} {bound.en}",
            )
            yield Finding(row.record, (row.key,), message, _REMEDY)


def _rows(register: Register) -> Iterator[_Dated]:
    for visit in register.visits:
        called = Text(f"{visit.leader}到{visit.village}的日期", f"visit of {visit.leader}")
        yield _Dated(visit, "visited_on", visit.visited_on, called, began=True)
    for each in register.follow_ups:
        called = Text(f"“{each.person}”的{each.kind}完成日期", f"follow-up of {each.person}")
        yield _Dated(each, "done_on", each.done_on, called, began=False)
    for check in register.facility_checks:
        called = Text(f"{check.where}“{check.item}”的检查日期", f"check of {check.item} at {check.where}")
        yield _Dated(check, "checked_on", check.checked_on, called, began=False)
    for patient in register.patients:
        called = Text(f"患者 {patient.code} 的列入日期", f"patient {patient.code} added on")
        yield _Dated(patient, "added_on", patient.added_on, called, began=False)
    for team in register.teams:
        called = Text(f"{team.name}签约人数的截至日期", f"team {team.name} as of")
        yield _Dated(team, "as_of", team.as_of, called, began=False)
