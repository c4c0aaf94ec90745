"""Print the built-in notice and hold the page against GB/T 9704-2012; the tolerances are those of practice.

Nothing here is seen by Word: the pages are LibreOffice's. What Word does differently is told in
docs/layout.md.
"""

from __future__ import annotations

import re
import statistics
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from docgen.context.views import Context, DocumentView
from docgen.layout.page import PROFILE_A, PROFILE_B, Profile
from tests.pages import Line, Page, read_pages
from tests.printing import SOFFICE, print_documents
from tests.word.notices import LONG_ORGAN, ORGAN, TITLE, bare_notice, notice, short_notice, signed
from tests.word.rendering import rendered

pytestmark = [
    pytest.mark.layout,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed"),
]

Prints = Mapping[str, tuple[Page, ...]]

LEFT, RIGHT, TOP, BOTTOM = 28.0, 184.0, 37.0, 262.0
ANNEXES = ("重点任务责任分解表和各设区市卫生健康委落实情况、下一步工作安排报送表", "半年进展报送表")
ENDINGS = range(100, 480, 40)
LONG_MARKS, LONG_NAMES = (14, 16, 20, 24, 30, 40), (27, 30, 40)
LONGEST = "中共方城县委农村工作领导小组办公室方城县乡村振兴局乡村建设行动推进工作专班办公室"
LAST, LINES = ("item", "preamble"), range(5, 27, 2)
_FILLER = "抓好落实并按时报送情况" * 100
SEVERAL = ("陕西省卫生健康委员会", "陕西省财政厅", "陕西省民政厅")


def _with(context: Context, **changes: object) -> Context:
    document: DocumentView = replace(context.document, **changes)  # type: ignore[arg-type]  # names vary
    return replace(context, document=document)


def _titled(lines: int) -> Context:
    title = (*TITLE, "补充安排的紧急通知")[:lines]
    return _with(short_notice(), title_lines=title)


def _ending(length: int) -> Context:
    """Return a notice whose last paragraph has so many characters."""
    context = short_notice()
    requirements = context.document.requirements
    assert requirements is not None
    *others, last = requirements.paragraphs
    last = replace(last, text=_FILLER[:length] + "。")
    return _with(context, requirements=replace(requirements, paragraphs=(*others, last)))


def _ending_with(last: str, lines: int) -> Context:
    """Return a notice of so many lines that ends with three lines of its last item or its preamble."""
    filler, closing = _FILLER[: 28 * lines - 3] + "。", _FILLER[:70] + "。"
    bare = bare_notice()
    if last == "preamble":
        return _with(bare, preamble=(filler, closing))
    item = replace(short_notice().plan.sections[0].tasks[0].items[0], text=closing, clause="", first=False)
    task = replace(short_notice().plan.sections[0].tasks[0], items=(item,))
    section = replace(short_notice().plan.sections[0], tasks=(task,))
    return replace(_with(bare, preamble=(filler,)), plan=replace(bare.plan, sections=(section,)))


def _marked(length: int) -> Context:
    context = short_notice()
    return replace(context, office=replace(context.office, mark=f"{LONGEST[: length - 2]}文件"))


def _broken() -> Context:
    """Return a notice with a line break in the text of its first item."""
    context = short_notice()
    (section,) = context.plan.sections
    (task,) = section.tasks
    item = replace(task.items[0], text="第一行短\n第二行的开头" + task.items[0].text)
    section = replace(section, tasks=(replace(task, items=(item,)),))
    return replace(context, plan=replace(context.plan, sections=(section,)))


