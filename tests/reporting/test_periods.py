"""Months, quarters, half-years and years: their names, their ends, and when their returns are due."""

import datetime

import pytest

from docgen.records.office import PeriodKind, Reporting
from docgen.reporting.periods import (
    DueDate,
    due_date,
    parse_period,
    period_of,
    periods,
    reported_before,
)


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def calendar(*duties: tuple[str, int, int | None]) -> Reporting:
    """Return a reporting calendar of (kind, due month, due day)."""
    return Reporting.model_validate(
        {
            "receiving_office": "办公室",
            "calendar": [{"period": kind, "due_month": month, "due_day": on} for kind, month, on in duties],
        }
    )


SHAANXI = calendar(("half_year", 6, None), ("year", 11, None))


@pytest.mark.parametrize(
    ("kind", "on", "words", "first", "last"),
    [
        (PeriodKind.MONTH, "2024-02-29", "2024年2月", "2024-02-01", "2024-02-29"),
        (PeriodKind.QUARTER, "2023-03-31", "2023年第一季度", "2023-01-01", "2023-03-31"),
        (PeriodKind.QUARTER, "2023-10-01", "2023年第四季度", "2023-10-01", "2023-12-31"),
        (PeriodKind.HALF_YEAR, "2023-06-30", "2023年上半年", "2023-01-01", "2023-06-30"),
        (PeriodKind.HALF_YEAR, "2023-07-01", "2023年下半年", "2023-07-01", "2023-12-31"),
        (PeriodKind.YEAR, "2023-07-01", "2023年", "2023-01-01", "2023-12-31"),
    ],
)
def test_day_lies_in_a_period_with_a_name_and_two_ends(
    kind: PeriodKind, on: str, words: str, first: str, last: str
) -> None:
    period = period_of(kind, day(on))
    assert (period.words, period.starts_on, period.ends_on) == (words, day(first), day(last))


def test_periods_run_on_over_the_turn_of_the_year() -> None:
    found = periods(PeriodKind.QUARTER, day("2022-12-31"), day("2023-04-01"))
    assert [period.words for period in found] == ["2022年第四季度", "2023年第一季度", "2023年第二季度"]


def test_no_period_lies_between_days_in_the_wrong_order() -> None:
    assert list(periods(PeriodKind.MONTH, day("2023-02-01"), day("2023-01-01"))) == []


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("2022", "2022年度"),
        ("2022-H1", "2022年上半年"),
        ("2022-Q3", "2022年第三季度"),
        ("2022-09", "2022年9月"),
    ],
)
def test_period_is_read_back_from_its_id(text: str, title: str) -> None:
    period = parse_period(text)
    assert (period.id, period.title) == (text, title)


@pytest.mark.parametrize(
    "text", ["", "22-H1", "2022-H3", "2022-Q0", "2022-13", "2022-1", "2022年", "2022-H1 "]
)
def test_what_names_no_period_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="2022-H1"):
        parse_period(text)


@pytest.mark.parametrize(
    ("text", "previous", "last_year"),
    [
        ("2022-H1", "2021-H2", "2021-H1"),
        ("2022", "2021", "2021"),
        ("2022-01", "2021-12", "2021-01"),
    ],
)
def test_period_knows_the_one_before_and_that_of_the_year_before(
    text: str, previous: str, last_year: str
) -> None:
    period = parse_period(text)
    assert (period.previous.id, period.same_last_year.id) == (previous, last_year)
    assert period.previous.following == period


@pytest.mark.parametrize(
    ("period", "duty", "due"),
    [
        ("2022-H1", ("half_year", 6, None), "2022-06-30"),
        ("2022", ("year", 11, None), "2022-11-30"),
        ("2022-H2", ("half_year", 6, None), "2023-01-03"),  # a Saturday, then New Year
        ("2022", ("year", 1, 10), "2023-01-10"),  # due by June: for the year before
        ("2022-Q2", ("quarter", 4, 10), "2022-07-11"),  # a Sunday
        ("2022-02", ("month", 1, 31), "2022-02-28"),
        ("2023-06", ("month", 1, 25), "2023-06-25"),  # a Sunday that is worked for the Dragon Boat Festival
        ("2022-09", ("month", 2, 1), "2022-10-08"),  # National Day; that Saturday is worked
    ],
)
def test_due_day_that_is_not_worked_moves_to_the_next_that_is(
    period: str, duty: tuple[str, int, int | None], due: str
) -> None:
    found = due_date(parse_period(period), calendar(duty))
    assert found is not None
    assert (found.on, found.estimated) == (day(due), False)


def test_due_day_of_a_year_whose_holidays_are_not_decided_is_marked() -> None:
    found = due_date(parse_period("2099-H1"), SHAANXI)
    assert found == DueDate(day("2099-06-30"), day("2099-06-30"), estimated=True)


def test_period_that_the_calendar_lacks_has_no_due_day() -> None:
    assert due_date(parse_period("2022-Q1"), SHAANXI) is None
    assert due_date(parse_period("2022-H1"), None) is None


@pytest.mark.parametrize(
    ("period", "before"), [("2022", "2022-H1"), ("2022-H1", "2021"), ("2023-H1", "2022")]
)
def test_year_takes_the_place_of_the_second_half(period: str, before: str) -> None:
    found = reported_before(parse_period(period), SHAANXI)
    assert found is not None
    assert found.id == before


def test_half_years_alone_follow_one_another() -> None:
    found = reported_before(parse_period("2022-H1"), calendar(("half_year", 6, None)))
    assert found is not None
    assert found.id == "2021-H2"


def test_of_two_periods_due_on_one_day_the_longer_comes_before() -> None:
    found = reported_before(parse_period("2022-Q3"), calendar(("quarter", 3, None), ("half_year", 6, None)))
    assert found is not None
    assert found.id == "2022-H1"
