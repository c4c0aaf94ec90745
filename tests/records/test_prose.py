"""Search all printed texts at once."""

import re

from docgen.records.plan import PersonGroup
from docgen.records.printed import Part, Printed
from docgen.records.prose import Prose

RECORD = PersonGroup(name="农村妇女")


def prose(*texts: str, part: Part = Part.LABEL) -> Prose:
    return Prose(Printed(RECORD, ("name",), text, part) for text in texts)


def found(texts: object) -> list[str]:
    return [printed.text for printed in texts]  # type: ignore[attr-defined]


def test_a_text_is_found_once_however_often_the_pattern_stands_in_it() -> None:
    assert found(prose("一甲甲", "二", "三甲").holding(re.compile("甲"))) == ["一甲甲", "三甲"]


def test_texts_found_by_several_patterns_come_once_and_in_order() -> None:
    patterns = (re.compile("乙"), re.compile("甲"))
    assert found(prose("甲乙", "丙", "甲", "乙").holding(*patterns)) == ["甲乙", "甲", "乙"]


def test_a_pattern_is_not_tried_where_no_sign_of_it_stands() -> None:
    assert found(prose("甲").holding(re.compile("甲"), signs=("乙", "丙"))) == []


def test_a_word_is_found_at_the_ends_of_texts_but_not_across_two() -> None:
    assert found(prose("甲乙", "丙甲", "乙").containing(("甲乙", "丙甲"))) == ["甲乙", "丙甲"]


def test_a_line_feed_inside_a_text_does_not_shift_the_texts_after_it() -> None:
    assert found(prose("甲\n乙\n", "丙", "丁").containing(("丁",))) == ["丁"]


def test_what_is_left_of_each_text_stays_with_it() -> None:
    rest = prose("（甲）", "乙", "“丙").lines(re.compile(r"[^（）“”\n]+"))
    assert [(printed.text, line) for printed, line in rest] == [("（甲）", "（）"), ("“丙", "“")]


def test_empty_texts_are_no_texts() -> None:
    assert found(prose("", "甲", "").of(Part.LABEL)) == ["甲"]