def _documents() -> dict[str, bytes]:
    short = short_notice()
    noted = _with(short, copy_number="000123", secrecy="机密★1年", urgency="特急", annexes=ANNEXES[1:])
    long_mark = replace(short, office=replace(short.office, mark=f"{LONG_ORGAN}文件"))
    sealed_long = signed(_with(short, annexes=ANNEXES), LONG_ORGAN)
    split = signed(short, LONG_ORGAN + "（方城县乡村振兴局）乡村建设领导小组")
    return {
        "A": rendered(notice(), seal=True),
        "B": rendered(notice(), PROFILE_B, seal=True),
        "unsealed": rendered(signed(noted, ORGAN, sealed=False)),
        "short name": rendered(signed(short, "县卫健局", sealed=False, date="2021年11月13日")),
        "long name": rendered(sealed_long, seal=True),
        "split name": rendered(split, seal=True),
        "broken": rendered(_broken()),
        **{f"mark {length}": rendered(_marked(length)) for length in LONG_MARKS},
        **{
            f"unsealed {length}": rendered(signed(short, LONGEST[:length], sealed=False))
            for length in LONG_NAMES
        },
        **{f"sealed {length}": rendered(signed(short, LONGEST[:length]), seal=True) for length in (29, 40)},
        "joint": rendered(signed(short, *SEVERAL), seal=True),
        "joint unsealed": rendered(signed(short, *SEVERAL, sealed=False)),
        "long mark": rendered(_with(long_mark, urgency="加急", annotation="")),
        **{f"ending {length}": rendered(_ending(length)) for length in ENDINGS},
        **{f"{last} {lines}": rendered(_ending_with(last, lines)) for last in LAST for lines in LINES},
        **{f"title {lines}": rendered(_titled(lines)) for lines in (1, 2, 4)},
    }


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> Prints:
    folder: Path = tmp_path_factory.mktemp("prints")
    return {name: read_pages(path) for name, path in print_documents(_documents(), folder).items()}


@pytest.fixture(params=[PROFILE_A, PROFILE_B], ids=["A", "B"])
def profile(request: pytest.FixtureRequest) -> Profile:
    chosen: Profile = request.param
    return chosen


@pytest.fixture
def pages(prints: Prints, profile: Profile) -> tuple[Page, ...]:
    return prints[profile.name.value]


def _near(place: float, tolerance: float) -> object:
    return pytest.approx(place, abs=tolerance)


def _full_lines(pages: tuple[Page, ...]) -> list[Line]:
    """Return the lines of full-width characters that go from edge to edge."""
    lines = [line for page in pages for line in page.body]
    return [
        line
        for line in lines
        if line.left < LEFT + 1 and line.right > RIGHT - 3 and all(char > "\u2000" for char in line.text)
    ]


def _last_lines(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.baseline < BOTTOM]


def test_a_notice_of_eighteen_tasks_takes_eleven_pages(pages: tuple[Page, ...]) -> None:
    assert len(pages) == 11


def test_full_pages_hold_twenty_two_lines(pages: tuple[Page, ...]) -> None:
    assert {len(page.body) for page in pages[1:-1]} == {22}


def test_full_lines_hold_twenty_eight_characters(pages: tuple[Page, ...]) -> None:
    lengths = [len(line.text) for line in _full_lines(pages)]
    assert statistics.median(lengths) == 28
    assert set(lengths) <= {27, 28, 29}


def test_lines_fill_the_type_area_from_edge_to_edge(pages: tuple[Page, ...]) -> None:
    assert {round(line.left - LEFT) for line in _full_lines(pages)} == {0}
    assert all(RIGHT - 1 <= line.right <= RIGHT + 0.6 for line in _full_lines(pages))


def test_text_fills_the_height_of_the_type_area(pages: tuple[Page, ...], profile: Profile) -> None:
    first, last = (37, 41.5) if profile is PROFILE_A else (36.5, 39)
    assert all(first <= page.dark[0][0] <= last for page in pages[1:])
    assert all(259 <= page.dark[-1][1] <= 263 for page in pages[1:-1])


def test_paragraphs_start_two_characters_in(pages: tuple[Page, ...]) -> None:
    assert pages[0].line("为落实").left == _near(39.3, 0.9)


def test_the_mark_stands_72_mm_under_the_edge_of_the_sheet(pages: tuple[Page, ...]) -> None:
    mark = pages[0].red[0]
    assert mark[0] == _near(72, 1.5)
    assert sum(pages[0].red_across(mark)) / 2 == _near(106, 1.5)


