from __future__ import annotations

import time
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.layout.breaking import KINDS, LIBREOFFICE, WORD, BreakRules, Kind, is_full_width
from docgen.pdf.breaker import Tabs, break_paragraph
from docgen.pdf.line import Line
from docgen.pdf.measured import OBJECT, Gaps, Piece

EM = 10.0


class CellWidths(dict[str, float]):
    """A full-width character fills a cell, any other half of one."""

    def __missing__(self, character: str) -> float:
        return 1.0 if is_full_width(character) else 0.5


CELLS = CellWidths()


def broken(
    text: str, cells: float, rules: BreakRules = WORD, *, gaps: Gaps = Gaps.NONE, tabs: Tabs | None = None
) -> tuple[Line, ...]:
    piece = Piece(text, EM, CELLS, gaps=gaps)
    measure = cells * EM
    return break_paragraph([piece], first_width=measure, width=measure, rules=rules, tabs=tabs or Tabs())


def texts(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(span.text for span in line.spans) for line in lines]


def hung(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(span.text for span in line.hung) for line in lines]


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("各地要对照清单", 4, ["各地要对", "照清单"]),
        ("各地要对。照清单", 4, ["各地要对", "照清单"]),
        ("各地要对。”照清单", 4, ["各地要", "对。”照", "清单"]),
        ("各地要（对照）", 4, ["各地要", "（对照）"]),
        ("各地对照“三保障”", 5, ["各地对照", "“三保障”"]),
        ("在二〇2025年底", 4, ["在二〇", "2025年底"]),
        ("各地在2025年", 4, ["各地在", "2025年"]),
        ("各地三2025年底", 5, ["各地三2025", "年底"]),
        ("陕卫发〔2021〕55号", 7, ["陕卫发", "〔2021〕55号"]),
        ("各地完成了90%以上", 5.5, ["各地完成了", "90%以上"]),
        ("工作要求——落实", 5, ["工作要求", "——落实"]),
        ("工作要求……落实", 6, ["工作要求……", "落实"]),
        ("see the state-of-art", 7, ["see the state-", "of-art"]),
        ("见 WHO建议", 3, ["见 WHO", "建议"]),
        ("各地要对照 清单", 5, ["各地要对照", "清单"]),
        ("各地\n要对照清单", 4, ["各地", "要对照清", "单"]),
        ("各地对照。\n清单", 4, ["各地对照", "清单"]),
        ("各地\u00a0要对", 3, ["各", "地\u00a0要", "对"]),
        ("a" * 9, 2, ["aaaa", "aaaa", "a"]),
        ("。。。。", 2, ["。。", "。。"]),
        ("", 4, [""]),
        ("各地\n", 4, ["各地", ""]),
    ],
)
def test_word_ends_lines_as_its_sets_say(text: str, cells: float, expected: list[str]) -> None:
    assert texts(broken(text, cells)) == expected


@pytest.mark.parametrize(
    ("text", "cells", "expected"),
    [
        ("各地要对。照清单", 4, ["各地要", "对。照清", "单"]),
        ("各地要求。2022年", 6, ["各地要", "求。2022年"]),
        ("共有约30%（含）人", 5, ["共有约30%", "（含）人"]),
        ("见第三页5（含）", 5, ["见第三页", "5（含）"]),
        ("期限2021-2025年", 5.5, ["期限2021-", "2025年"]),
        ("（试行）（灌发", 5, ["（试行）", "（灌发"]),
        ("机构四“1站式”", 4, ["机构四", "“1站"]),
    ],
)
def test_libreoffice_hangs_nothing_and_holds_numbers_to_marks(
    text: str, cells: float, expected: list[str]
) -> None:
    assert texts(broken(text, cells, LIBREOFFICE))[: len(expected)] == expected


def test_one_mark_hangs_in_the_margin() -> None:
    assert hung(broken("各地要对，照清单。", 4)) == ["，", ""]


def test_a_mark_does_not_hang_where_the_next_may_not_begin_a_line() -> None:
    assert hung(broken("各地要对。”照", 4))[0] == ""


