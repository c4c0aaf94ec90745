"""Hatches fill their box and do not leave it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.charts.shapes import Box, hatched

SIDES = st.floats(min_value=0.1, max_value=150)


@given(SIDES, SIDES, st.booleans())
def test_a_hatch_ends_at_the_sides_of_its_box(width: float, height: float, rising: bool) -> None:
    hatch = hatched(Box(3, 5, 3 + width, 5 + height), gap=1.5, rising=rising)
    for run in hatch.runs:
        for x, y in run:
            assert 3 - 1e-6 <= x <= 3 + width + 1e-6
            assert 5 - 1e-6 <= y <= 5 + height + 1e-6
            assert min(abs(x - 3), abs(x - 3 - width), abs(y - 5), abs(y - 5 - height)) < 1e-6


def test_rising_and_falling_hatches_differ() -> None:
    box = Box(0, 0, 10, 4)
    assert hatched(box, gap=1.5).runs != hatched(box, gap=1.5, rising=False).runs


def test_strokes_lie_a_gap_apart() -> None:
    assert len(hatched(Box(0, 0, 10, 5), gap=1.5).runs) == pytest.approx(15 / 1.5, abs=1)