def test_the_number_stands_two_lines_under_the_mark(pages: tuple[Page, ...]) -> None:
    assert 19 <= pages[0].below(pages[0].red[0][1])[0] - pages[0].red[0][1] <= 27


def test_the_red_rule_stands_4_mm_under_the_number_and_is_156_mm_wide(pages: tuple[Page, ...]) -> None:
    rule = pages[0].red[-1]
    assert rule[0] - pages[0].above(rule[0])[1] == _near(4, 1)
    assert pages[0].red_across(rule) == (_near(LEFT, 1), _near(RIGHT, 1))


def test_the_title_stands_two_lines_under_the_rule(pages: tuple[Page, ...]) -> None:
    rule = pages[0].red[-1]
    assert 19 <= pages[0].below(rule[1])[0] - rule[1] <= 28
    assert pages[0].line(TITLE[0]).centre == _near(106, 1.5)


@pytest.mark.parametrize(("name", "lines"), [("title 1", 1), ("title 2", 2), ("A", 3), ("title 4", 4)])
def test_recipients_stand_one_line_under_a_title_of_any_length(prints: Prints, name: str, lines: int) -> None:
    page = prints[name][0]
    rule = page.red[-1][1]
    ink = [band for band in page.dark if band[0] > rule]
    assert 9.4 <= ink[lines][0] - ink[lines - 1][1] <= 16.5


@pytest.mark.parametrize("name", ["title 1", "title 2", "A", "title 4"])
def test_text_of_the_first_page_stands_on_the_lines_of_the_others(prints: Prints, name: str) -> None:
    first, second = prints[name][:2]
    off = (second.body[0].baseline - first.body[-1].baseline) % PROFILE_A.line.mm
    assert min(off, PROFILE_A.line.mm - off) < 0.4


def test_page_numbers_stand_7_mm_under_the_type_area_outside(pages: tuple[Page, ...]) -> None:
    for page in pages:
        (left, right), down = page.number_ink()
        assert sum(down) / 2 == _near(269, 1.2)
        assert 4.5 <= (RIGHT - right if page.number % 2 else left - LEFT) <= 8


def test_every_page_is_numbered_between_dashes(pages: tuple[Page, ...]) -> None:
    assert [page.lines[-1].text for page in pages] == [f"—{page.number}—" for page in pages]


@pytest.mark.parametrize(
    ("start", "size", "face"),
    [
        (TITLE[0], 22, "NotoSerifCJK.*-Bold.*"),
        ("委机关各处室", 16, "FandolFang-Regular"),
        ("一、", 16, "FandolHei-Regular"),
        ("（一）", 16, "FandolKai-Regular"),
        ("抄送：", 14, "FandolFang-Regular"),
        ("—1—", 14, "FandolSong-Regular"),
    ],
)
def test_each_element_has_its_face_and_size(prints: Prints, start: str, size: int, face: str) -> None:
    line = next(line for page in prints["A"] for line in page.lines if line.text.startswith(start))
    assert line.size == _near(size, 0.2)
    assert any(re.fullmatch(face, shown) for shown in line.faces)


def test_the_last_rule_of_the_imprint_lies_on_the_foot_of_the_type_area(pages: tuple[Page, ...]) -> None:
    rules = pages[-1].rules
    assert rules[-1].y == _near(BOTTOM, 1)
    assert all((rule.left, rule.right) == (_near(LEFT, 1), _near(RIGHT, 1)) for rule in rules)


def test_the_first_and_last_rule_of_the_imprint_are_thick(pages: tuple[Page, ...]) -> None:
    weights = [rule.weight_mm for rule in pages[-1].rules]
    assert weights == [_near(0.35, 0.06), _near(0.25, 0.06), _near(0.25, 0.06), _near(0.35, 0.06)]


def test_the_imprint_is_set_in_small_type_one_character_in(pages: tuple[Page, ...]) -> None:
    copies, printed = pages[-1].line("抄送："), pages[-1].line("陕西省卫生健康委办公室")
    assert (copies.size, copies.left) == (_near(14, 0.2), _near(32.9, 1))
    assert 178 <= printed.right <= 180