def test_without_hanging_the_mark_takes_a_character_along() -> None:
    assert texts(broken("各地要对，照", 4, replace(WORD, hanging=frozenset()))) == ["各地要", "对，照"]


def test_spaces_at_the_end_are_dropped_and_do_not_count() -> None:
    line = broken("各地要对   照清单", 4)[0]
    assert (line.width, line.dropped) == (40.0, "   ")


def test_a_short_line_is_stretched_to_its_measure() -> None:
    line = broken("各地要（对照）清单", 4)[0]
    assert line.width + line.stretch * line.chances == pytest.approx(40.0)


def test_words_are_not_stretched_only_their_spaces_are() -> None:
    line = broken("各地 an apple对照清单", 8)[0]
    assert [(span.text, span.stretched) for span in line.spans] == [
        ("各地", True),
        (" an apple", False),
        ("对", True),
    ]
    assert line.chances == 4


def test_the_last_line_keeps_its_natural_width() -> None:
    assert broken("各地要对照清单", 4)[-1].stretch == 0.0


def test_the_first_line_has_a_measure_of_its_own() -> None:
    lines = break_paragraph([Piece("各地要对照清单", EM, CELLS)], first_width=20, width=40, rules=WORD)
    assert texts(lines) == ["各地", "要对照清", "单"]


def test_letter_spacing_after_the_last_character_is_not_width() -> None:
    lines = break_paragraph(
        [Piece("各地要对", EM, CELLS, spacing=-0.5)], first_width=40, width=40, rules=WORD
    )
    assert lines[0].width == pytest.approx(38.5)


def test_pieces_of_different_size_share_a_line() -> None:
    pieces = [Piece("各地", 20.0, CELLS), Piece("要对照", EM, CELLS)]
    lines = break_paragraph(pieces, first_width=60, width=60, rules=WORD)
    assert [(span.piece, span.start, span.text, span.width) for span in lines[0].spans] == [
        (0, 0, "各地", 40.0),
        (1, 0, "要对", 20.0),
    ]


def test_a_gap_is_left_between_chinese_and_digits_where_wanted() -> None:
    line = broken("至2025年底", 20, gaps=Gaps.DIGITS)[0]
    assert [(span.text, span.before) for span in line.spans] == [("至", 0.0), ("2025", 2.5), ("年底", 2.5)]


def test_a_gap_vanishes_at_the_start_of_a_line() -> None:
    lines = broken("各地至2025年", 3, gaps=Gaps.BOTH)
    assert [lines[1].spans[0].text, lines[1].spans[0].before] == ["2025", 0.0]


@pytest.mark.parametrize(("align", "width"), [("left", 30.0), ("right", 10.0), ("center", 20.0)])
def test_a_tab_goes_to_its_stop(align: str, width: float) -> None:
    line = broken("各\t要对", 10, tabs=Tabs(stops=((40.0, align),)))[0]
    assert next(span.width for span in line.spans if span.text == "\t") == pytest.approx(width)


def test_after_the_last_stop_tabs_go_on_at_equal_distances() -> None:
    line = broken("各地要对\t照", 20, tabs=Tabs(every=36.0))[0]
    assert line.width == pytest.approx(82.0)


def test_a_picture_is_as_wide_as_its_widths_say() -> None:
    pieces = [Piece("各地", EM, CELLS), Piece(OBJECT, 1.0, {OBJECT: 25.0}), Piece("要", EM, CELLS)]
    lines = break_paragraph(pieces, first_width=50, width=50, rules=WORD)
    assert texts(lines) == ["各地" + OBJECT, "要"]


def test_a_page_takes_well_under_two_milliseconds() -> None:
    text = ("县域内定点医疗机构应当公开病种、流程和费用，到2025年做到入院有登记、出院有随访。" * 16)[:616]
    piece = Piece(text, 16.0, CELLS, spacing=-0.3)
    times = []
    for _ in range(20):
        started = time.perf_counter()
        break_paragraph([piece], first_width=410.0, width=442.2, rules=WORD)
        times.append(time.perf_counter() - started)
    assert min(times) < 0.002


