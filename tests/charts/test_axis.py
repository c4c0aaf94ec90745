"""Axes end at round numbers and always show zero."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("matplotlib")

from docgen.charts.axis import marks_of

NUMBERS = st.decimals(min_value=-(10**9), max_value=10**9, places=2)


@pytest.mark.parametrize(
    ("values", "unit", "marks"),
    [
        (["97.41"], "%", "0 20 40 60 80 100"),
        (["120"], "%", "0 25 50 75 100 125"),
        (["-5", "20"], "%", "-5 0 5 10 15 20"),
        (["3.09", "5"], "‰", "0 1 2 3 4 5"),
        (["3521"], "人", "0 1000 2000 3000 4000"),
        (["3"], "个", "0 1 2 3"),
        (["0.3"], "", "0.0 0.1 0.2 0.3"),
        (["0"], "人", "0 1"),
        ([], "人", "0 1"),
    ],
)
def test_marks_are_round(values: list[str], unit: str, marks: str) -> None:
    found = marks_of(map(Decimal, values), unit)
    assert found == pytest.approx([float(each) for each in marks.split()])


@given(st.lists(NUMBERS, max_size=8))
def test_every_value_and_zero_lie_on_the_axis(values: list[Decimal]) -> None:
    marks = marks_of(values, "人")
    assert 0.0 in marks
    hair = (marks[-1] - marks[0]) / 10**9
    assert all(marks[0] - hair <= value <= marks[-1] + hair for value in values)
    assert len(marks) <= 13


@given(st.lists(st.integers(min_value=-1000, max_value=1000), max_size=8))
def test_what_is_counted_has_no_fractions(values: list[int]) -> None:
    assert all(mark.is_integer() for mark in marks_of(map(Decimal, values), "人"))
