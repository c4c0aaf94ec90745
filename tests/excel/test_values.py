"""What people type into boxes."""

from __future__ import annotations

import datetime
from decimal import Decimal

import pytest

from docgen.excel.cell_findings import AMBIGUOUS_RATE, BAD_DATE, BAD_NUMBER
from docgen.excel.reading.grid import Cell, Kind, number_cell, serial_cell, text_cell
from docgen.excel.values import Misread, read_day, read_number, read_status, read_text
from docgen.records.progress import Status

FIRST, LAST = datetime.date(2022, 1, 1), datetime.date(2022, 6, 30)
DAY = datetime.date(2022, 6, 3)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("95", "%", "95"),
        ("95%", "%", "95"),
        ("９５．５％", "%", "95.5"),
        ("0.95%", "%", "0.95"),
        ("5‰", "‰", "5"),
        ("0.5%", "‰", "5"),
        ("5‰", "%", "0.5"),
        ("1.2万", "人", "12000"),
        ("1.2万人", "人", "12000"),
        ("１，２００", "人", "1200"),
        ("1,234,567", "元", "1234567"),
        ("3亿", "元", "300000000"),
        ("1.2", "万人", "1.2"),
        ("1.2万人", "万人", "1.2"),
        ("1.2万", "万人", "1.2"),
        ("12000人", "万人", "1.2"),
        ("0.5亿", "万元", "5000"),
        ("1千名", "人", "1000"),
        ("3百人", "人", "300"),
        ("2千万", "元", "20000000"),
        ("5千克", "千克", "5"),
        ("5", "千瓦时", "5"),
        ("2百分点", "百分点", "2"),
        ("30种", "种", "30"),
        (" 30 种 ", "种", "30"),
        ("三十", "种", "30"),
        ("三十种", "种", "30"),
        ("-3", "个百分点", "-3"),
        ("−3", "个百分点", "-3"),
        ("3人", "名", "3"),
        ("1万名", "人", "10000"),
        ("0", "个", "0"),
        (".5", "公里", "0.5"),
    ],
)
def test_numbers_are_read_in_the_unit_of_the_form(typed: str, unit: str, value: str) -> None:
    assert read_number(text_cell(typed), unit) == Decimal(value)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        *(("约30", "种"), ("30多", "种"), ("30-40", "种"), ("30、40", "种"), ("1,2", "人"), ("12,34", "人")),
        *(
            ("3人", "种"),
            ("3%", "人"),
            ("3万", "%"),
            ("达标", "%"),
            ("--", "人"),
            ("1e5", "人"),
            ("1.2.3", "人"),
        ),
        *(
            ("3公里", "公顷"),
            ("百分之九十", "%"),
            ("∞", "人"),
            ("NaN", "人"),
            ("0x10", "人"),
            ("3 4", "种种"),
        ),
    ],
)
def test_what_is_no_number_in_this_unit_is_not_guessed(typed: str, unit: str) -> None:
    read = read_number(text_cell(typed), unit)
    assert isinstance(read, Misread)
    assert read.fault is BAD_NUMBER
    assert unit in read.remedy.zh


def test_a_rate_that_the_cell_shows_as_percentage_is_one() -> None:
    assert read_number(number_cell(0.95, percent=True), "%", targets=(Decimal(90),)) == Decimal(95)


@pytest.mark.parametrize("share", [0.95, 1, 0.01])
def test_a_bare_share_of_one_is_asked_about(share: float) -> None:
    read = read_number(number_cell(share), "%", targets=(Decimal(90),))
    assert isinstance(read, Misread)
    assert read.fault is AMBIGUOUS_RATE


def test_a_small_rate_with_a_small_target_is_taken_as_it_stands() -> None:
    assert read_number(number_cell(0.5), "%", targets=(Decimal(1),)) == Decimal("0.5")


def test_numbers_have_the_digits_that_a_spreadsheet_shows() -> None:
    assert read_number(number_cell(0.1 + 0.2), "公里") == Decimal("0.3")


@pytest.mark.parametrize(
    "typed",
    [
        *("2022-06-03", "2022-6-3", "2022/6/3", "2022/06/03", "2022.6.3", "2022年6月3日", "2022年06月03日"),
        *(
            "20220603",
            "２０２２年６月３日",
            "2022 年 6 月 3 日",
            "二〇二二年六月三日",
            "2022-06-03 00:00:00",
            "2022年6月3号",
        ),
    ],
)
def test_days_are_read_in_every_clear_spelling(typed: str) -> None:
    assert read_day(text_cell(typed), first=FIRST, last=LAST) == DAY


@pytest.mark.parametrize(
    "cell", [serial_cell(44715), number_cell(44715), number_cell(20220603), Cell(Kind.DATE, day=DAY)]
)
def test_days_are_read_as_workbooks_store_them(cell: Cell) -> None:
    assert read_day(cell, first=FIRST, last=LAST) == DAY


@pytest.mark.parametrize(
    "typed",
    ["6月3日", "22.6.3", "2022年6月", "06/03/2022", "2022-13-01", "2022-06-31", "昨天", "2021-06-03", "95"],
)
def test_days_that_are_not_clear_are_not_guessed(typed: str) -> None:
    read = read_day(text_cell(typed), first=FIRST, last=LAST)
    assert isinstance(read, Misread)
    assert read.fault is BAD_DATE


@pytest.mark.parametrize(
    ("typed", "status"),
    [
        ("推进中", Status.UNDER_WAY),
        (" 已 完成。", Status.DONE),
        ("办结", Status.DONE),
        ("尚未启动", Status.NOT_STARTED),
        ("进度滞后", Status.DELAYED),
    ],
)
def test_statuses_are_known_by_the_words_that_offices_use(typed: str, status: Status) -> None:
    assert read_status(text_cell(typed)) is status


def test_text_loses_only_what_nobody_sees() -> None:
    cell = text_cell("\ufeff  第一行 \r\n第二\u200b行\x0b=1+1\u2028-三\x07 ")
    assert read_text(cell) == "第一行\n第二行\n=1+1\n-三"
