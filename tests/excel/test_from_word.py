"""The workbook of a Word file shows its tables, typed, merged, and ready to print."""

from __future__ import annotations

import csv
import io
from datetime import date, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pdfplumber
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm
from openpyxl.cell.rich_text import CellRichText
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.tables.from_word import MadeWorkbook, workbook_of
from docgen.ooxml.package import read_package
from docgen.word.properties import CORE
from tests.excel.ledger import LONG, ledger
from tests.pdf.files import FILES, picture, saved
from tests.pdf.rare_files import RARE_FILES
from tests.printing import CALC, convert_workbook
from tests.word.annexes import office_annex, table_annex
from tests.word.notices import short_notice
from tests.word.rendering import rendered


@cache
def made() -> MadeWorkbook:
    return workbook_of(ledger(), title="问题整改台账", name="ledger.docx")


def day(year: int, month: int, number: int) -> datetime:
    return datetime.combine(date(year, month, number), time.min)


def opened(data: bytes, *, rich: bool = False) -> list[Worksheet]:
    return list(openpyxl.load_workbook(io.BytesIO(data), rich_text=rich).worksheets)


def sheet() -> Worksheet:
    return opened(made().data)[0]


def values(of: Worksheet) -> list[list[Any]]:
    return [list(row) for row in of.iter_rows(values_only=True)]


def with_table(*rows: tuple[str, ...], head: bool = True) -> bytes:
    """Return a Word file with one table of one-line cells, its first row marked as head if `head` is set."""
    document = docx.Document()
    table = document.add_table(len(rows), len(rows[0]))
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    if head:
        table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {nsdecls('w')}/>"))
    return saved(document)


def typed(*texts: str, head: bool = True) -> list[tuple[Any, str]]:
    """Return what the cells under a head hold and how they show it."""
    data = workbook_of(with_table(("头",), *((text,) for text in texts), head=head), title="表").data
    (page,) = opened(data)
    return [(cell.value, cell.number_format) for (cell,) in page.iter_rows(min_row=2)]


def test_every_text_of_the_file_stands_in_its_cell() -> None:
    units = "基层卫生健康处\n（会同）药政处"
    assert values(sheet()) == [
        ["附件", None, None, None, None, None],
        ["健康帮扶问题整改台账", None, None, None, None, None],
        ["截至2022年8月26日", None, None, None, None, None],
        ["序号", "问题", "时间", None, "完成率", "牵头单位"],
        [None, None, "发现日期", "完成日期", None, None],
        [1, f"=SUM(A1:A9){LONG}", day(2022, 3, 5), "2022年8月26日", 0.786, units],
        [2, "-未按时随访", day(2022, 4, 15), "未完成", 1, None],
        [3, "台账\n更新    不及时", day(2022, 5, 1), "2022年9月30日", 0.005, "@规划信息处"],
        ["注：完成率为已整改问题数占应整改问题数的比重。", None, None, None, None, None],
    ]


def test_nothing_is_lost_and_nothing_reported() -> None:
    assert made().findings == ()


def test_text_that_looks_like_a_formula_stays_text() -> None:
    shown = [(sheet()[place].data_type, sheet()[place].quotePrefix) for place in ("B6", "B7", "F8", "B8")]
    assert shown == [("s", True), ("s", True), ("s", True), ("s", False)]
    assert b"<f>" not in read_package(made().data)["xl/worksheets/sheet1.xml"]


def test_merged_cells_stay_merged() -> None:
    assert sorted(map(str, sheet().merged_cells.ranges)) == [
        *("A1:F1", "A2:F2", "A3:F3", "A4:A5", "A9:F9", "B4:B5", "C4:D4", "E4:E5", "F4:F5", "F6:F7"),
    ]


def test_columns_are_as_wide_as_in_the_word_file() -> None:
    digits = [sheet().column_dimensions[letter].width for letter in "ABCDEF"]
    pixels = [each * 7 + 5 for each in digits]
    assert pixels == pytest.approx([width / 15 for width in (800, 3600, 1900, 1900, 1500, 3056)], abs=0.1)


