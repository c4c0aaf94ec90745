"""Text is measured in ems, and counted in lines."""

from __future__ import annotations

import pytest

from docgen.layout.measure import width, wrapped_lines


@pytest.mark.parametrize(
    ("text", "ems"), [("", 0), ("通知", 2), ("2021年11月3日", 6.5), ("〔2021〕", 4), ("e\u0301", 0.5)]
)
def test_full_width_characters_are_one_em_and_half_width_ones_a_half(text: str, ems: float) -> None:
    assert width(text) == ems


def test_a_text_as_wide_as_the_line_takes_one_line() -> None:
    assert wrapped_lines("一二三四", 4) == 1


def test_a_closing_mark_takes_its_character_along_to_the_next_line() -> None:
    assert wrapped_lines("一二三四。五六七八", 4) == 3


def test_a_number_is_not_broken() -> None:
    assert wrapped_lines("一二三2021", 4) == 2


def test_the_first_line_may_be_narrower_than_the_others() -> None:
    assert wrapped_lines("一二三四五六", 2, 4) == 2
