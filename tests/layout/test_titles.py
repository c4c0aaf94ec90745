"""Titles are broken by meaning into lines of a good shape."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from docgen.layout.measure import width
from docgen.layout.titles import break_title

LONG = "关于落实全省实现巩固拓展健康扶贫成果同乡村振兴有效衔接实施方案重点任务分工的通知"
TITLES = (
    LONG,
    "陕西省卫生健康委员会关于印发《2023年全省乡村振兴健康帮扶工作要点》的通知",
    "关于印发《方城县巩固拓展脱贫攻坚成果同乡村振兴有效衔接“百日攻坚月”活动实施方案》的通知",
    "关于做好2022年度基本公共卫生服务项目绩效评价工作的通知",
)
titles = pytest.mark.parametrize("title", TITLES)


def test_a_short_title_stays_on_one_line() -> None:
    assert break_title("关于召开全省卫生健康工作会议的通知") == ("关于召开全省卫生健康工作会议的通知",)


@titles
def test_nothing_is_lost_and_no_line_is_too_long(title: str) -> None:
    lines = break_title(title)
    assert "".join(lines) == title
    assert max(map(width, lines)) <= 20


@titles
def test_no_line_starts_or_ends_with_what_belongs_to_its_neighbour(title: str) -> None:
    lines = break_title(title)
    assert not any(line[0] in "的和与及、》）”" for line in lines)
    assert not any(line[-1] in "《（“" for line in lines)


@titles
def test_lines_make_a_trapezoid_or_a_rhombus(title: str) -> None:
    widths = [width(line) for line in break_title(title)]
    assert not any(b < a and b < c for a, b, c in zip(widths, widths[1:], widths[2:], strict=False))


@pytest.mark.parametrize("word", ["2023年", "振兴", "“百日攻坚月”", "实施", "公共"])
def test_numbers_words_and_quotes_stay_whole(word: str) -> None:
    lines = [line for title in TITLES if word in title for line in break_title(title)]
    assert any(word in line for line in lines)


def test_names_that_the_caller_gives_stay_whole() -> None:
    name = "健康扶贫成果同乡村振兴有效衔接实施方案"
    assert any(name in line for line in break_title(LONG, keep=(name,)))


def test_the_kind_of_document_never_stands_alone() -> None:
    assert break_title("关于转发国家卫生健康委有关司局若干文件清单的通知")[-1] not in {"的通知", "通知"}


def test_spaces_are_kept_only_between_latin_words() -> None:
    assert break_title("关于 推广 Open Data 的通知") == ("关于推广Open Data的通知",)


@given(st.text("关于印发《》（）的和2021年通知、Aa ", max_size=70))
def test_any_text_is_broken_without_loss(title: str) -> None:
    assert "".join(break_title(title)).replace(" ", "") == title.replace(" ", "")
