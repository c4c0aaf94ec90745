"""Collecting returns: what is taken, what stays, what is said."""

from __future__ import annotations

import datetime
import io
import re
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment
from openpyxl.drawing.image import Image as Picture
from openpyxl.styles import Font
from openpyxl.worksheet.worksheet import Worksheet
from PIL import Image

from docgen.diagnostics import Severity
from docgen.records.progress import Status
from docgen.verbs.checking import check
from docgen.verbs.collecting import collect
from tests.excel.damages import DONE, FIGURE, packed, parts_of
from tests.excel.filling import (
    AS_OF,
    BOX,
    DAY,
    MEDICAL,
    PERIOD,
    collected,
    filled,
    form,
    forms_of,
    progress_of,
    row_of,
    saved,
    stored,
    write,
)
from tests.projects import CHECKOUT, TEMPLATE


def said(root: Path) -> dict[str, object]:
    """Return what is stored for 医政医管局 without where it stood."""
    values = stored(root, "medical").model_dump(exclude={"file", "sha256", "cells"})
    for item in values["items"]:
        for figure in item["figures"]:
            figure.pop("source")
    return values


# --- what is taken ---


def test_every_value_is_stored_with_its_file_hash_and_cell(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    done = collected(root, returns)
    record = stored(root, "medical")
    first = record.items[0]
    assert (done.taken[0].stored, record.file, len(record.sha256)) == (MEDICAL, "a.xlsx", 64)
    assert (first.status, first.figures[0].value, first.figures[0].source) == (
        Status.UNDER_WAY,
        Decimal("92.5"),
        "a.xlsx 进展!F10",
    )
    assert [part.division for part in first.supporters] == ["人事处", "各设区市"]
    assert (record.signed_by, record.sealed, record.filled_on) == (
        "处长",
        "已盖章",
        datetime.date(2022, 6, 20),
    )
    assert (record.received_on, record.form, record.supporters) == (AS_OF, f"p/{PERIOD}/medical", 2)
    assert record.cells["T1-1/状态"] == "进展!F6"


def test_what_is_stored_passes_the_check(root: Path, returns: Path) -> None:
    for division in ("medical", "health", "personnel"):
        (returns / f"{division}.xlsx").write_bytes(saved(filled(form(root, division))))
    collected(root, returns)
    assert [d for d in check(root, as_of=AS_OF).report if d.severity is not Severity.NOTE] == []


def rename_sheets(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, Workbook)
    sheet.title = "Sheet1"
    book.move_sheet(sheet, offset=-1)
    book["填写说明"].title = "说明 (2)"


def unmerge(sheet: Worksheet) -> None:
    """Undo all merging: openpyxl, unlike Excel, does not move it along."""
    for area in list(sheet.merged_cells.ranges):
        sheet.unmerge_cells(str(area))


def insert_rows(sheet: Worksheet) -> None:
    unmerge(sheet)
    sheet.insert_rows(4, 3)
    sheet.insert_rows(12)


def insert_columns(sheet: Worksheet) -> None:
    unmerge(sheet)
    sheet.insert_cols(6)
    sheet.insert_cols(1)


def sort_rows(sheet: Worksheet) -> None:
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=5, max_col=7)]
    unmerge(sheet)
    for number, row in enumerate(reversed(rows), 5):
        for column, value in enumerate(row, 1):
            sheet.cell(number, column).value = value


def hide_rows(sheet: Worksheet) -> None:
    sheet.row_dimensions[row_of(sheet, FIGURE)].hidden = True


def merge_wide(sheet: Worksheet) -> None:
    row = row_of(sheet, DONE)
    sheet.merge_cells(f"F{row}:G{row}")


def number_as_text(sheet: Worksheet) -> None:
    write(sheet, FIGURE, "９２．５")


def number_as_rate(sheet: Worksheet) -> None:
    write(sheet, FIGURE, 0.925)
    sheet.cell(row_of(sheet, FIGURE), BOX).number_format = "0.0%"


def day_as_text(sheet: Worksheet) -> None:
    write(sheet, FIGURE, "２０２２年６月３０日", DAY)
    write(sheet, "签报/日期", "2022.6.20")


def remove_stamp(sheet: Worksheet) -> None:
    book = sheet.parent
    assert isinstance(book, Workbook)
    book.remove(book["docgen"])
    book.remove(book["填写说明"])


