from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.ooxml.package import read_package
from docgen.ooxml.xml import parse_xml
from docgen.word.source import PartSource, part_source
from tests.word.tiny import docx, runs, table

DOCUMENT = "word/document.xml"
TEXT = "前{{ task.title }}中{% if a %}甲{% endif %}后"


def source(*body: str) -> PartSource:
    found = part_source(DOCUMENT, parse_xml(read_package(docx(*body))[DOCUMENT], part=DOCUMENT))
    assert found is not None
    return found


def tags(*body: str) -> list[tuple[int, str]]:
    return [(tag.paragraph.number, tag.raw) for tag in source(*body).tags]


def test_part_without_tags_has_no_source() -> None:
    assert part_source(DOCUMENT, parse_xml(read_package(docx("无"))[DOCUMENT], part=DOCUMENT)) is None


def test_tags_know_their_paragraphs() -> None:
    assert tags("一", "{%p for a in b %}", "二 {{ a }}", "{%p endfor %}") == [
        (2, "{%p for a in b %}"),
        (3, "{{ a }}"),
        (4, "{%p endfor %}"),
    ]


def test_lines_of_the_source_know_their_paragraphs() -> None:
    made = source("一", "{%p if x %}", table(("甲", "{{ a }}")), "{%p endif %}")
    assert [paragraph.number for line in made.lines if (paragraph := made.paragraph_at(line))] == [2, 4, 5]


def test_row_tag_keeps_its_paragraph_though_its_row_is_dropped() -> None:
    made = source(table(("一", "{%tr for a in b %}"), ("{{ a }}", ""), ("", "{%tr endfor %}")))
    assert made.numbers == (2, 3, 6)


@settings(deadline=None)
@given(st.lists(st.integers(1, len(TEXT) - 1), max_size=12, unique=True))
def test_runs_into_which_word_cuts_a_paragraph_make_no_difference(cuts: list[int]) -> None:
    edges = [0, *sorted(cuts), len(TEXT)]
    pieces = (TEXT[start:end] for start, end in pairwise(edges))
    assert tags(runs(*pieces)) == tags(TEXT)


def test_markup_is_expected_only_between_elements() -> None:
    made = source("{{ a }}", "{{r b }}", "{{p c }}")
    assert [line in made.markup_lines for line in made.lines] == [False, True, True]


def test_tag_without_an_end_is_found() -> None:
    made = source("{{ a }}", "{{ b", "{{ c }}")
    assert made.cut is not None
    assert made.cut.number == 2


def test_block_without_an_end_is_found() -> None:
    made = source("{% if a %}", "{% for b in c %}", "{% endfor %}")
    assert made.unclosed is not None
    assert made.unclosed.number == 1
