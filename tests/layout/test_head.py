"""The mark is made to fit, and the gap under the title brings text back on its lines."""

from __future__ import annotations

import pytest

from docgen.layout.head import mark_setting, title_gap
from docgen.layout.measure import width
from docgen.layout.page import PROFILE_A, PROFILE_B
from docgen.layout.units import Length


def test_a_short_mark_is_never_widened() -> None:
    assert mark_setting("卫生健康局文件", PROFILE_A).scale_percent == 100


@pytest.mark.parametrize("length", [9, 10, 12, 19, 26, 40])
def test_a_mark_of_any_length_fits_the_type_area(length: int) -> None:
    setting = mark_setting("机" * length, PROFILE_A)
    assert length * setting.size * setting.scale_percent / 100 <= PROFILE_A.text_width


def test_a_very_long_mark_is_set_smaller_and_raised_to_its_height() -> None:
    setting = mark_setting("机" * 19, PROFILE_A)
    assert (setting.size < PROFILE_A.mark_size, setting.raise_by > 0) == (True, True)


@pytest.mark.parametrize("lines", range(1, 8))
def test_text_under_a_title_of_any_length_starts_on_the_grid(lines: int) -> None:
    step = Length(PROFILE_A.title_line * lines + title_gap(lines, PROFILE_A))
    first = Length(PROFILE_A.title_line + title_gap(1, PROFILE_A))
    assert (step - first) % PROFILE_A.line == 0


def test_the_gap_is_the_same_under_every_title_where_there_is_no_grid() -> None:
    assert {title_gap(lines, PROFILE_B) for lines in range(1, 6)} == {title_gap(1, PROFILE_B)}


def test_an_empty_mark_is_left_alone() -> None:
    assert width("") == 0
    assert mark_setting("", PROFILE_A).scale_percent == 100
