"""Lengths are one integer type and read in every unit."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from docgen.layout.sizes import SIZES
from docgen.layout.units import Mm, Pt, Twips


def test_a_point_is_twenty_twips() -> None:
    assert Pt(28.95).twips == 579


def test_an_a4_sheet_is_11906_by_16838_twips() -> None:
    assert (Mm(210).twips, Mm(297).twips) == (11906, 16838)


def test_rules_are_weighed_in_eighths_of_a_point() -> None:
    assert (Mm(0.35).eighths, Mm(0.25).eighths) == (8, 6)


@given(st.integers(-100_000, 100_000))
def test_twips_are_kept_exactly(twips: int) -> None:
    assert Twips(twips).twips == twips


def test_sizes_are_those_of_chinese_type() -> None:
    assert {name: SIZES[name].half_points for name in ("二号", "三号", "四号")} == {
        "二号": 44,
        "三号": 32,
        "四号": 28,
    }
