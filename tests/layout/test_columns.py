"""Columns share the width of a table by what stands in them."""

from __future__ import annotations

import pytest

from docgen.layout.columns import column_widths


def test_columns_that_fit_share_what_is_left_over() -> None:
    assert column_widths([["序号"], ["县区名称"]], 12) == pytest.approx([4, 8])


def test_long_text_leaves_short_columns_their_words() -> None:
    number, name, text = column_widths([["1"], ["甲县", "乙市"], ["长" * 200]], 36)
    assert (number, name) == pytest.approx((0.5, 2))
    assert number + name + text == pytest.approx(36)


def test_longer_text_gets_more_room() -> None:
    short, long = column_widths([["短" * 30], ["长" * 90]], 36)
    assert (short, long) == pytest.approx((9, 27))


def test_a_word_is_not_broken_while_there_is_room() -> None:
    assert column_widths([["http://www.example.gov.cn/a"], ["长" * 300]], 36)[0] == pytest.approx(13.5)


@pytest.mark.parametrize("columns", [[[""], [""]], [["字" * 90]] * 12, [["a" * 90], ["b" * 90]], [["字"]]])
def test_the_room_is_always_filled(columns: list[list[str]]) -> None:
    widths = column_widths(columns, 36)
    assert sum(widths) == pytest.approx(36)
    assert min(widths) > 0