def test_rows_are_high_enough_for_their_text() -> None:
    heights = [sheet().row_dimensions[row].height or 0 for row in range(1, 10)]
    lines = [round((height - 4) / (12 * 1.35)) for height in heights[3:8]]
    assert lines == [1, 1, 5, 1, 2]


def test_fonts_keep_the_names_and_sizes_of_the_word_file() -> None:
    shown = [(sheet()[place].font.name, sheet()[place].font.size) for place in ("A1", "A2", "A4", "B7", "C6")]
    assert shown == [
        ("黑体", 16),
        ("方正小标宋简体", 22),
        ("黑体", 12),
        ("仿宋_GB2312", 12),
        ("仿宋_GB2312", 12),
    ]


def test_a_cell_of_several_fonts_keeps_them() -> None:
    value = opened(made().data, rich=True)[0]["F6"].value
    assert isinstance(value, CellRichText)
    assert [(block.font.rFont, block.text) for block in value if not isinstance(block, str)] == [
        ("仿宋_GB2312", "基层卫生健康处"),
        ("楷体_GB2312", "\n（会同）"),
        ("仿宋_GB2312", "药政处"),
    ]


def test_cells_have_rules_and_their_text_wraps_and_stands_as_in_the_word_file() -> None:
    cell = sheet()["E6"]
    assert {getattr(cell.border, side).style for side in ("left", "right", "top", "bottom")} == {"thin"}
    assert (cell.alignment.horizontal, cell.alignment.vertical, cell.alignment.wrap_text) == (
        "right",
        "center",
        True,
    )
    assert sheet()["A1"].border.left.style is None


def test_every_cell_of_a_merged_one_has_its_rules() -> None:
    assert [sheet()[place].border.right.style for place in ("D4", "F6", "F7")] == ["thin"] * 3


def test_it_prints_on_landscape_a4_as_wide_as_the_page_with_the_head_on_each() -> None:
    page = sheet()
    setup = page.page_setup
    assert (setup.paperSize, setup.orientation, setup.fitToWidth, setup.fitToHeight) == (9, "landscape", 1, 0)
    assert (page.print_title_rows, page.freeze_panes, page.print_area) == (
        "$4:$5",
        "A6",
        "'问题整改台账'!$A$1:$F$9",
    )
    margins = [round(getattr(page.page_margins, side) * 25.4) for side in ("left", "right", "top", "bottom")]
    assert margins == [35, 37, 28, 26]


def test_page_numbers_stand_outside() -> None:
    page = sheet()
    assert page.HeaderFooter.differentOddEven
    odd, even = (getattr(page.oddFooter, "right"), getattr(page.evenFooter, "left"))  # noqa: B009 - may be None by its type
    assert (odd.text, even.text, odd.font) == ("— &P —", "— &P —", "宋体,Regular")


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (("1", "20"), [(1, "0"), (20, "0")]),
        (("1,234", "56"), [(1234, "#,##0"), (56, "0")]),
        (("3.50", "-2"), [(3.5, "0.00"), (-2, "0")]),
        (("78.6%", "90%"), [(0.786, "0.0%"), (0.9, "0%")]),
        (("2022年8月26日",), [(day(2022, 8, 26), 'yyyy"年"m"月"d"日"')]),
        (("007", "008"), [("007", "General"), ("008", "General")]),
        (("1", "约2"), [("1", "General"), ("约2", "General")]),
        (("2022年8月26日", "未定"), [("2022年8月26日", "General"), ("未定", "General")]),
        (("2022年2月30日",), [("2022年2月30日", "General")]),
        (("1", ""), [(1, "0"), (None, "General")]),
        (("1234567890123456",), [("1234567890123456", "General")]),
    ],
)
def test_a_column_is_typed_only_where_all_of_it_is(
    texts: tuple[str, ...], wanted: list[tuple[Any, str]]
) -> None:
    assert typed(*texts) == wanted


def test_without_a_marked_head_the_first_row_counts_as_one() -> None:
    assert typed("1", "2", head=False) == [(1, "0"), (2, "0")]