def full_width_codes(sheet: Worksheet) -> None:
    for row in range(5, sheet.max_row + 1):
        code = str(sheet.cell(row, 1).value or "")
        sheet.cell(row, 1).value = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in code)


def comment(sheet: Worksheet) -> None:
    sheet["F7"].comment = Comment("数据待核", "x")


def far_away(sheet: Worksheet) -> None:
    sheet.cell(1_048_576, 16_384).number_format = "0.00"
    for row in range(100, 400):
        sheet.row_dimensions[row].height = 10


def conditions(sheet: Worksheet) -> None:
    sheet.auto_filter.ref = "A4:G23"
    sheet.protection.sheet = False


def wide_rows(sheet: Worksheet) -> None:
    """Format rows down to the end of the sheet."""
    for row in range(1_048_000, 1_048_577):
        sheet.row_dimensions[row].height = 12


def day_as_number(sheet: Worksheet) -> None:
    write(sheet, FIGURE, 44742, DAY)
    sheet.cell(row_of(sheet, FIGURE), DAY).number_format = "General"


def signs_of_nothing(sheet: Worksheet) -> None:
    write(sheet, "T1-1/问题", "—")
    write(sheet, "T2-1/问题", "／")


ODDITIES: list[Callable[[Worksheet], None]] = [
    *(rename_sheets, insert_rows, insert_columns, sort_rows, hide_rows, merge_wide, number_as_text),
    *(number_as_rate, day_as_text, remove_stamp, full_width_codes, comment, far_away, conditions),
    *(wide_rows, day_as_number, signs_of_nothing),
]


@pytest.mark.parametrize("oddity", ODDITIES, ids=lambda oddity: oddity.__name__)
def test_what_people_do_to_a_form_changes_no_value(
    root: Path, returns: Path, oddity: Callable[[Worksheet], None]
) -> None:
    file = returns / "a.xlsx"
    file.write_bytes(saved(filled(form(root))))
    collected(root, returns)
    plain = said(root)
    (root / MEDICAL).unlink()
    book = filled(form(root))
    oddity(progress_of(book))
    file.write_bytes(saved(book))
    done = collected(root, returns)
    assert (done.refused, said(root)) == ((), plain)


def test_a_formula_with_its_result_counts_as_the_result(root: Path, returns: Path) -> None:
    parts = parts_of(saved(filled(form(root))))
    name = "xl/worksheets/sheet2.xml"
    text = parts[name].decode()
    assert "<v>92.5</v>" in text
    text = text.replace("<v>92.5</v>", "<f>[1]表!A1*100</f><v>92.5</v>")
    (returns / "a.xlsx").write_bytes(packed({**parts, name: text.encode()}))
    collected(root, returns)
    assert stored(root, "medical").items[0].figures[0].value == Decimal("92.5")


def test_macros_are_left_alone_and_values_read(root: Path, returns: Path) -> None:
    parts = parts_of(saved(filled(form(root))))
    types = parts["[Content_Types].xml"].replace(
        b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
        b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    )
    macro = {"xl/vbaProject.bin": b"\xd0\xcf\x11\xe0 a macro"}
    (returns / "a.xlsm").write_bytes(packed({**parts, **macro, "[Content_Types].xml": types}))
    assert len(collected(root, returns).taken) == 1


def test_what_stands_outside_the_boxes_is_told(root: Path, returns: Path) -> None:
    book = filled(form(root))
    sheet = progress_of(book)
    sheet["H9"] = "另有说明"
    sheet["B40"] = "附：统计口径"
    sheet["F7"].comment = Comment("数据待核", "x")
    book.create_sheet("附表")["A1"] = "明细"
    (returns / "a.xlsx").write_bytes(saved(book))
    done = collected(root, returns)
    assert [d.place.within for d in done.report if d.code == "DG739"] == [
        *("进展!B40", "进展!F7", "进展!H9", "附表!A1")
    ]


def test_what_is_written_over_locked_cells_is_told(root: Path, returns: Path) -> None:
    book = filled(form(root))
    sheet = progress_of(book)
    sheet["D10"], sheet["E10"], sheet["G7"] = "80%以上", 88, "补充：另有3个县"
    (returns / "a.xlsx").write_bytes(saved(book))
    done = collected(root, returns)
    told = [(d.place.within, d.message.zh) for d in done.report if d.code == "DG739"]
    assert told == [
        ("进展!D10", "没有读取：80%以上"),
        ("进展!E10", "没有读取：88"),
        ("进展!G7", "没有读取：补充：另有3个县"),
    ]


