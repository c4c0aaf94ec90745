"""Faces know the families that offices use for them."""

from __future__ import annotations

import pytest

from docgen.layout.faces import Face, face_of


@pytest.mark.parametrize(
    ("family", "face"),
    [("仿宋", Face.FANGSONG), ("SimHei", Face.HEITI), ("方正小标宋_GBK", Face.XIAOBIAOSONG)],
)
def test_every_true_cut_of_a_face_is_accepted(family: str, face: Face) -> None:
    assert face_of(family) is face


def test_a_stand_in_is_no_cut_of_the_face() -> None:
    assert face_of("华文中宋") is None
