"""Months, quarters, half-years and years in which recurring duties fall due."""

import datetime

import pytest

from docgen.context.periods import period_of, periods
from docgen.records.plan import Cycle


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("cycle", "on", "words", "first", "last"),
    [
        (Cycle.MONTH, "2024-02-29", "2024年2月", "2024-02-01", "2024-02-29"),
        (Cycle.QUARTER, "2023-03-31", "2023年第一季度", "2023-01-01", "2023-03-31"),
        (Cycle.QUARTER, "2023-10-01", "2023年第四季度", "2023-10-01", "2023-12-31"),
        (Cycle.HALF_YEAR, "2023-06-30", "2023年上半年", "2023-01-01", "2023-06-30"),
        (Cycle.HALF_YEAR, "2023-07-01", "2023年下半年", "2023-07-01", "2023-12-31"),
        (Cycle.YEAR, "2023-07-01", "2023年", "2023-01-01", "2023-12-31"),
    ],
)
def test_day_lies_in_a_period_with_a_name_and_two_ends(
    cycle: Cycle, on: str, words: str, first: str, last: str
) -> None:
    period = period_of(cycle, day(on))
    assert (period.words, period.first, period.last) == (words, day(first), day(last))


def test_periods_run_on_over_the_turn_of_the_year() -> None:
    found = periods(Cycle.QUARTER, day("2022-12-31"), day("2023-04-01"))
    assert [period.words for period in found] == ["2022年第四季度", "2023年第一季度", "2023年第二季度"]


def test_no_period_lies_between_days_in_the_wrong_order() -> None:
    assert list(periods(Cycle.MONTH, day("2023-02-01"), day("2023-01-01"))) == []
