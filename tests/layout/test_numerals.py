"""Chinese numerals are written and read from 1 to 99."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.layout.numerals import from_chinese, to_chinese


@pytest.mark.parametrize(
    ("number", "text"), [(1, "一"), (10, "十"), (11, "十一"), (18, "十八"), (20, "二十"), (99, "九十九")]
)
def test_numbers_are_written_as_they_are_spoken(number: int, text: str) -> None:
    assert to_chinese(number) == text


@given(st.integers(1, 99))
def test_what_is_written_is_read_back(number: int) -> None:
    assert from_chinese(to_chinese(number)) == number


@pytest.mark.parametrize("number", [-1, 0, 100])
def test_numbers_outside_1_to_99_are_refused(number: int) -> None:
    with pytest.raises(ValueError, match="1-99"):
        to_chinese(number)


@pytest.mark.parametrize("text", ["", "零", "一十", "百", "18", "十八 "])
def test_anything_else_is_no_numeral(text: str) -> None:
    with pytest.raises(ValueError, match="not a Chinese numeral"):
        from_chinese(text)
