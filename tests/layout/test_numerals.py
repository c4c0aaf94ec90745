"""Chinese numerals are written as they are spoken, and read back."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.layout.numerals import from_chinese, to_chinese


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (1, "一"),
        (10, "十"),
        (18, "十八"),
        (20, "二十"),
        (99, "九十九"),
        (100, "一百"),
        (101, "一百零一"),
        (110, "一百一十"),
        (118, "一百一十八"),
        (1000, "一千"),
        (1001, "一千零一"),
        (1018, "一千零一十八"),
        (1100, "一千一百"),
        (10018, "一万零一十八"),
        (20340, "二万零三百四十"),
    ],
)
def test_numbers_are_written_as_they_are_spoken(number: int, text: str) -> None:
    assert to_chinese(number) == text


@given(st.integers(1, 99_999))
def test_what_is_written_is_read_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize("number", [-1, 0, 100_000])
def test_numbers_outside_the_range_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1-99999"):
        to_chinese(number)


@pytest.mark.parametrize("text", ["", "零", "一十", "百", "18", "十八 "])
def test_anything_else_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        from_chinese(text)