def test_pictures_on_the_sheet_are_told(root: Path, returns: Path) -> None:
    book = filled(form(root))
    picture = io.BytesIO()
    Image.new("RGB", (9, 9)).save(picture, "PNG")
    progress_of(book).add_image(Picture(picture), "F7")
    (returns / "a.xlsx").write_bytes(saved(book))
    done = collected(root, returns)
    assert [(d.code, d.place.within) for d in done.report] == [("DG739", "进展")]
    assert len(done.taken) == 1


def test_words_that_are_struck_through_are_told(root: Path, returns: Path) -> None:
    book = filled(form(root))
    sheet = progress_of(book)
    sheet["F7"] = CellRichText("已完成", TextBlock(InlineFont(strike=True), "30"), "32家")
    sheet["F10"].font = Font(strike=True)
    (returns / "a.xlsx").write_bytes(saved(book))
    done = collected(root, returns)
    assert [d.place.within for d in done.report if d.code == "DG719"] == ["进展!F7", "进展!F10"]
    assert stored(root, "medical").items[0].progress == "已完成3032家"


def test_reading_aids_of_characters_are_no_text(root: Path, returns: Path) -> None:
    parts = parts_of(saved(filled(form(root), {DONE: "已经完成"})))
    name = "xl/worksheets/sheet2.xml"
    text = parts[name].decode()
    aided = re.sub('(<c r="F7".*?)</is>', r'\1<rPh sb="0" eb="2"><t>yijing</t></rPh></is>', text)
    assert aided != text
    (returns / "a.xlsx").write_bytes(packed({**parts, name: aided.encode()}))
    collected(root, returns)
    assert stored(root, "medical").items[0].progress == "已经完成"


@pytest.mark.parametrize("sign", ["无", "—", "/", "暂无。"])
def test_a_figure_box_that_says_none_holds_no_figure_and_is_told(
    root: Path, returns: Path, sign: str
) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {FIGURE: sign, "签报/负责人": sign})))
    done = collected(root, returns)
    assert [(d.code, d.place.within) for d in done.report] == [
        ("DG734", "进展!F10"),
        ("DG734", "进展!F19"),
    ]
    record = stored(root, "medical")
    assert (record.items[0].figures, record.signed_by) == ((), "")


def test_a_figure_has_the_scope_of_the_office(root: Path, returns: Path) -> None:
    office = root / "data/office.yaml"
    text = office.read_text(encoding="utf-8")
    assert "reporting:\n" in text
    office.write_text(text.replace("reporting:\n", "reporting:\n  scope: 全省\n"), encoding="utf-8")
    (returns / "a.xlsx").write_bytes(saved(filled(form(root))))
    collected(root, returns)
    assert stored(root, "medical").items[0].figures[0].scope == "全省"


def test_lines_in_the_box_of_a_group_speak_of_its_members(root: Path, returns: Path) -> None:
    text = "各市均已部署。\n东市卫生健康委：已核对名单。\n三个县受到抽查。\n进度：九月底完成"
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {"T1-1/配合/cities": text})))
    collected(root, returns)
    said = [(part.division, part.text) for part in stored(root, "medical").items[0].supporters]
    assert said[1:] == [
        ("各设区市", "各市均已部署。"),
        ("东市卫生健康委", "已核对名单。\n三个县受到抽查。\n进度：九月底完成"),
    ]


def test_no_city_is_made_to_say_what_another_said(root: Path, returns: Path) -> None:
    catalogue = root / "data/divisions.yaml"
    old = catalogue.read_text(encoding="utf-8")
    regions = {"东市卫生健康委": "东岭市", "西市卫生健康委": "西岭市"}
    new = old
    for bureau, region in regions.items():
        new = new.replace(f"name: {bureau}, kind: bureau", f"name: {bureau}, kind: bureau, region: {region}")
    assert new.count("region: ") == 2
    catalogue.write_text(new, encoding="utf-8")
    lines = ("东岭:30县完成", "2.西岭市卫健委：在筛查", "张家口市：不是本省", "东岭市卫生健康局：又做了")
    text = "\n".join((*lines, "西岭市完成了", "困难：没有车"))
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {"T1-1/配合/cities": text})))
    done = collected(root, returns)
    said = [(part.division, part.text) for part in stored(root, "medical").items[0].supporters]
    assert said[1:] == [
        ("东市卫生健康委", "30县完成\n又做了"),
        ("西市卫生健康委", "在筛查"),
        ("各设区市", "张家口市：不是本省\n西岭市完成了\n困难：没有车"),
    ]
    told = [(d.code, d.place.within, d.message.zh[:6]) for d in done.report]
    assert told == [("DG750", "进展!F12", "“张家口市："), ("DG750", "进展!F12", "“西岭市完成")]


