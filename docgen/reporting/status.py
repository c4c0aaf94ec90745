"""Tell how complete and how timely the returns of a period are: the five numbers of health reporting.

They are those of routine health information systems (DHIS2, data set reporting rates: EXPECTED_REPORTS,
ACTUAL_REPORTS, ACTUAL_REPORTS_ON_TIME, REPORTING_RATE, REPORTING_RATE_ON_TIME), which hold both rates against
what was expected, not against what came in.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from enum import Enum

from docgen.records.division import DivisionKind
from docgen.records.plan import Plan
from docgen.records.progress import Return
from docgen.records.project import Project
from docgen.reporting.expected import ExpectedReturn, expected_returns
from docgen.reporting.periods import DueDate, Period, due_date

_TENTH = Decimal("0.1")


class ReturnState(Enum):
    """Where one expected return stands on a day."""

    ON_TIME = "on_time"
    """Received by the due day, an extension included."""
    LATE = "late"
    """Received after it."""
    UNDATED = "undated"
    """Received, but nobody wrote when: it is complete, and counts neither as on time nor as late."""
    PENDING = "pending"
    """Not received, and not due yet."""
    OVERDUE = "overdue"
    """Not received, and the due day is past."""


_MISSING = (ReturnState.PENDING, ReturnState.OVERDUE)


@dataclass(frozen=True, slots=True)
class ReturnStatus:
    """One expected return, and what came of it."""

    expected: ExpectedReturn
    given: Return | None
    """What was received by the day of the status; of several the first. None where nothing was."""
    state: ReturnState

    @property
    def days_late(self) -> int:
        """Return how many days after its due day it was received; 0 where it was not late."""
        due, given = self.expected.due_on, self.given
        if self.state is not ReturnState.LATE or due is None or given is None or given.received_on is None:
            return 0
        return (given.received_on - due).days


@dataclass(frozen=True, slots=True)
class ReportingStatus:
    """How the returns of one plan and period stand on a day, in all or of one kind of division."""

    plan: Plan
    period: Period
    as_of: datetime.date | None
    """The day up to which returns count; None for all that were ever received, with nothing overdue."""
    due: DueDate | None
    returns: tuple[ReturnStatus, ...]
    """One for each division that is expected, in plan order."""
    unexpected: tuple[Return, ...] = ()
    """Returns of divisions that lead nothing in the period."""

    @property
    def expected(self) -> int:
        """Return how many divisions must return."""
        return len(self.returns)

    @property
    def received(self) -> int:
        """Return how many of them did, in whatever time."""
        return sum(each.given is not None for each in self.returns)

    @property
    def on_time(self) -> int:
        """Return how many of them did by their due day; an extension moves it."""
        return len(self.of(ReturnState.ON_TIME))

    @property
    def late(self) -> int:
        """Return how many of them did after it."""
        return len(self.of(ReturnState.LATE))

    @property
    def missing(self) -> tuple[ReturnStatus, ...]:
        """Return those that did not return, due or not."""
        return self.of(*_MISSING)

    @property
    def extended(self) -> tuple[ReturnStatus, ...]:
        """Return those that were granted an extension, whatever came of it."""
        return tuple(each for each in self.returns if each.expected.extension is not None)

    @property
    def completeness_rate(self) -> Decimal | None:
        """Return received of expected in percent, to 0.1, half up; None where nobody is expected."""
        return share(self.received, self.expected)

    @property
    def timeliness_rate(self) -> Decimal | None:
        """Return received on time of expected (not of received) in percent, likewise."""
        return share(self.on_time, self.expected)

    def of(self, *states: ReturnState) -> tuple[ReturnStatus, ...]:
        """Return the expected returns in one of these states."""
        return tuple(each for each in self.returns if each.state in states)

    @property
    def groups(self) -> tuple[tuple[DivisionKind, ReportingStatus], ...]:
        """Return the same status for each kind of division that is expected, in order of first naming."""
        kinds = dict.fromkeys(each.expected.division.kind for each in self.returns)
        return tuple(
            (kind, narrowed(self, tuple(r for r in self.returns if r.expected.division.kind is kind)))
            for kind in kinds
        )


def reporting_status(
    project: Project, plan: Plan, period: Period, *, as_of: datetime.date | None
) -> ReportingStatus:
    """Return how the returns of `plan` for `period` stand on `as_of`.

    A return that was received after that day does not count yet. A division that has ceased by the due day is
    taken for its successor.
    """
    key = ("reporting_status", plan.id, period, as_of)
    return project.once(key, lambda: _status(project, plan, period, as_of))


def narrowed(status: ReportingStatus, returns: tuple[ReturnStatus, ...]) -> ReportingStatus:
    """Return the status of `returns` alone."""
    return replace(status, returns=returns, unexpected=())


def share(part: int, whole: int) -> Decimal | None:
    """Return `part` of `whole` in percent, to 0.1, half up; None where the whole is 0."""
    if not whole:
        return None
    return (Decimal(part) * 100 / whole).quantize(_TENTH, ROUND_HALF_UP)


def _status(project: Project, plan: Plan, period: Period, as_of: datetime.date | None) -> ReportingStatus:
    expected = expected_returns(project, plan, period)
    due = due_date(period, project.office.reporting if project.office is not None else None)
    given: dict[str, Return] = {}
    unexpected = []
    ids = {each.division.id for each in expected}
    for identifier, found in _returns(project, plan, period, due):
        if as_of is not None and found.received_on is not None and found.received_on > as_of:
            continue
        if identifier in ids:
            given.setdefault(identifier, found)
        else:
            unexpected.append(found)
    returns = tuple(_state(each, given.get(each.division.id), as_of) for each in expected)
    return ReportingStatus(plan, period, as_of, due, returns, tuple(unexpected))


def _returns(
    project: Project, plan: Plan, period: Period, due: DueDate | None
) -> Iterator[tuple[str, Return]]:
    """Yield each return with the id of the division that it stands for, first received first."""
    day = due.on if due is not None else period.ends_on
    returns = project.return_index.get((plan.id, period.id), ())
    for found in sorted(returns, key=lambda each: each.received_on or datetime.date.max):
        division = project.division(found.division)
        yield (project.heir(division, day).id if division is not None else found.division), found


def _state(expected: ExpectedReturn, given: Return | None, as_of: datetime.date | None) -> ReturnStatus:
    due = expected.due_on
    if given is None:
        overdue = due is not None and as_of is not None and due < as_of
        return ReturnStatus(expected, None, ReturnState.OVERDUE if overdue else ReturnState.PENDING)
    if given.received_on is None:
        return ReturnStatus(expected, given, ReturnState.UNDATED)
    late = due is not None and given.received_on > due
    return ReturnStatus(expected, given, ReturnState.LATE if late else ReturnState.ON_TIME)
