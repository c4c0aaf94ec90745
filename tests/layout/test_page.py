"""Both page profiles hold the numbers of the standard."""

from __future__ import annotations

import pytest

from docgen.layout.page import (
    PROFILE_A,
    PROFILE_B,
    Profile,
    ProfileName,
    profile,
)
from docgen.layout.units import Twips

both = pytest.mark.parametrize("page", [PROFILE_A, PROFILE_B], ids=["A", "B"])


@both
def test_the_text_is_156_mm_wide(page: Profile) -> None:
    assert page.text_width.mm == pytest.approx(156, abs=0.02)


@both
def test_twenty_two_lines_fit_the_height(page: Profile) -> None:
    assert page.lines * page.line.twips <= page.text_height.twips


def test_one_twip_more_would_lose_a_line_in_profile_a() -> None:
    assert PROFILE_A.lines * (PROFILE_A.line.twips + 1) > PROFILE_A.text_height.twips


@both
def test_twenty_eight_characters_fit_the_width_and_twenty_nine_do_not(page: Profile) -> None:
    assert 28 * page.character <= page.text_width < 29 * page.character


def test_margins_are_those_of_the_two_practices() -> None:
    tops = {each.name: (each.margins.top, each.margins.bottom) for each in (PROFILE_A, PROFILE_B)}
    assert tops == {
        ProfileName.A: (Twips(2098), Twips(1984)),
        ProfileName.B: (Twips(1960), Twips(1847)),
    }


@both
def test_a_profile_is_found_by_its_name(page: Profile) -> None:
    assert profile(page.name) is page