def test_copies_wrap_behind_the_colon(pages: tuple[Page, ...]) -> None:
    copies = pages[-1].line("抄送：")
    wrapped = next(line for line in pages[-1].lines if line.baseline > copies.baseline)
    assert wrapped.left == _near(copies.left_of("省委"), 0.6)
    assert max(copies.right, wrapped.right) <= 179.5


def test_a_sealed_date_stands_four_characters_in_and_the_name_is_centred_on_it(
    pages: tuple[Page, ...],
) -> None:
    name, date = pages[-1].line(ORGAN), pages[-1].line("2021年11月3日")
    assert date.right == _near(161.7, 2.5)
    assert name.centre == _near(date.centre, 1.5)


def test_the_seal_presses_name_and_date_and_starts_within_a_line_of_the_text(
    pages: tuple[Page, ...],
) -> None:
    page = pages[-1]
    seal, across = (page.red[0][0], page.red[-1][1]), page.red_across((page.red[0][0], page.red[-1][1]))
    name, date = page.line(ORGAN), page.line("2021年11月3日")
    assert seal[0] - page.above(seal[0])[1] <= 10.39
    assert seal[0] < name.baseline < date.baseline < seal[1]
    assert sum(across) / 2 == _near(date.centre, 1.5)


def test_an_unsealed_name_stands_two_characters_in_and_the_date_two_right_of_it(prints: Prints) -> None:
    page = prints["unsealed"][-1]
    name, date = page.line(ORGAN), page.line("2021年11月3日")
    assert 10 <= RIGHT - name.right <= 13
    assert date.left - name.left == _near(11.2, 1.2)


def test_a_date_longer_than_the_name_stands_two_characters_in(prints: Prints) -> None:
    page = prints["short name"][-1]
    name, date = page.line("县卫健局"), page.line("2021年11月13日")
    assert 10 <= RIGHT - date.right <= 13
    assert date.left - name.left == _near(11.2, 1.2)


@pytest.mark.parametrize(("name", "start"), [("long name", LONG_ORGAN), ("split name", LONG_ORGAN[:6])])
def test_a_long_name_stays_inside_the_type_area_over_a_centred_date(
    prints: Prints, name: str, start: str
) -> None:
    page = prints[name][-1]
    organ, date = page.line(start), page.line("2021年11月3日")
    assert organ.right <= RIGHT
    assert date.centre == _near(organ.centre, 1.5)


@pytest.mark.parametrize("name", [f"unsealed {length}" for length in LONG_NAMES])
def test_a_long_unsealed_name_takes_two_lines_inside_the_type_area(prints: Prints, name: str) -> None:
    page = prints[name][-1]
    date = page.line("2021年11月3日")
    first, second = [line for line in page.lines if line.baseline < date.baseline][-2:]
    assert first.text + second.text == LONGEST[: int(name.split()[1])]
    assert all(line.left >= LEFT and line.right <= RIGHT - 10 for line in (first, second, date))
    assert date.left - min(first.left, second.left) == _near(11.2, 1.2)


@pytest.mark.parametrize("name", ["sealed 29", "sealed 40"])
def test_the_seal_presses_both_lines_of_a_long_name_and_the_date(prints: Prints, name: str) -> None:
    page = prints[name][-1]
    date = page.line("2021年11月3日")
    first, _ = [line for line in page.lines if line.baseline < date.baseline][-2:]
    seal = page.red[0][0], page.red[-1][1]
    assert seal[0] - page.above(seal[0])[1] <= 10.39
    assert seal[0] < first.baseline < date.baseline < seal[1]


def test_a_line_break_does_not_stretch_the_line_before_it(prints: Prints) -> None:
    line = next(line for line in prints["broken"][0].lines if line.text.endswith("第一行短"))
    assert line.right - line.left == _near(len(line.text) * 5.57, 3)


