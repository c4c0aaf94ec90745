"""The named styles are whole: every one that is referred to is there."""

from __future__ import annotations

import pytest

from docgen.layout.page import PROFILE_A, PROFILE_B, Profile
from docgen.layout.styles import by_id, styles

both = pytest.mark.parametrize("page", [PROFILE_A, PROFILE_B], ids=["A", "B"])


@both
def test_every_style_stands_after_the_one_it_is_based_on(page: Profile) -> None:
    seen = {""}
    for style in styles(page):
        assert style.based_on in seen
        seen.add(style.id)


@both
def test_following_and_linked_styles_exist(page: Profile) -> None:
    every = by_id(styles(page))
    assert {name for style in every.values() for name in (style.following, style.link)} <= {"", *every}


@both
def test_names_and_ids_are_given_once(page: Profile) -> None:
    every = styles(page)
    assert len({style.id for style in every}) == len({style.label for style in every}) == len(every)


def test_profiles_differ_in_numbers_only() -> None:
    a, b = styles(PROFILE_A), styles(PROFILE_B)
    assert [(x.id, x.label, x.face, x.size) for x in a] == [(x.id, x.label, x.face, x.size) for x in b]


def test_every_style_of_a_document_says_which_clause_asks_for_it() -> None:
    free = (
        "表格文字 表头文字 表格居中 表格右齐 表格连行 表格文字连行 表格分组 表格小字 表头小字 表格小字居中 "
        "表题 表注 填报栏 横页填报栏 细空行 图 图注 图题 强调字 表格小字连行 印发文件标题 题下说明 "
        "简报名称 简报期号 简报编发 简报目录标题 简报目录 简报标题 简报供稿 简报报送"
    )
    assert {style.label for style in styles(PROFILE_A) if not style.clause} == set(free.split())