ALPHABET = "各地要对照清单落实，。；：！？、”“’‘（）《》〔〕…—%·12 ab,.)(-/\u00a0\u3000\n\t喆𠮷"
TEXTS = st.lists(st.text(ALPHABET, max_size=40), min_size=1, max_size=4)
RULES = st.sampled_from([WORD, LIBREOFFICE])


@settings(deadline=None, max_examples=300)
@given(TEXTS, st.integers(1, 12), RULES, st.sampled_from(list(Gaps)), st.sampled_from([-0.4, 0.0, 2.0]))
def test_nothing_is_lost(parts: list[str], cells: int, rules: BreakRules, gaps: Gaps, spacing: float) -> None:
    pieces = [Piece(text, EM, CELLS, spacing=spacing, gaps=gaps) for text in parts]
    lines = break_paragraph(pieces, first_width=cells * EM, width=cells * EM, rules=rules)
    assert "".join(line.text for line in lines) == "".join(parts)
    for line in lines:
        for span in (*line.spans, *line.hung):
            assert parts[span.piece][span.start : span.start + len(span.text)] == span.text


@settings(deadline=None, max_examples=300)
@given(st.text(ALPHABET.replace("\t", ""), max_size=120), st.integers(1, 12), RULES)
def test_only_a_hung_mark_or_a_lone_character_passes_the_measure(
    text: str, cells: int, rules: BreakRules
) -> None:
    for line in broken(text, cells, rules):
        assert line.width <= cells * EM + 0.01 or len("".join(span.text for span in line.spans)) == 1
        assert len("".join(span.text for span in line.hung)) <= (1 if rules.hanging else 0)


@settings(deadline=None, max_examples=300)
@given(st.text(ALPHABET.replace("\n", "").replace("\t", ""), max_size=120), st.integers(2, 12))
def test_no_line_starts_with_a_forbidden_sign_unless_it_is_unavoidable(text: str, cells: int) -> None:
    first = WORD.chinese.never_first
    lines = broken(text, cells)
    for before, line in pairwise(lines):
        start = line.text[:1]
        if start in first and start:
            taken = before.text
            assert not any(_free(taken, place) for place in range(1, len(taken)))


def _free(text: str, place: int) -> bool:
    """Say whether a line could end before the character at `place` without breaking a rule of signs."""
    left, right = text[place - 1], text[place]
    solid = {Kind.SPACE, Kind.GLUE, Kind.MARK}
    return not (
        KINDS[right] in solid
        or KINDS[left] is Kind.GLUE
        or right in WORD.chinese.never_first
        or left in WORD.chinese.never_last
    )


HANGING = replace(LIBREOFFICE, hanging=frozenset("。，、"), holding=LIBREOFFICE.holding - frozenset("。，、"))
ELSEWHERE = replace(LIBREOFFICE, chinese=LIBREOFFICE.elsewhere, latin=LIBREOFFICE.elsewhere, pairs=WORD.pairs)


@pytest.mark.parametrize(
    ("text", "cells", "rules", "expected"),
    [
        ("国见：www.a.cn/bcd/efg", 8, LIBREOFFICE, ["国见：www.a.cn/", "bcd/efg"]),
        ("国 www.a.cn/bcd/efg", 8, LIBREOFFICE, ["国", "www.a.cn/bcd/efg"]),
        ("国见：www.a.cn/bcd/efg", 8, WORD, ["国见：", "www.a.cn/bcd/efg"]),
        ("国其中“互联网", 4, ELSEWHERE, ["国其", "中“互联", "网"]),
        ("国互联网”项目", 5, ELSEWHERE, ["国互联", "网”项目"]),
        ("督查——对工作", 3, ELSEWHERE, ["督查", "——对", "工作"]),
    ],
)
def test_paths_and_text_of_other_languages_end_lines_as_in_libreoffice(
    text: str, cells: float, rules: BreakRules, expected: list[str]
) -> None:
    assert texts(broken(text, cells, rules)) == expected


def test_libreoffice_hangs_marks_before_numbers_but_not_after_them() -> None:
    assert hung(broken("国通报。2021年", 3, HANGING)) == ["。", ""]
    assert hung(broken("增长到12，国", 4, HANGING)) == ["", ""]
