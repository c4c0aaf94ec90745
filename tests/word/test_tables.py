"""The table documents: what stands in which row, what is merged, how shortfalls and states are marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from docgen.layout.page import PROFILE_A
from docgen.verbs.templates import project_templates, template_faults
from docgen.word.markup import clark
from docgen.word.typeset import template_from_text
from tests.projects import CHECKOUT
from tests.word.tables import (
    CLOSED,
    KINDS,
    SENTENCE,
    TEMPLATES,
    check,
    entry,
    opened,
    plan,
    records,
    rows,
    table_document,
    task,
)

every_kind = pytest.mark.parametrize("kind", KINDS)


@every_kind
def test_template_is_made_from_its_text(kind: str) -> None:
    text = (TEMPLATES / f"tables/{kind}.txt").read_text(encoding="utf-8")
    assert template_from_text(text, PROFILE_A) == (TEMPLATES / f"tables/{kind}.docx").read_bytes()


@every_kind
def test_template_prints_what_its_type_must_print(kind: str) -> None:
    typed = project_templates(CHECKOUT)[f"templates/tables/{kind}.docx"]
    assert typed.prints
    assert list(template_faults(typed.file, name=kind, prints=typed.prints)) == []


@every_kind
@pytest.mark.parametrize("count", [0, 1, 3, 100])
def test_tables_are_as_wide_as_the_type_area_of_a_landscape_page(
    kind: str, count: int, tmp_path: Path
) -> None:
    document = opened(table_document(kind, records(kind, count), tmp_path))
    assert [section.orientation for section in document.sections] == [1]
    for table in document.tables:
        widths = [column.width.twips for column in table.columns]
        assert sum(widths) == PROFILE_A.text_height.twips


@every_kind
def test_a_table_without_rows_says_so(kind: str, tmp_path: Path) -> None:
    made = table_document(kind, records(kind, 0), tmp_path)
    for number in range(len(opened(made).tables)):
        assert [set(row) for row in rows(made, number)[1:]] == [{"无"}]


@every_kind
def test_every_cell_ends_in_a_paragraph(kind: str, tmp_path: Path) -> None:
    """Word calls a file damaged in which one does not."""
    for cell in opened(table_document(kind, records(kind, 7), tmp_path)).element.iter(clark("w:tc")):
        assert cell[-1].tag == clark("w:p")


def responsibility(folder: Path, *sections: list[dict[str, Any]]) -> bytes:
    return table_document("responsibility_table", plan(*sections), folder)


def splits(content: bytes) -> list[bool]:
    """Return for each row whether it may be broken over two pages."""
    (table,) = opened(content).tables
    return [row._tr.find(clark("w:trPr/w:cantSplit")) is None for row in table.rows]


def test_items_of_one_assignment_are_paragraphs_of_one_row(tmp_path: Path) -> None:
    leads = ["健康促进处", "医政医管局", "人事处", "委督办室"]
    made = responsibility(tmp_path, [task(1, (3, leads))])
    (row,) = rows(made)[1:]
    assert row[0] == "（一）"
    assert [line[:2] for line in row[2].split("\n")] == ["1.", "2.", "3."]
    assert row[3].split("\n") == leads
    assert row[4] == "—"


def test_items_with_assignments_of_their_own_are_rows_under_one_number_and_title(tmp_path: Path) -> None:
    made = responsibility(tmp_path, [task(1, (1, ["健康促进处"]), (2, ["人事处"])), task(2, (1, ["人事处"]))])
    (table,) = opened(made).tables
    merged = [[table.cell(row, column)._tc for column in range(5)] for row in (1, 2, 3)]
    assert [a is b for a, b in zip(merged[0], merged[1], strict=True)] == [True, True, False, False, False]
    assert not any(a is b for a, b in zip(merged[1], merged[2], strict=True))
    assert [row[3] for row in rows(made)[1:]] == ["健康促进处", "人事处", "人事处"]
    assert rows(made)[2][2].startswith("2.")


def test_a_single_item_has_no_number(tmp_path: Path) -> None:
    assert rows(responsibility(tmp_path, [task(1, (1, ["人事处"]))]))[1][2].startswith("第1项")


def test_tall_rows_may_split_and_short_ones_not(tmp_path: Path) -> None:
    tall = {**task(2, (1, ["人事处"])), "items": [{"text": SENTENCE * 9, "assignment": {"lead": ["人事处"]}}]}
    assert splits(responsibility(tmp_path, [task(1, (2, ["人事处"])), tall])) == [False, False, True]


def test_sections_have_a_row_where_there_are_several(tmp_path: Path) -> None:
    one, two = [task(1, (1, ["人事处"]))], [task(2, (1, ["人事处"]))]
    assert len(rows(responsibility(tmp_path / "one", one))) == 2
    heads = rows(responsibility(tmp_path / "two", one, [], two))
    assert [set(heads[1]), set(heads[3])] == [{"一、巩固成果1"}, {"三、巩固成果3"}]


def ledger(folder: Path, *entries: dict[str, Any]) -> bytes:
    return table_document("issue_ledger", {"as_of": "2022-08-26", "entries": entries}, folder)


def test_states_have_signs_of_their_own(tmp_path: Path) -> None:
    rectified = {"rectified_by": "村医", "rectified_on": "2022-08-11", "state": "rectified"}
    late = {"due_on": "2022-08-25"}
    made = ledger(tmp_path, entry(1), entry(2, **late), entry(3, **rectified), entry(4, **CLOSED))
    states = [row[-1].split("\n")[0] for row in rows(made)[2:]]
    assert states == ["○整改中", "▲逾期", "◎已整改", "●已销号"]


def test_only_overdue_entries_are_in_heiti(tmp_path: Path) -> None:
    (table,) = opened(ledger(tmp_path, entry(1), entry(2, due_on="2022-08-25"))).tables
    styles = [row.cells[-1].paragraphs[0].style.name for row in table.rows[2:]]
    assert styles == ["表格小字居中", "表头小字"]


def test_first_row_of_a_ledger_sums_up(tmp_path: Path) -> None:
    made = ledger(tmp_path, entry(1), entry(2, due_on="2022-08-25"), entry(3, **CLOSED))
    assert set(rows(made)[1]) == {"合计：共3项，其中未销号2项（逾期1项），已销号1项"}


def test_a_ledger_says_who_filled_it_in_and_up_to_which_day(tmp_path: Path) -> None:
    texts = [paragraph.text for paragraph in opened(ledger(tmp_path, entry(1))).paragraphs]
    assert "填报单位：东海省卫生健康委员会\t截至日期：2022年8月26日" in texts
    assert any("填表人：" in text for text in texts)


def test_an_entry_says_who_leads_who_supports_and_who_signed(tmp_path: Path) -> None:
    signed = {**CLOSED, "rectified_by": "卫生院"}
    made = rows(
        ledger(
            tmp_path, entry(1, **CLOSED), entry(2, **signed), entry(3, assignment=None, responsible=["村医"])
        )
    )
    assert made[2][5] == "牵头：健康促进处\n配合：人事处、各设区市"
    assert made[4][5] == "村医"
    assert [made[2][7], made[3][7]] == [
        "村医（签字）\n2022年\n8月11日",
        "卫生院\n签字：村医\n2022年\n8月11日",
    ]


def coverage(folder: Path, *checks: dict[str, Any]) -> bytes:
    return table_document("coverage_table", {"as_of": "2022-08-26", "facility_checks": checks}, folder)


def test_checks_stand_under_their_standard_with_its_shortfalls(tmp_path: Path) -> None:
    made = rows(coverage(tmp_path, check(0), check(6, actual=0), check(1)))
    assert [row[0] for row in made if len(set(row)) == 1] == [
        "合计：共查3项，达标2项，未达标1项",
        "三个一：共查2项，未达标0项",
        "三合格：共查1项，未达标1项",
    ]


def test_shortfalls_are_marked_by_word_and_sign(tmp_path: Path) -> None:
    made = rows(coverage(tmp_path, check(0, target=50, actual=47), check(1)))
    assert [row[7:9] for row in made[3:]] == [["3", "▲未达标"], ["", "达标"]]


def test_checks_at_one_place_share_its_cells(tmp_path: Path) -> None:
    (table,) = opened(coverage(tmp_path, check(0), check(1), check(3))).tables
    for column in (0, 1, 2):
        assert table.cell(3, column)._tc is table.cell(4, column)._tc is not table.cell(5, column)._tc
    assert [table.cell(row, 0).text for row in (3, 5)] == ["1", "2"]


def test_many_checks_at_one_place_repeat_it(tmp_path: Path) -> None:
    made = coverage(tmp_path, *(check(0, item=f"检查项{n}") for n in range(9)))
    (table,) = opened(made).tables
    assert table.cell(3, 1)._tc is not table.cell(4, 1)._tc
    assert {row[1] for row in rows(made)[3:]} == {"示例乡第1村"}


def test_visits_are_due_by_kind_of_leader_and_period(tmp_path: Path) -> None:
    duties = [
        {"leader_kind": "head", "every": "half_year", "leaders": ["局长"]},
        {"leader_kind": "other", "every": "year", "leaders": ["党组成员"]},
    ]
    visit = {"leader": "党组成员", "leader_kind": "other", "village": "甲村", "visited_on": "2022-05-18"}
    register = {"as_of": "2022-08-26", "visit_duties": duties, "visits": [visit]}
    made = table_document("visit_register", register, tmp_path)
    assert set(rows(made)[1]) == {"合计：应完成3项，逾期未完成1项"}
    assert [(row[1], row[4], row[6], row[7], row[-1]) for row in rows(made)[2:]] == [
        ("主要领导", "2022年上半年", "0", "—", "▲逾期"),
        ("主要领导", "2022年下半年", "0", "—", "○未到期"),
        ("其他领导", "2022年", "1", "2022年5月18日", "●已完成"),
    ]
    assert rows(made, 1)[1] == ["1", "2022年5月18日", "其他领导", "党组成员", "甲村", ""]


def test_follow_ups_are_counted_by_team_and_quarter_and_late_ones_named(tmp_path: Path) -> None:
    made = table_document("followup_register", records("followup_register", 4), tmp_path)
    counts = [row[1:3] + row[5:] for row in rows(made)[1:]]
    assert counts[0] == ["合计", "合计", "4", "1", "1", "", ""]
    assert counts[1:] == [
        ["2022年第二季度", "第1团队", "1", "1", "0", "100%", "●已完成"],
        ["2022年第二季度", "第3团队", "1", "0", "1", "0%", "▲逾期"],
        ["2022年第三季度", "第2团队", "1", "0", "0", "0%", "○未到期"],
        ["2022年第三季度", "第4团队", "1", "0", "0", "0%", "○未到期"],
    ]
    assert [row[2] for row in rows(made, 1)[1:]] == ["P002"]
