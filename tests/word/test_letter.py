"""Print the reminder and hold its first page against the letter format (GB/T 9704-2012, 10.1)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

from docgen.context import Context, context_of, each_of
from docgen.layout.page import PROFILE_A, PROFILE_B
from docgen.ooxml.package import read_package
from docgen.ooxml.xml import parse_xml
from docgen.records.catalogue import ForEach
from docgen.verbs.templates import template_text
from docgen.word.markup import clark
from docgen.word.parts import DOCUMENT
from tests.pages import Page, Span, read_pages
from tests.pdf.printing import converted
from tests.printing import SOFFICE, print_as_they_are
from tests.projects import real_project
from tests.word.rendering import TEMPLATES, rendered

pytestmark = [pytest.mark.layout, pytest.mark.slow, pytest.mark.pdf]

Prints = Mapping[str, tuple[Page, ...]]
REMINDER = TEMPLATES / "notices/reminder.docx"
LONG = "中共方城县委农村工作领导小组办公室方城县乡村振兴局"
LINES = ("关于催报上半年", "巩固拓展健康扶贫成果重点任务", "落实情况的函")
COPIES = "省乡村振兴局，省医疗保障局，各设区市卫生健康委"
PRINTERS = ("LibreOffice", "PDF")


@cache
def letter() -> Context:
    """Return the reminder of the sample records, with so much text that it fills two pages."""
    project = real_project()
    document = project.document_index["reminder-2022-H1"]
    (each,) = each_of(project, document, ForEach.MISSING)
    context = context_of(project, document, each)
    more = "各牵头单位要逐项核对任务和数据，写明已经做的工作、存在的问题和下一步的安排，做到有据可查。" * 12
    return _with(context, preamble=(*context.document.preamble, more))


def _with(context: Context, **changes: object) -> Context:
    document = replace(context.document, **changes)  # type: ignore[arg-type]  # names vary
    return replace(context, document=document)


@cache
def _documents() -> dict[str, bytes]:
    found = letter()
    noted = _with(found, copy_number="000123", secrecy="机密★1年", urgency="特急")
    copied = _with(found, imprint=replace(found.document.imprint, copies_to=COPIES))
    named = replace(found, office=replace(found.office, name=LONG))
    titled = {f"title {n}": _with(found, title_lines=LINES[:n]) for n in (1, 3)}
    contexts = {"A": found, "noted": noted, "copied": copied, "named": named, **titled}
    words = {name: rendered(context, template=REMINDER) for name, context in contexts.items()}
    return {**words, "B": rendered(found, PROFILE_B, template=REMINDER)}


@pytest.fixture(scope="module", params=PRINTERS)
def prints(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Prints:
    """Give the pages of every letter, as LibreOffice prints them and as our PDF shows them."""
    folder: Path = tmp_path_factory.mktemp("letters")
    if request.param == "PDF":
        for name, data in _documents().items():
            (folder / f"{name}.pdf").write_bytes(converted(data).pdf)
        return {name: read_pages(folder / f"{name}.pdf") for name in _documents()}
    if SOFFICE is None:
        pytest.skip("because LibreOffice is not installed")
    return {name: read_pages(file) for name, file in print_as_they_are(_documents(), folder).items()}


def _height(band: Span) -> float:
    return band[1] - band[0]


@pytest.mark.parametrize("name", ["A", "B", "noted", "named", "title 3"])
def test_mark_stands_30_mm_under_the_edge_and_4_mm_over_its_rule(prints: Prints, name: str) -> None:
    mark, thick = prints[name][0].red[:2]
    assert 28.5 <= mark[0] <= 31.5
    assert 3 <= thick[0] - mark[1] <= 5 or name == "named"  # a mark that is set smaller ends higher


@pytest.mark.parametrize("name", ["A", "B"])
def test_rules_are_thick_over_thin_at_the_head_and_thin_over_thick_at_the_foot(
    prints: Prints, name: str
) -> None:
    _, *rules = prints[name][0].red
    assert [round(_height(band), 1) for band in rules] == pytest.approx([0.7, 0.2, 0.2, 0.8], abs=0.15)
    assert [rules[1][0] - rules[0][1], rules[3][0] - rules[2][1]] == pytest.approx([0.94, 0.94], abs=0.15)


@pytest.mark.parametrize("name", ["A", "B", "noted"])
def test_rules_are_170_mm_long_in_the_middle_of_the_sheet(prints: Prints, name: str) -> None:
    page = prints[name][0]
    ends = [page.red_across(band) for band in page.red[1:]]
    assert all(
        left == pytest.approx(20, abs=1) and right == pytest.approx(190, abs=1) for left, right in ends
    )


@pytest.mark.parametrize("name", ["A", "B", "copied"])
def test_the_rule_at_the_foot_stands_20_mm_over_the_edge(prints: Prints, name: str) -> None:
    assert prints[name][0].red[-1][1] == pytest.approx(277, abs=1)


@pytest.mark.parametrize("name", ["A", "B", "noted"])
def test_number_stands_at_the_right_seven_eighths_of_a_character_under_the_rule(
    prints: Prints, name: str
) -> None:
    page = prints[name][0]
    line = next(line for line in page.lines if "〔2022〕" in line.text.replace(" ", ""))
    ink = page.below(page.red[2][1])
    assert ink[0] - page.red[2][1] == pytest.approx(4.84, abs=1)
    assert ink[0] < line.baseline < ink[1] + 0.5
    assert line.right == pytest.approx(184, abs=1.5)


def test_what_is_noted_stands_at_the_left_from_the_number_down(prints: Prints) -> None:
    page = prints["noted"][0]
    lines = [page.line(start) for start in ("000123", "机密", "特急")]
    assert [round(line.left) for line in lines] == [28, 28, 28]
    assert "〔2022〕" in lines[0].text.replace(" ", "")
    assert [b.baseline - a.baseline for a, b in pairwise(lines)] == pytest.approx([10.2, 10.2], abs=0.2)


@pytest.mark.parametrize(("name", "last"), [("A", "〔2022〕"), ("B", "〔2022〕"), ("noted", "特急")])
def test_title_stands_two_lines_under_what_is_above(prints: Prints, name: str, last: str) -> None:
    page = prints[name][0]
    above = next(line for line in page.lines if last in line.text.replace(" ", "")).baseline
    ink = page.above(above + 2)
    assert 19 <= page.below(ink[1])[0] - ink[1] <= 27


@pytest.mark.parametrize("name", ["A", "noted", "title 1", "title 3"])
def test_text_stands_on_the_lines_of_the_other_pages(prints: Prints, name: str) -> None:
    first, second = (page.body for page in prints[name][:2])
    steps = (first[-1].baseline - second[0].baseline) / PROFILE_A.line.mm
    assert abs(steps - round(steps)) * PROFILE_A.line.mm < 0.4


@pytest.mark.parametrize("name", ["A", "B", "noted", "copied", "named"])
def test_only_the_first_page_has_mark_and_rules_and_only_it_no_number(prints: Prints, name: str) -> None:
    first, *others = prints[name]
    assert (len(first.red), others != []) == (5, True)
    assert [page.red for page in others] == [()] * len(others)
    numbers = ["".join(line.text.split()) for page in prints[name] for line in page.lines[-1:]]
    assert "—1—" not in numbers
    assert numbers[1:] == [f"—{number}—" for number in range(2, len(prints[name]) + 1)]


def test_mark_of_a_long_name_stays_within_the_type_area(prints: Prints) -> None:
    page = prints["named"][0]
    left, right = page.red_across(page.red[0])
    assert 27 <= left < right <= 185


def test_edition_record_has_copies_only_without_rules_at_the_foot(prints: Prints) -> None:
    page = prints["copied"][-1]
    lines = [line for line in page.lines if not line.text.startswith("—")]
    assert lines[-1].text.startswith("抄送：省乡村振兴局，")
    assert 255 <= lines[-1].baseline <= 262.5
    assert not [rule for rule in page.rules if rule.y > 240]
    assert not any("印发" in line.text for line in lines)


def test_text_form_calls_the_pages_of_a_letter_by_their_name() -> None:
    assert template_text(REMINDER).splitlines()[1] == "<section letter>"
    root = parse_xml(read_package(REMINDER.read_bytes())[DOCUMENT], part=DOCUMENT)
    sections = list(root.iter(clark("w:sectPr")))
    assert [section.find(clark("w:titlePg")) is not None for section in sections] == [True]
