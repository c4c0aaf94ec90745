"""Apply waivers: who allowed which finding, why, until when; and report those that do nothing."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from docgen.diagnostics import Diagnostic, Place, Severity, Text
from docgen.explanation import Explanation, parse_explanation
from docgen.records.base import Base, Record
from docgen.records.placed import ancestors
from docgen.records.project import Project


@dataclass(slots=True)
class Granted:
    """One waiver as found in a record, and whether it was of use."""

    code: str
    until: datetime.date
    place: Place
    expired: bool
    used: int = 0
    """How many findings it matched."""


@dataclass(frozen=True, slots=True)
class Waivers:
    """The waivers of a project, by the identity of the YAML mapping that carries them."""

    by_mapping: dict[int, list[Granted]] = field(default_factory=dict)

    @property
    def granted(self) -> tuple[Granted, ...]:
        """Return every waiver."""
        return tuple(granted for group in self.by_mapping.values() for granted in group)

    def allow(self, code: str, record: Base) -> bool:
        """Say whether a valid waiver of the record, or of one it stands in, allows `code`; note its use."""
        if not self.by_mapping or record.origin is None:
            return False
        for container in ancestors(record.origin):
            for granted in self.by_mapping.get(id(container), ()):
                if granted.code == code:
                    granted.used += 1
                    if not granted.expired:
                        return True
        return False

    def complaints(self, *, known: frozenset[str], proven: frozenset[str]) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each waiver: unknown, of no use, expired, or (a note) in force.

        `known` are the codes that exist; `proven` those whose rules had their say on the whole project, so
        that a waiver without a finding is of no use.
        """
        for granted in self.granted:
            if granted.code not in known:
                yield UNKNOWN.about(granted)
            elif granted.code in proven and not granted.used:
                yield UNUSED.about(granted)
            elif granted.expired:
                yield EXPIRED.about(granted)
            elif granted.used:
                yield IN_FORCE.about(granted)


def waivers_in(project: Project, *, as_of: datetime.date) -> Waivers:
    """Return all waivers of the project; one is valid up to and including its day."""
    found = Waivers()
    for record in _waiving(project):
        for number, waiver in enumerate(record.waive):
            place = record.place("waive", number, "code")
            granted = Granted(waiver.code, waiver.until, place, expired=waiver.until < as_of)
            found.by_mapping.setdefault(id(record.origin), []).append(granted)
    return found


def _waiving(project: Project) -> Iterator[Record]:
    """Yield every record of the project that carries a waiver."""
    waiting: list[object] = [
        project.office,
        *project.divisions,
        *project.indicators,
        *project.types,
        *project.plans,
        *project.documents,
        *project.figures,
        *project.returns,
        *project.ledgers,
        *project.registers,
    ]
    while waiting:
        value = waiting.pop()
        if not isinstance(value, Base):
            continue
        if isinstance(value, Record) and value.waive:
            yield value
        for name in _fields_with_records(type(value)):
            inner = getattr(value, name)
            waiting.extend(inner if isinstance(inner, tuple) else (inner,))


@cache
def _fields_with_records(model: type[Base]) -> tuple[str, ...]:
    """Return the fields of a model in which records stand, so that the others need no look."""
    return tuple(name for name, info in model.model_fields.items() if _holds_records(info.annotation))


def _holds_records(annotation: Any) -> bool:
    """Say whether a value of a type such as ``tuple[Item, ...]`` is or holds a record."""
    if isinstance(annotation, type) and issubclass(annotation, Base):
        return issubclass(annotation, Record) or bool(_fields_with_records(annotation))
    return any(_holds_records(inner) for inner in getattr(annotation, "__args__", ()))


@dataclass(frozen=True, slots=True)
class Complaint:
    """A row of the table of what can be wrong with a waiver."""

    code: str
    severity: Severity
    message: Callable[[Granted], tuple[Text, Text]]

    def about(self, granted: Granted) -> Diagnostic:
        """Return the diagnostic of one waiver."""
        return Diagnostic(self.code, self.severity, granted.place, *self.message(granted))

    @property
    def explanation(self) -> Explanation:
        """Return the manual of the code, read from the docstring of its message."""
        return parse_explanation(self.message.__doc__ or "")