def test_a_return_that_says_it_is_not_sealed_is_taken_and_told(root: Path, returns: Path) -> None:
    book = filled(form(root), {"签报/盖章": "未盖章"})
    cell = f"进展!F{row_of(progress_of(book), '签报/盖章')}"
    (returns / "a.xlsx").write_bytes(saved(book))
    done = collected(root, returns)
    told = [(d.code, d.severity, d.place.within) for d in done.report]
    assert told == [("DG759", Severity.WARNING, cell)]
    assert stored(root, "medical").sealed == "未盖章"


def test_nothing_to_report_is_stored_as_no_problem(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {"T1-1/问题": "无。"})))
    collected(root, returns)
    assert stored(root, "medical").items[0].problems == ""


def test_a_figure_without_a_day_counts_for_the_last_day_and_says_so(root: Path, returns: Path) -> None:
    book = filled(form(root))
    write(progress_of(book), FIGURE, None, DAY)
    (returns / "a.xlsx").write_bytes(saved(book))
    done = collected(root, returns)
    assert [d.place.within for d in done.report if d.code == "DG747"] == ["进展!G10"]
    assert stored(root, "medical").items[0].figures[0].as_of == datetime.date(2022, 6, 30)


def test_a_figure_of_a_day_after_the_return_came_in_is_an_error(root: Path, returns: Path) -> None:
    book = filled(form(root))
    write(progress_of(book), FIGURE, datetime.date(2022, 6, 28), DAY)
    (returns / "a.xlsx").write_bytes(saved(book))
    early = collect(root, returns, PERIOD, as_of=datetime.date(2022, 6, 27))
    told = [(d.code, d.place.within) for d in early.report.of(Severity.ERROR)]
    assert (told, early.taken) == ([("DG732", "进展!G10")], ())
    assert len(collect(root, returns, PERIOD, as_of=datetime.date(2022, 6, 28)).taken) == 1


def test_figures_of_a_form_that_is_due_before_the_period_ends_are_asked_for_the_due_day(
    root: Path, returns: Path
) -> None:
    office = root / "data/office.yaml"
    text = office.read_text(encoding="utf-8")
    assert "due_month: 6\n" in text
    text = text.replace("due_month: 6\n", "due_month: 6\n      due_day: 20\n")
    office.write_text(text, encoding="utf-8")
    made = forms_of(root, root / "early")["medical"]
    (returns / "a.xlsx").write_bytes(saved(filled(made)))
    done = collect(root, returns, PERIOD, as_of=datetime.date(2022, 6, 20))
    assert not done.report.has_errors
    assert stored(root, "medical").items[0].figures[0].as_of == datetime.date(2022, 6, 20)


def test_a_formula_in_a_box_of_text_is_to_be_written_out(root: Path, returns: Path) -> None:
    book = filled(form(root))
    progress_of(book)["F7"] = "=A1&B1"
    (returns / "a.xlsx").write_bytes(saved(book))
    (told,) = collected(root, returns).report.of(Severity.ERROR)
    assert (told.code, told.place.within, "文字" in told.remedy.zh, "数字" in told.remedy.zh) == (
        *("DG738", "进展!F7"),
        *(True, False),
    )


def test_a_word_file_with_the_name_of_a_workbook_is_called_a_word_file(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes((CHECKOUT / TEMPLATE).read_bytes())
    (told,) = collected(root, returns).report.of(Severity.ERROR)
    assert told.code == "DG690"
    assert "这是 Word 文件，不是报送表" in told.message.zh
    assert "不是 Word" not in told.message.zh


def test_text_that_looks_like_a_formula_stays_text(root: Path, returns: Path) -> None:
    (returns / "a.xlsx").write_bytes(saved(filled(form(root), {DONE: '=HYPERLINK("x")'})))
    collected(root, returns)
    assert stored(root, "medical").items[0].progress == '=HYPERLINK("x")'
