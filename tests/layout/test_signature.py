"""Signature and date are placed by clause 7.3.5."""

from __future__ import annotations

from itertools import pairwise

import pytest

from docgen.layout.page import PROFILE_A
from docgen.layout.signature import SEAL_SIZE, sealed_signature, unsealed_signature
from docgen.layout.style import Align
from docgen.layout.units import Mm

DATE = "2021年11月3日"
ORGAN = "陕西省卫生健康委员会"
LONG = "中共方城县委农村工作领导小组办公室"
NEAR = Mm(0.3)


def test_a_sealed_date_stands_four_characters_in() -> None:
    date = sealed_signature([ORGAN], DATE, PROFILE_A, seal=SEAL_SIZE).date
    assert PROFILE_A.text_width - date.right == 4 * PROFILE_A.cell


def test_a_sealed_name_is_centred_on_the_date() -> None:
    signature = sealed_signature([ORGAN], DATE, PROFILE_A, seal=SEAL_SIZE)
    assert abs(signature.rows[0].names[0].centre - signature.date.centre) <= 1


def test_a_name_that_would_leave_the_type_area_stands_two_characters_in() -> None:
    signature = sealed_signature([LONG], DATE, PROFILE_A, seal=SEAL_SIZE)
    name = signature.rows[0].names[0]
    assert PROFILE_A.text_width - name.right == 2 * PROFILE_A.cell
    assert abs(name.centre - signature.date.centre) <= 1


def test_a_name_wider_than_the_type_area_takes_two_lines() -> None:
    signature = sealed_signature([LONG * 2], DATE, PROFILE_A, seal=SEAL_SIZE)
    assert [row.names[0].text for row in signature.rows] == [LONG, LONG]


@pytest.mark.parametrize("lines", [1, 2])
def test_the_seal_reaches_under_the_date_whatever_lines_the_name_takes(lines: int) -> None:
    signature = sealed_signature([LONG * lines], DATE, PROFILE_A, seal=SEAL_SIZE)
    height = signature.rows[0].room + (lines + 1) * PROFILE_A.line
    assert (
        abs(
            height
            - sealed_signature([ORGAN], DATE, PROFILE_A, seal=SEAL_SIZE).rows[0].room
            - 2 * PROFILE_A.line
        )
        <= 1
    )


@pytest.mark.parametrize("length", [26, 27, 30, 40, 52])
def test_an_unsealed_name_of_any_length_stays_inside_the_type_area(length: int) -> None:
    signature = unsealed_signature([(LONG * 4)[:length]], DATE, PROFILE_A)
    placed = [*(name for row in signature.rows for name in row.names), signature.date]
    assert "".join(row.names[0].text for row in signature.rows) == (LONG * 4)[:length]
    assert all(each.left >= 0 and each.right <= PROFILE_A.text_width for each in placed)


def test_long_unsealed_names_of_several_organs_stay_inside_the_type_area() -> None:
    signature = unsealed_signature([LONG * 2, ORGAN], DATE, PROFILE_A)
    assert [row.names[0].text for row in signature.rows] == [LONG, LONG, ORGAN]
    assert all(row.names[0].right <= PROFILE_A.text_width for row in signature.rows)


@pytest.mark.parametrize("millimetres", [38, 42, 45, 50])
def test_a_larger_seal_gets_more_room(millimetres: int) -> None:
    seal = Mm(millimetres)
    room = sealed_signature([ORGAN], DATE, PROFILE_A, seal=seal).rows[0].room
    assert seal / 2 < room + 2 * PROFILE_A.line < seal + Mm(10)


def test_an_unsealed_date_starts_two_characters_right_of_the_name() -> None:
    signature = unsealed_signature([ORGAN], DATE, PROFILE_A)
    assert signature.date.left - signature.rows[0].names[0].left == 2 * PROFILE_A.cell


def test_an_unsealed_date_longer_than_the_name_stands_two_characters_in() -> None:
    signature = unsealed_signature(["县卫健局"], DATE, PROFILE_A)
    assert PROFILE_A.text_width - signature.date.right == 2 * PROFILE_A.cell
    assert signature.date.left - signature.rows[0].names[0].left == 2 * PROFILE_A.cell


@pytest.mark.parametrize(
    ("organs", "rows"),
    [(["省财政厅"] * 3, [3]), (["省财政厅"] * 5, [3, 2]), ([ORGAN] * 3, [2, 1]), ([LONG] * 2, [1, 1])],
)
def test_sealed_names_stand_side_by_side_as_far_as_they_fit(organs: list[str], rows: list[int]) -> None:
    signature = sealed_signature(organs, DATE, PROFILE_A, seal=SEAL_SIZE)
    assert [len(row.names) for row in signature.rows] == rows


def test_seals_of_neighbours_do_not_touch() -> None:
    names = sealed_signature(["省财政厅"] * 3, DATE, PROFILE_A, seal=SEAL_SIZE).rows[0].names
    assert all(b.centre - a.centre > SEAL_SIZE for a, b in pairwise(names))


def test_unsealed_names_of_several_organs_start_at_one_place() -> None:
    rows = unsealed_signature([ORGAN, "省财政厅"], DATE, PROFILE_A).rows
    assert {(row.names[0].left, row.names[0].kept) for row in rows} == {(rows[0].names[0].left, Align.LEFT)}
