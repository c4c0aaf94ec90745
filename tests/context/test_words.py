"""Dates, deadlines and targets in words."""

import datetime

import pytest

from docgen.context.words import deadline_words, kind_words, range_words, target_words
from docgen.layout.dates import date_words
from docgen.records.indicator import Indicator
from docgen.records.plan import Deadline, TaskClass


def test_date_is_written_in_full_without_leading_zeros() -> None:
    assert date_words(datetime.date(2021, 1, 3)) == "2021年1月3日"


def test_no_date_is_an_empty_text() -> None:
    assert date_words(None) == ""


@pytest.mark.parametrize(
    ("deadline", "words"),
    [
        ({"date": "2022-08-26"}, "2022年8月26日前"),
        ({"every": "year", "month": "6"}, "每年6月底前"),
        ({"every": "year", "month": "11", "day": "25"}, "每年11月25日前"),
        ({"every": "month"}, "每月底前"),
        ({"every": "month", "day": "5"}, "每月5日前"),
        ({"every": "quarter"}, "每季度末前"),
        ({"every": "half_year"}, "每半年末前"),
    ],
)
def test_deadline_in_words(deadline: dict[str, str], words: str) -> None:
    assert deadline_words(Deadline.model_validate(deadline)) == words


@pytest.mark.parametrize(
    ("unit", "targets", "words"),
    [
        ("%", [{"operator": ">=", "value": "90"}], "90%以上"),
        ("%", [{"operator": "<=", "value": "2.5"}], "不超过2.5%"),
        ("%", [{"operator": "between", "value": "15", "upper": "30"}], "15%～30%"),
        (
            "人",
            [{"operator": ">=", "value": "5"}, {"operator": ">=", "value": "3", "population": "中医院"}],
            "不少于5人（中医院不少于3人）",
        ),
        ("种", [{"operator": "between", "value": "50", "upper": "75"}], "50～75种"),
        ("个", [{"operator": "=", "value": "0", "phrase": "动态清零"}], "动态清零"),
        ("次", [{"operator": ">=", "value": "1", "every": "季度"}], "每季度不少于1次"),
        (
            "次",
            [
                {"operator": ">=", "value": "1", "every": "年"},
                {"operator": ">=", "value": "4", "every": "季度"},
            ],
            "每年不少于1次；每季度不少于4次",
        ),
        (
            "人",
            [
                {"operator": ">=", "value": "3", "population": "中医院"},
                {"operator": ">=", "value": "5", "population": "综合医院"},
            ],
            "中医院不少于3人，综合医院不少于5人",
        ),
        ("种", [{"operator": "between", "value": "50"}], "不少于50种"),
        ("种", [], ""),
    ],
)
def test_targets_in_words(unit: str, targets: list[dict[str, str]], words: str) -> None:
    indicator = Indicator.model_validate({"id": "i", "name": "指标", "unit": unit, "targets": targets})
    assert target_words(indicator) == words


def test_class_of_a_task_decides_its_first_product() -> None:
    assert kind_words(TaskClass.INSTITUTION)[1] == "提出方案"
    assert kind_words(None) == ("", "")


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2022-07-26", "2022-07-31", "2022年7月26日—7月31日"),
        ("2022-12-26", "2023-01-05", "2022年12月26日—2023年1月5日"),
        ("2022-07-26", "2022-07-26", "2022年7月26日"),
        ("2022-07-26", None, "2022年7月26日起"),
        (None, "2022-07-31", "2022年7月31日止"),
        (None, None, ""),
    ],
)
def test_span_of_days_names_the_year_again_only_where_it_changes(
    first: str | None, last: str | None, words: str
) -> None:
    ends = [datetime.date.fromisoformat(day) if day else None for day in (first, last)]
    assert range_words(*ends) == words
