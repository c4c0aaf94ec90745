"""Scalar types of records: what is ambiguous is refused."""

import datetime
from decimal import Decimal
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from docgen.records.base import Count, Date, Number, Truth, Waiver


@pytest.mark.parametrize(("text", "value"), [("0", 0), ("90", 90)])
def test_plain_whole_number_is_read(text: str, value: int) -> None:
    assert TypeAdapter(Count).validate_python(text) == value


@pytest.mark.parametrize(
    "text", ["007", "1_000", "0x1F", "1e3", "９", "9.0", "+9", "1２", "-3", " 9", "", "九", "1,000"]
)
def test_number_that_programs_read_differently_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Count).validate_python(text)


def test_decimal_is_exact() -> None:
    assert TypeAdapter(Number).validate_python("81.75") == Decimal("81.75")


@pytest.mark.parametrize("text", [".5", "5.", "1e3", "09.1", "nan", "inf", "79.1%", "7９"])
def test_decimal_that_is_not_plain_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Number).validate_python(text)


@pytest.mark.parametrize(("text", "value"), [("true", True), ("false", False)])
def test_truth_is_true_or_false(text: str, value: bool) -> None:
    assert TypeAdapter(Truth).validate_python(text) is value


@pytest.mark.parametrize("text", ["yes", "no", "on", "off", "1", "0", "True", "是", ""])
def test_truth_in_other_words_is_refused(text: str) -> None:
    with pytest.raises(ValidationError):
        TypeAdapter(Truth).validate_python(text)


def test_iso_date_is_read() -> None:
    assert TypeAdapter(Date).validate_python("2021-11-03") == datetime.date(2021, 11, 3)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2021年11月3日", "2021-11-03"),
        ("2021/11/3", "2021-11-03"),
        ("2021.11.03", "2021-11-03"),
        ("２０２１-11-0３", "2021-11-03"),
        ("3月", ""),
    ],
)
def test_date_in_another_form_is_refused_and_the_right_form_offered(text: str, iso: str) -> None:
    with pytest.raises(ValidationError) as caught:
        TypeAdapter(Date).validate_python(text)
    context: dict[str, Any] = caught.value.errors()[0]["ctx"]
    assert context["iso"] == iso


@pytest.mark.parametrize("reason", ["", " ", "\u3000", "\n\t"])
def test_waiver_without_a_reason_is_refused(reason: str) -> None:
    with pytest.raises(ValidationError):
        Waiver.model_validate({"code": "DG201", "reason": reason, "until": "2099-12-31"})