def test_sealed_names_of_several_organs_stand_side_by_side(prints: Prints) -> None:
    texts = _last_lines(prints["joint"][-1])
    first = texts.index("陕西省卫生健康委员会陕西省财政厅")
    assert texts[first + 1 : first + 3] == ["陕西省民政厅", "2021年11月3日"]


def test_unsealed_names_of_several_organs_stand_one_under_the_other(prints: Prints) -> None:
    texts = _last_lines(prints["joint unsealed"][-1])
    first = texts.index(SEVERAL[0])
    assert texts[first : first + 4] == [*SEVERAL, "2021年11月3日"]


def test_the_note_stands_under_the_date_two_characters_in(pages: tuple[Page, ...]) -> None:
    note, date = pages[-1].line("（政务公开形式"), pages[-1].line("2021年11月3日")
    assert note.left == _near(39.3, 1)
    assert 9.5 <= note.baseline - date.baseline <= 11


def test_head_notes_stand_top_left_and_do_not_move_the_mark(prints: Prints) -> None:
    page = prints["unsealed"][0]
    notes = [line for line in page.lines if line.baseline < 70]
    assert [line.text for line in notes] == ["000123", "机密★1年", "特急"]
    assert page.red[0][0] == _near(72, 1.5)


def test_urgency_alone_takes_the_first_line(prints: Prints) -> None:
    assert prints["long mark"][0].line("加急").baseline < TOP + PROFILE_A.line.mm


def test_a_long_mark_fits_the_type_area_at_the_same_height(prints: Prints) -> None:
    page = prints["long mark"][0]
    left, right = page.red_across(page.red[0])
    assert right - left <= 156.3
    assert page.red[0][0] == _near(72, 1.5)


@pytest.mark.parametrize("length", LONG_MARKS)
def test_a_mark_of_any_length_stands_at_72_mm_inside_the_type_area(prints: Prints, length: int) -> None:
    page = prints[f"mark {length}"][0]
    left, right = page.red_across(page.red[0])
    assert LEFT <= left < right <= RIGHT
    assert page.red[0][0] == _near(72, 1.5)


def test_one_annex_has_no_number(prints: Prints) -> None:
    assert prints["unsealed"][-1].line("附件：").text == "附件：半年进展报送表"


def test_names_of_annexes_wrap_under_their_first_character(prints: Prints) -> None:
    page = prints["long name"][-1]
    first, second = page.line("附件：1."), page.line("2.半年")
    wrapped = next(line for line in page.lines if line.baseline > first.baseline)
    assert first.left == _near(39.3, 0.9)
    assert wrapped.left == _near(first.left_of("重点"), 0.6)
    assert second.left_of("2.") == _near(first.left_of("1."), 0.5)
    assert second.left_of("半年") == _near(first.left_of("重点"), 0.6)


@pytest.mark.parametrize(
    "name",
    [*(f"ending {length}" for length in ENDINGS), *(f"{last} {lines}" for last in LAST for lines in LINES)],
)
def test_the_signature_never_stands_alone_on_its_page(prints: Prints, name: str) -> None:
    page = next(page for page in prints[name] if any(line.text == ORGAN for line in page.lines))
    assert not page.body[0].text.startswith(ORGAN)


@pytest.mark.parametrize("name", [f"{last} {lines}" for last in LAST for lines in LINES])
def test_no_page_before_the_signature_is_left_with_a_large_hole(prints: Prints, name: str) -> None:
    signed_on = next(
        place for place, page in enumerate(prints[name]) if any(line.text == ORGAN for line in page.lines)
    )
    last_lines = [page.body[-1].baseline for page in prints[name][:signed_on]]
    assert all(BOTTOM - place < (3 + 5 + 1) * PROFILE_A.line.mm for place in last_lines)


@pytest.mark.parametrize("length", ENDINGS)
def test_the_imprint_stands_at_the_foot_of_the_last_page_whatever_the_length(
    prints: Prints, length: int
) -> None:
    page = prints[f"ending {length}"][-1]
    assert page.rules[-1].y == _near(BOTTOM, 1)
    assert page.body == () or page.body[-1].baseline < page.rules[0].y
