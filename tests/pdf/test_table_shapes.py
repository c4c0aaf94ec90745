"""Tables of other programs: widths that disagree, cells merged the old way, what of them is not drawn."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.pdf.model import Table
from docgen.pdf.reader import read_document
from tests.pdf.files import blank, body, saved

COLUMN = 442.25
"""Points between the margins of a blank file."""


def with_table(xml: str) -> bytes:
    """Return a file with the table `xml`, the content of ``w:tbl``, between two paragraphs."""
    document = blank()
    body(document, "一")
    body(document, "二")._p.addprevious(parse_xml(f"<w:tbl {nsdecls('w')}>{xml}</w:tbl>"))
    return saved(document)


def read_table(xml: str) -> Table:
    document = read_document(with_table(xml), name="x.docx")[0]
    return next(block for block in document.sections[0].blocks if isinstance(block, Table))


def findings(xml: str) -> list[tuple[str, str, str]]:
    """Return code, place and message of every finding."""
    found = read_document(with_table(xml), name="x.docx")[1]
    return [(each.code, each.place.within, each.message.en) for each in found]


def cell(text: str = "甲", properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr><w:p><w:r><w:t>{text}</w:t></w:r></w:p></w:tc>"


def grid(*widths: int) -> str:
    columns = "".join(f'<w:gridCol w:w="{each}"/>' for each in widths)
    return f"<w:tblGrid>{columns}</w:tblGrid>"


@pytest.mark.parametrize(
    ("asked", "cells", "columns"),
    [
        ('<w:tblW w:w="5000" w:type="pct"/>', ("", ""), (COLUMN / 2, COLUMN / 2)),
        ('<w:tblW w:w="50%" w:type="pct"/>', ("", ""), (COLUMN / 4, COLUMN / 4)),
        ('<w:tblW w:w="8000" w:type="dxa"/>', ("", ""), (200, 200)),
        ('<w:tblW w:w="8000" w:type="dxa"/>', ("2000", "6000"), (100, 300)),
        ('<w:tblW w:w="0" w:type="auto"/>', ("", ""), (50, 50)),
        ('<w:tblW w:w="2050" w:type="dxa"/>', ("", ""), (50, 50)),
    ],
)
def test_grid_that_disagrees_gives_way_to_the_width_of_the_table(
    asked: str, cells: tuple[str, str], columns: tuple[float, float]
) -> None:
    row = "".join(cell(properties=f'<w:tcW w:w="{each}" w:type="dxa"/>' if each else "") for each in cells)
    made = read_table(f"<w:tblPr>{asked}</w:tblPr>{grid(1000, 1000)}<w:tr>{row}</w:tr>")
    assert made.columns == pytest.approx(columns, abs=0.5)


def test_shares_of_cells_are_shares_of_the_column_where_there_is_no_grid() -> None:
    row = "".join(cell(properties=f'<w:tcW w:w="{each}" w:type="pct"/>') for each in (1000, "60%"))
    assert read_table(f"<w:tr>{row}</w:tr>").columns == pytest.approx((COLUMN / 5, COLUMN * 0.6), abs=0.5)


def test_cells_merged_the_old_way_are_one() -> None:
    merged = [cell("甲", '<w:hMerge w:val="restart"/>'), cell("", "<w:hMerge/>"), cell("丙")]
    made = read_table(f"{grid(1000, 2000, 3000)}<w:tr>{''.join(merged)}</w:tr>")
    assert [(each.columns, each.width) for each in made.rows[0].cells] == [(2, 150), (1, 150)]


def test_deleted_row_is_left_out_with_a_finding() -> None:
    gone = f'<w:tr><w:trPr><w:del w:id="1" w:author="x"/></w:trPr>{cell("删")}</w:tr>'
    xml = f"{grid(3000)}<w:tr>{cell()}</w:tr>{gone}"
    assert len(read_table(xml).rows) == 1
    assert [each[:2] for each in findings(xml)] == [("DG831", "¶3")]


_RULE = '<w:tcBorders><w:tl2br w:val="single" w:sz="4"/></w:tcBorders>'
_BEGUN = '<w:vMerge w:val="restart"/>'
_PICTURE = "<w:tc><w:tcPr><w:vMerge/></w:tcPr><w:p><w:r><w:pict/></w:r></w:p></w:tc>"


@pytest.mark.parametrize(
    "xml",
    [
        f"<w:tr>{cell(properties=_RULE)}</w:tr>",
        f'<w:tblPr><w:tblCellSpacing w:w="20" w:type="dxa"/></w:tblPr><w:tr>{cell()}</w:tr>',
        f"<w:tr><w:tblPrEx/>{cell()}</w:tr>",
        f"<w:tr>{cell()}{cell('乙', '<w:hMerge/>')}</w:tr>",
        f"<w:tr>{cell(properties=_BEGUN)}</w:tr><w:tr>{_PICTURE}</w:tr>",
    ],
)
def test_what_of_a_table_is_not_drawn_is_reported(xml: str) -> None:
    assert "DG840" in {code for code, _, _ in findings(xml)}
