"""Figures that go ill with one another or with the last period are told when they come in, at their cell."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from docgen.diagnostics import Severity
from docgen.verbs.checking import check
from docgen.verbs.collecting import collect
from tests.excel.filling import AS_OF, PERIOD, collected, filled, forms_of, saved, snapshot
from tests.projects import make_project

WHOLE, PART = "T1-1/指标/seen", "T1-1/指标/paid"
INDICATORS = """indicators:
  - {id: seen, name: 筛查人数, unit: 人, kind: figure}
  - {id: paid, name: 其中免费筛查人数, unit: 人, kind: figure, part_of: seen}
"""
BEFORE = """plan: p
period: 2021-H2
division: 医政医管局
received_on: 2021-12-30
signed_by: 处长
sealed: 已盖章
items:
  - {task: T1, item: T1-1, status: under_way, progress: 已筛查。, figures: [{indicator: seen, value: 1000,
     as_of: 2021-12-31}, {indicator: paid, value: 400, as_of: 2021-12-31}]}
  - {task: T2, item: T2-1, status: under_way, progress: 正在健全。}
"""


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Give a project that counts who was screened, and how many of them for nothing, with its forms."""
    root = make_project(
        tmp_path / "project",
        ("data/tasks/p.yaml", "indicators: [screening]", "indicators: [seen, paid]"),
        ("data/tasks/p.yaml", "starts_on: 2022-01-01", "starts_on: 2021-01-01"),
    )
    (root / "data/indicators.yaml").write_text(INDICATORS, encoding="utf-8")
    stored = root / "data/progress/p/2021-H2/medical.yaml"
    stored.parent.mkdir(parents=True)
    stored.write_text(BEFORE, encoding="utf-8")
    (tmp_path / "returns").mkdir()
    return root


def put(root: Path, name: str, *, seen: int, paid: int) -> Path:
    """Put a form of 医政医管局 with two figures among the returns; return their folder."""
    form = forms_of(root, root / "forms")["medical"]
    folder = root.parent / "returns"
    (folder / name).write_bytes(saved(filled(form, {WHOLE: seen, PART: paid})))
    return folder


def test_a_part_above_its_whole_goes_back_with_its_cell_and_nothing_is_stored(root: Path) -> None:
    before = snapshot(root)
    folder = put(root, "a.xlsx", seen=1100, paid=1150)
    back = root.parent / "退改.xlsx"
    done = collected(root, folder, report_file=back)
    told = [(d.code, d.severity, str(d.place)) for d in done.report]
    assert told == [("DG791", Severity.ERROR, "a.xlsx:进展!F11")]
    (wrong,) = done.report
    assert "“其中免费筛查人数” 1150人 大于总数：2022年6月30日的“筛查人数” 1100人" in wrong.message.zh
    assert wrong.remedy.zh == "核对两个数，改正后再报"
    assert (done.taken, done.refused, snapshot(root)) == ((), ("a.xlsx",), before)
    marked = load_workbook(back).worksheets[1]["F11"]
    assert marked.comment is not None
    assert "DG791" in marked.comment.text


def test_a_jump_against_the_last_period_is_told_with_its_cell_and_taken(root: Path) -> None:
    done = collected(root, put(root, "a.xlsx", seen=12000, paid=450))
    told = [(d.code, d.severity, str(d.place)) for d in done.report]
    assert told == [("DG790", Severity.WARNING, "a.xlsx:进展!F10")]
    assert [each.file for each in done.taken] == ["a.xlsx"]


def test_collect_says_of_figures_what_check_says_of_them_when_they_are_stored(root: Path) -> None:
    told = collected(root, put(root, "a.xlsx", seen=12000, paid=3000)).report
    stored = [d for d in check(root, as_of=AS_OF).report if d.code.startswith("DG79")]
    assert [(d.code, d.message) for d in told] == [(d.code, d.message) for d in stored]
    assert len(stored) == 2


def test_sound_figures_are_taken_without_a_word(root: Path) -> None:
    done = collected(root, put(root, "a.xlsx", seen=1100, paid=450))
    assert (list(done.report), len(done.taken)) == ([], 1)


def test_only_the_return_that_counts_is_judged(root: Path) -> None:
    folder = put(root, "a.xlsx", seen=1100, paid=1150)
    put(root, "b.xlsx", seen=1100, paid=450)
    book = load_workbook(folder / "b.xlsx")
    sheet = book["进展"]
    (day,) = (row for row in sheet.iter_rows() if row[0].value == "签报/日期")
    day[5].value = datetime.date(2022, 6, 25)
    book.save(folder / "b.xlsx")
    done = collect(root, folder, PERIOD, as_of=AS_OF)
    assert ([each.file for each in done.taken], done.report.has_errors) == (["b.xlsx"], False)
    assert "DG791" not in {d.code for d in done.report}


def test_figures_are_judged_also_where_other_cells_are_bad_all_at_once(root: Path) -> None:
    form = forms_of(root, root / "forms")["medical"]
    bad = {WHOLE: 12000, PART: "不详", "T1-1/状态": "差不多了", "T2-1/落实": ""}
    folder = root.parent / "returns"
    (folder / "上半年 a.xlsx").write_bytes(saved(filled(form, bad)))
    done = collected(root, folder)
    told = {d.place.within: d.code for d in done.report}
    assert told == {"进展!F6": "DG730", "进展!F10": "DG790", "进展!F11": "DG731", "进展!F16": "DG733"}
    assert (done.taken, done.refused) == ((), ("上半年 a.xlsx",))


def test_a_figure_whose_row_is_bad_is_not_judged(root: Path) -> None:
    folder = put(root, "a.xlsx", seen=12000, paid=450)
    book = load_workbook(folder / "a.xlsx")
    book["进展"]["B10"] = "筛查的县区数"
    book.save(folder / "a.xlsx")
    done = collected(root, folder)
    assert [(d.code, str(d.place)) for d in done.report] == [("DG718", "a.xlsx:进展!B10")]
