"""Completeness and timeliness of returns: what counts, by which day, and how it is rounded."""

import datetime
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest

from docgen.records.division import DivisionKind
from docgen.reporting.periods import parse_period
from docgen.reporting.status import ReportingStatus, ReturnState, reporting_status, share
from tests.projects import TASKS, load_project, make_project

Made = Callable[..., ReportingStatus]
RETURN = "{{plan: p, period: 2022-H1, division: {name}, {received} items: []}}\n"
LATER = datetime.date(2022, 12, 31)


@pytest.fixture
def status(tmp_path: Path) -> Made:
    """Return the status of the sound project's half-year with these returns: name to day, or to no day."""

    def make(
        returns: dict[str, str],
        *swaps: tuple[str, str, str],
        as_of: datetime.date | None = LATER,
        extensions: str = "",
    ) -> ReportingStatus:
        make_project(tmp_path, *swaps)
        folder = tmp_path / "data/progress/p/2022-H1"
        folder.mkdir(parents=True)
        for index, (name, day) in enumerate(returns.items()):
            received = f"received_on: {day}," if day else ""
            text = RETURN.format(name=name, received=received)
            (folder / f"{index}.yaml").write_text(text, encoding="utf-8")
        if extensions:
            (tmp_path / "data/extensions.yaml").write_text(f"extensions: [{extensions}]", encoding="utf-8")
        loaded = load_project(tmp_path)
        assert not loaded.report.has_errors
        return reporting_status(loaded.project, loaded.project.plans[0], parse_period("2022-H1"), as_of=as_of)

    return make


def states(found: ReportingStatus) -> dict[str, ReturnState]:
    return {each.expected.division.name: each.state for each in found.returns}


def numbers(found: ReportingStatus) -> tuple[object, ...]:
    return (
        found.expected,
        found.received,
        found.on_time,
        found.completeness_rate,
        found.timeliness_rate,
    )


def test_due_day_itself_is_on_time_and_the_day_after_is_late(status: Made) -> None:
    found = status({"医政医管局": "2022-06-30", "健康促进处": "2022-07-01"})
    assert states(found) == {
        "医政医管局": ReturnState.ON_TIME,
        "健康促进处": ReturnState.LATE,
        "人事处": ReturnState.OVERDUE,
    }
    assert numbers(found) == (3, 2, 1, Decimal("66.7"), Decimal("33.3"))
    assert [each.days_late for each in found.returns] == [0, 1, 0]


def test_missing_return_is_not_overdue_on_the_due_day(status: Made) -> None:
    found = status({}, as_of=datetime.date(2022, 6, 30))
    assert set(states(found).values()) == {ReturnState.PENDING}
    assert numbers(found) == (3, 0, 0, Decimal("0.0"), Decimal("0.0"))


def test_return_that_came_after_the_day_does_not_count_yet(status: Made) -> None:
    found = status({"人事处": "2022-07-05"}, as_of=datetime.date(2022, 7, 4))
    assert states(found)["人事处"] is ReturnState.OVERDUE


def test_return_without_a_day_is_complete_but_not_timely(status: Made) -> None:
    found = status({"人事处": ""})
    assert (found.received, found.on_time, found.late) == (1, 0, 0)


def test_extension_makes_a_later_return_timely(status: Made) -> None:
    granted = "{plan: p, period: 2022-H1, division: 人事处, until: 2022-07-10, reason: 下乡}"
    found = status({"人事处": "2022-07-10"}, extensions=granted)
    assert states(found)["人事处"] is ReturnState.ON_TIME
    assert [each.expected.division.name for each in found.extended] == ["人事处"]


def test_division_is_known_by_any_of_its_names(status: Made) -> None:
    assert status({"委医政医管局": "2022-06-01", "health": "2022-06-01"}).received == 2


def test_same_return_twice_counts_once_and_by_the_first(status: Made) -> None:
    found = status({"人事处": "2022-07-05", "personnel": "2022-06-05"})
    assert (found.received, states(found)["人事处"]) == (1, ReturnState.ON_TIME)


def test_predecessor_returns_for_its_successor(status: Made) -> None:
    heir = "name: 人事处, valid_to: 2022-06-01, successor: 健康促进处,"
    found = status({"人事处": "2022-06-05"}, ("data/divisions.yaml", "name: 人事处,", heir))
    assert (found.expected, found.received) == (2, 1)


def test_return_of_a_division_that_leads_nothing_is_named_and_not_counted(status: Made) -> None:
    found = status({"东市卫生健康委": "2022-06-05"})
    assert (found.received, [each.division for each in found.unexpected]) == (0, ["东市卫生健康委"])


def test_groups_are_counted_each_for_itself(status: Made) -> None:
    found = status({"东市卫生健康委": "2022-06-05"}, (TASKS, "lead: [人事处]", "lead: [各设区市]"))
    assert {kind: numbers(group)[:3] for kind, group in found.groups} == {
        DivisionKind.DIVISION: (2, 0, 0),
        DivisionKind.BUREAU: (2, 1, 1),
    }


@pytest.mark.parametrize(
    ("part", "whole", "rate"), [(1, 3, "33.3"), (2, 3, "66.7"), (1, 16, "6.3"), (5, 5, "100.0")]
)
def test_rate_is_rounded_half_up_to_a_tenth(part: int, whole: int, rate: str) -> None:
    assert share(part, whole) == Decimal(rate)


def test_nobody_expected_has_no_rate() -> None:
    assert share(0, 0) is None
