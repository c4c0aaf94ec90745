"""The return forms: what they hold, what may be typed, and how another program sees them."""

from __future__ import annotations

import io
from pathlib import Path

import pdfplumber
import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.cli.main import main
from docgen.excel.form_layout import STATUS_WORDS
from docgen.excel.reading import read_book
from docgen.excel.recognise import recognise
from docgen.verbs.forms import make_forms
from tests.excel.filling import (
    AS_OF,
    BOX,
    CODE,
    PERIOD,
    PREVIOUS,
    TARGET,
    UNIT,
    collected,
    filled,
    filled_in_place,
    form,
    forms_of,
    progress_of,
    row_of,
    saved,
    stored,
)
from tests.printing import as_workbooks, has_calc
from tests.projects import CHECKOUT, TASKS, make_project

needs_calc = pytest.mark.skipif(not has_calc(), reason="because LibreOffice Calc is not installed")


@pytest.fixture(scope="module")
def sheet(sound: Path) -> Worksheet:
    return progress_of(load_workbook(form(sound)))


def test_each_lead_division_gets_one_form(sound: Path) -> None:
    assert {file.stem for file in (sound / "forms/p").iterdir()} == {"medical", "health", "personnel"}


def test_form_asks_for_every_item_figure_and_supporter_once(sheet: Worksheet) -> None:
    codes = [sheet.cell(row, CODE).value for row in range(5, sheet.max_row + 1)]
    assert codes == [
        *("T1-1", "T1-1/状态", "T1-1/落实", "T1-1/问题", "T1-1/下步", "T1-1/指标/screening"),
        *("T1-1/配合/personnel", "T1-1/配合/cities"),
        *("T2-1", "T2-1/状态", "T2-1/落实", "T2-1/问题", "T2-1/下步"),
        *("签报", "签报/负责人", "签报/盖章", "签报/填报人", "签报/电话", "签报/日期"),
    ]


def test_unit_and_target_stand_beside_the_box(sheet: Worksheet) -> None:
    row = row_of(sheet, "T1-1/指标/screening")
    assert [sheet.cell(row, column).value for column in (UNIT, TARGET)] == ["%", "90%以上"]