def test_every_table_has_a_sheet_named_by_the_line_above_it() -> None:
    document = docx.Document()
    for line in ("甲表", "乙表：[2022]", "甲表"):
        document.add_paragraph(line)
        document.add_table(1, 1).cell(0, 0).text = line
    data = workbook_of(saved(document), title="全部表格").data
    assert [page.title for page in opened(data)] == ["全部表格", "乙表： 2022", "甲表"]


def test_properties_are_those_of_the_word_file_and_the_title_is_given() -> None:
    notice = rendered(short_notice())
    parts = dict(read_package(workbook_of(notice, title="台账").data))
    assert "<dc:title>台账</dc:title>" in parts[CORE].decode()
    document = docx.Document()
    document.core_properties.author = "某单位"
    document.core_properties.created = day(2021, 11, 3)
    core = read_package(workbook_of(saved(document), title="台账").data)[CORE].decode()
    assert "<dc:creator>某单位</dc:creator>" in core
    assert "2021-11-03T00:00:00Z" in core


def test_the_same_file_gives_the_same_bytes() -> None:
    assert workbook_of(ledger(), title="问题整改台账", name="ledger.docx") == made()


def _codes(data: bytes) -> list[str]:
    return [each.code for each in workbook_of(data, title="表").findings]


def test_what_cannot_stand_in_a_workbook_is_reported() -> None:
    assert _codes(office_annex()) == ["DG683", "DG684", "DG680"]
    assert _codes(FILES["tables"]()) == ["DG681"]
    assert _codes(RARE_FILES["boxes"]()) == ["DG680"]


def test_a_row_taller_than_excel_can_show_is_reported_with_its_place() -> None:
    (finding,) = workbook_of(with_table(("头", "宽"), ("字" * 900, "")), title="表", name="a.docx").findings
    assert (finding.code, str(finding.place)) == ("DG682", "a.docx:表!2")


def test_an_empty_cell_of_a_picture_keeps_its_place() -> None:
    document = docx.Document()
    table = document.add_table(1, 2)
    table.cell(0, 0).paragraphs[0].add_run().add_picture(picture(), width=Mm(5))
    table.cell(0, 1).text = "右"
    made_of = workbook_of(saved(document), title="表")
    assert values(opened(made_of.data)[0]) == [[None, "右"]]
    assert [each.code for each in made_of.findings] == ["DG680"]


@pytest.mark.parametrize("name", [*FILES, *RARE_FILES])
def test_any_word_file_gives_a_workbook_that_opens(name: str) -> None:
    pages = opened(workbook_of({**FILES, **RARE_FILES}[name](), title=name).data)
    assert any(cell is not None for page in pages for row in values(page) for cell in row)


@pytest.mark.layout
@pytest.mark.slow
@pytest.mark.skipif(CALC is None, reason="because LibreOffice Calc is not installed")
def test_libreoffice_prints_it_with_the_head_on_every_page(tmp_path: Path) -> None:
    data = workbook_of(table_annex(), title="分工表").data
    with pdfplumber.open(convert_workbook(data, "pdf", tmp_path)) as pdf:
        texts = [page.extract_text() for page in pdf.pages]
        sizes = {(round(page.width), round(page.height)) for page in pdf.pages}
    assert sizes == {(842, 595)}
    assert len(texts) > 1
    assert all("牵头单位" in text and f"— {number} —" in text for number, text in enumerate(texts, 1))
    assert sum(text.count("某处") for text in texts) == 24


@pytest.mark.layout
@pytest.mark.slow
@pytest.mark.skipif(CALC is None, reason="because LibreOffice Calc is not installed")
def test_libreoffice_reads_what_was_written(tmp_path: Path) -> None:
    file = convert_workbook(made().data, "csv:Text - txt - csv (StarCalc):44,34,76", tmp_path)
    rows = list(csv.reader(file.read_text(encoding="utf-8").splitlines(keepends=True)))
    assert rows[6][:5] == ["2", "-未按时随访", "2022年4月15日", "未完成", "100%"]
    assert rows[5][1].startswith("=SUM(A1:A9)村卫生室")