def _unused(granted: Granted) -> tuple[Text, Text]:
    """Warn of a waiver that matches no finding.

    豁免没有对应的问题。

    Bad:
        lead: [人事处]
        waive: [{code: DG201, reason: 牵头单位待定, until: 2022-12-31}]
    Good:
        lead: [人事处]
    Why: A waiver left behind would silently allow the same mistake when it comes back.
    为什么：问题已经没有了而豁免还留着，同样的错误再出现时就查不出来。
    """
    return (
        Text(f"豁免 {granted.code} 没有对应的问题", f"waiver of {granted.code} matches no finding"),
        Text("问题已经消除，请删去这条豁免", "the finding is gone: delete the waiver"),
    )


def _expired(granted: Granted) -> tuple[Text, Text]:
    """Warn of a waiver whose last day is past; the finding it allowed is reported again.

    豁免已经到期。

    Bad:
        waive: [{code: DG201, reason: 牵头单位待定, until: 2022-01-31}]   # 今天是 2022-06-30
    Good:
        lead: [人事处]
    Why: A waiver is a promise to settle the matter by a day. On that day it still holds, afterwards not.
    为什么：豁免是限期解决的约定；到期当日仍有效，过后恢复检查。
    """
    day = granted.until.isoformat()
    return (
        Text(f"豁免 {granted.code} 已于 {day} 到期，不再生效", f"waiver of {granted.code} ended on {day}"),
        Text("解决问题，或重新说明理由并延长期限", "solve the finding, or extend the waiver with a reason"),
    )


def _unknown(granted: Granted) -> tuple[Text, Text]:
    """Report a waiver of a code that is no rule's.

    豁免的编号不是任何一项检查的编号。

    Bad:
        waive: [{code: DG2O1, reason: 牵头单位待定, until: 2022-12-31}]
    Good:
        waive: [{code: DG201, reason: 牵头单位待定, until: 2022-12-31}]
    Why: A mistyped code waives nothing. What is wrong with the reading of a file (DG0xx, DG1xx) cannot be
        waived, for then nobody knows what the file says; nor can findings about waivers (DG9xx).
    为什么：编号写错等于没有豁免；读取和格式错误（DG0xx、DG1xx）不能豁免，否则文件里写了什么都说不准；
        关于豁免本身的提示（DG9xx）也不能豁免。
    """
    return (
        Text(f"没有编号为 {granted.code} 的检查可以豁免", f"there is no rule {granted.code} to waive"),
        Text("编号见 docgen explain；读取和格式错误不能豁免", "see docgen explain; reading errors stay"),
    )


def _in_force(granted: Granted) -> tuple[Text, Text]:
    """Tell of a waiver in force, and how many findings it hides.

    豁免正在生效。

    Bad:
        waive: [{code: DG201, reason: 试试, until: 2099-12-31}]   # 写在计划上，整个计划都不再检查牵头单位
    Good:
        waive: [{code: DG201, reason: 牵头单位待编委批复, until: 2022-08-31}]   # 只写在那一项任务上
    Why: What is waived must stay in sight: a plan-wide waiver until 2099 would switch the rule off for good.
    为什么：豁免了什么要看得见；写在整个计划上、期限很长的豁免，等于取消了这项检查。
    """
    day = granted.until.isoformat()
    return (
        Text(
            f"豁免 {granted.code} 生效中，放过 {granted.used} 处，到 {day} 为止",
            f"waiver of {granted.code} is in force until {day} and allows {granted.used}",
        ),
        Text("到期前解决问题，然后删去这条豁免", "solve it before that day, then delete the waiver"),
    )


UNUSED = Complaint("DG901", Severity.WARNING, _unused)
EXPIRED = Complaint("DG902", Severity.WARNING, _expired)
UNKNOWN = Complaint("DG903", Severity.ERROR, _unknown)

IN_FORCE = Complaint("DG904", Severity.NOTE, _in_force)

COMPLAINTS = (UNUSED, EXPIRED, UNKNOWN, IN_FORCE)
"""Everything that can be wrong with a waiver; these codes cannot be waived themselves."""