def test_only_boxes_are_unlocked_and_the_sheet_has_no_password(sheet: Worksheet) -> None:
    open_cells = {cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    boxes = {f"F{row}" for row in range(5, sheet.max_row + 1) if "/" in str(sheet.cell(row, CODE).value)}
    assert (open_cells, sheet.protection.sheet, sheet.protection.password) == (boxes | {"G10"}, True, None)


def test_what_may_be_typed_is_said_in_chinese_before_and_after(sheet: Worksheet) -> None:
    rules = {str(rule.sqref): rule for rule in sheet.data_validations.dataValidation}
    assert rules["F6 F14"].formula1 == f'"{",".join(STATUS_WORDS.values())}"'
    assert {rule.type for rule in rules.values()} == {"list", "textLength", "decimal", "date"}
    assert all("一" <= rule.error[0] <= "鿿" and rule.prompt for rule in rules.values())
    limits = [(rule.formula1, rule.formula2) for rule in rules.values() if rule.type == "decimal"]
    assert limits == [("0", "100")]


def test_figures_are_typed_into_cells_that_keep_the_sign_of_a_rate(sheet: Worksheet) -> None:
    assert sheet.cell(row_of(sheet, "T1-1/指标/screening"), BOX).number_format == "General"


def test_head_is_frozen_and_repeated_on_a4_landscape_with_page_numbers(sheet: Worksheet) -> None:
    footer = sheet.oddFooter
    assert footer is not None
    assert footer.center is not None
    frozen = (sheet.freeze_panes, sheet.print_title_rows, footer.center.text)
    assert frozen == ("A5", "$1:$4", "第 &P 页，共 &N 页")
    setup = sheet.page_setup
    assert (setup.orientation, str(setup.paperSize)) == ("landscape", "9")
    assert (setup.fitToWidth, setup.fitToHeight) == (1, 0)


def test_stamp_is_on_a_sheet_that_nobody_sees(sound: Path) -> None:
    book = load_workbook(form(sound))
    known = recognise(read_book(form(sound).read_bytes(), "a.xlsx"))
    assert book["docgen"].sheet_state == "veryHidden"
    assert known.stamp is not None
    assert known.number is not None
    assert known.stamp.number == known.number.number == f"p/{PERIOD}/medical"


def test_same_records_give_the_same_bytes(sound: Path, tmp_path: Path) -> None:
    for name, file in forms_of(sound, tmp_path).items():
        assert file.read_bytes() == form(sound, name).read_bytes()


def test_text_of_a_record_never_becomes_a_formula(tmp_path: Path) -> None:
    indicators = "data/indicators.yaml"
    root = make_project(
        tmp_path / "p",
        (TASKS, "title: 优化分类救治", "title: '=1+1 & <b> _x0041_'"),
        (indicators, "name: 产前筛查率", "name: '=cmd|1'"),
    )
    file = forms_of(root, tmp_path / "forms")["medical"]
    sheet = progress_of(load_workbook(file))
    assert not [c for row in sheet.iter_rows() for c in row if c.data_type == "f"]
    assert (sheet["B10"].value, sheet["B10"].quotePrefix) == ("=cmd|1", True)
    read = read_book(file.read_bytes(), "a.xlsx").sheets[1].cells[5, 2].text
    assert read == "1. =1+1 & <b> _x0041_\n继续做好大病救治工作。"


def test_the_previous_returns_figures_and_status_stand_beside(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p")
    (tmp_path / "returns").mkdir()
    first = forms_of(root, tmp_path / "forms")["medical"]
    (tmp_path / "returns/a.xlsx").write_bytes(saved(filled(first, {"T1-1/状态": "滞后"})))
    collected(root, tmp_path / "returns")
    assert stored(root, "medical").items[0].figures
    made = make_forms(root, "2022-H2", as_of=AS_OF, output=tmp_path / "next")
    sheet = progress_of(load_workbook(next(file for file in made.files if file.stem == "medical")))
    assert sheet.cell(row_of(sheet, "T1-1/指标/screening"), PREVIOUS).value == "92.5"
    assert sheet.cell(row_of(sheet, "T1-1/状态"), UNIT).value == "上期：滞后"


def test_a_form_that_somebody_filled_in_is_not_overwritten(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p")
    file = forms_of(root, tmp_path / "forms")["medical"]
    file.write_bytes(saved(filled(file)))
    mine = file.read_bytes()
    made = make_forms(root, PERIOD, as_of=AS_OF, output=tmp_path / "forms")
    assert ([d.code for d in made.report], file.read_bytes()) == (["DG720"], mine)
    made = make_forms(root, PERIOD, as_of=AS_OF, output=tmp_path / "forms", force=True)
    kept = [other for other in file.parent.iterdir() if ".edited-" in other.name]
    assert (made.written, [other.read_bytes() for other in kept]) == ((file,), [mine])


def test_a_form_that_nobody_touched_is_made_anew(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p")
    forms_of(root, tmp_path / "forms")
    plan = root / TASKS
    plan.write_text(plan.read_text(encoding="utf-8").replace("健全监测", "完善监测"), encoding="utf-8")
    made = make_forms(root, PERIOD, as_of=AS_OF, output=tmp_path / "forms")
    assert {file.stem for file in made.written} == {"medical", "health"}


def test_no_form_is_made_while_the_plan_has_an_error(tmp_path: Path) -> None:
    root = make_project(tmp_path / "p", (TASKS, "lead: [人事处]", "lead: []"))
    made = make_forms(root, PERIOD, as_of=AS_OF, output=tmp_path / "forms")
    assert (made.files, (tmp_path / "forms").exists(), made.report.has_errors) == ((), False, True)


@pytest.mark.parametrize("words", [["--period", "2022-H3"], ["--period", PERIOD, "--plan", "q"]])
def test_unknown_period_or_plan_ends_the_run_with_a_sentence(
    tmp_path: Path, words: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    root = make_project(tmp_path / "p")
    assert main(["forms", "--project", str(root), *words]) == 2
    assert words[-1] in capsys.readouterr().err


def test_command_writes_the_forms_of_the_sample(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["forms", "--project", str(CHECKOUT), "--period", PERIOD, "--output", str(tmp_path)]
    assert main([*words, "--lang", "zh"]) == 0
    assert "写出报送表 10 份" in capsys.readouterr().out
    assert len(list((tmp_path / "shaanxi-2021").glob("*.xlsx"))) == 10


# --- LibreOffice ---


@needs_calc
@pytest.mark.slow
@pytest.mark.layout
@pytest.mark.parametrize("kind", ["xlsx", "ods", "xls"])
def test_what_libreoffice_saves_is_collected_as_what_was_filled_in(tmp_path: Path, kind: str) -> None:
    root = make_project(tmp_path / "p")
    forms = forms_of(root, tmp_path / "forms")
    (tmp_path / "plain").mkdir()
    (tmp_path / "office").mkdir()
    books = {name: filled_in_place(file) for name, file in forms.items()}
    for name, data in books.items():
        (tmp_path / f"plain/{name}.xlsx").write_bytes(data)
    for name, data in as_workbooks(books, kind, tmp_path / "office").items():
        (tmp_path / f"office/{name}.{kind}").write_bytes(data)
    results = []
    for folder in ("plain", f"office/{kind}"):
        done = collected(root, tmp_path / folder, replace=True)
        assert (done.refused, len(done.taken)) == ((), 3)
        results.append([without_origin(stored(root, name).model_dump(mode="json")) for name in forms])
    assert results[0] == results[1]


def without_origin(record: dict[str, object]) -> dict[str, object]:
    """Return a return without what it says of its file."""
    items = record["items"]
    assert isinstance(items, list)
    for item in items:
        for figure in item["figures"]:
            del figure["source"]
    return {key: value for key, value in record.items() if key not in ("file", "sha256", "cells")}


@needs_calc
@pytest.mark.slow
@pytest.mark.layout
def test_printed_form_stands_on_a4_landscape_with_its_head_on_every_page(tmp_path: Path) -> None:
    words = ["forms", "--project", str(CHECKOUT), "--period", PERIOD, "--output", str(tmp_path)]
    assert main(words) == 0
    book = (tmp_path / "shaanxi-2021/yizheng-yiguan.xlsx").read_bytes()
    printed = as_workbooks({"f": book}, "pdf", tmp_path)["f"]
    with pdfplumber.open(io.BytesIO(printed)) as pdf:
        first, *pages = pdf.pages
        assert first.width < first.height
        assert len(pages) >= 3
        for number, page in enumerate(pages, 2):
            text = page.extract_text()
            assert (round(page.width), round(page.height)) == (842, 595)
            assert "本期填报" in text
            assert f"第 {number} 页，共 {len(pdf.pages)} 页" in text
