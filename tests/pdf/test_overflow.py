"""What finds no room is cut off as in Word, or passes the sheet; either way a finding says so."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from docx.enum.section import WD_SECTION
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from tests.pdf.files import FILES, blank, body, picture, saved
from tests.pdf.printing import converted
from tests.pdf.rare_files import RARE_FILES, box

pytestmark = pytest.mark.pdf


def said(docx: bytes) -> list[tuple[str, str]]:
    """Return place and message of what found no room."""
    found = converted(docx).findings
    return [(each.place.within, each.message.en) for each in found if each.code == "DG840"]


def test_box_that_is_too_low_cuts_its_text_off_with_a_finding() -> None:
    document = blank()
    words = "".join(f"<w:p><w:r><w:t>第{each}行</w:t></w:r></w:p>" for each in range(9))
    body(document, "一")._p.append(box(("page", 60, "page", 60), (60, 20), words))
    made = converted(saved(document))
    assert [each.place.within for each in made.findings if each.code == "DG840"] == ["¶1"]
    with pdfplumber.open(io.BytesIO(made.pdf)) as pdf:
        image = pdf.pages[0].to_image(resolution=36).original.convert("L")
    left, right = 30 + 55, 30 + 115
    under = image.crop((left, round(82 / 25.4 * 36), right, round(110 / 25.4 * 36)))
    assert under.getextrema()[0] == 255


@pytest.mark.parametrize("across", [-40.0, 190.0])
def test_box_that_passes_the_sheet_is_reported(across: float) -> None:
    document = blank()
    words = "<w:p><w:r><w:t>字</w:t></w:r></w:p>"
    body(document, "一")._p.append(box(("page", across, "page", 60), (60, 20), words))
    assert [place for place, text in said(saved(document)) if "passes the edge" in text] == ["¶1"]


def test_picture_and_table_that_pass_the_sheet_are_reported() -> None:
    document = blank()
    body(document, "一").add_run().add_picture(picture(), width=Mm(400))
    cells = "<w:tc><w:p><w:r><w:t>甲</w:t></w:r></w:p></w:tc>" * 2
    grid = '<w:tblGrid><w:gridCol w:w="9000"/><w:gridCol w:w="9000"/></w:tblGrid>'
    table = parse_xml(f"<w:tbl {nsdecls('w')}>{grid}<w:tr>{cells}</w:tr></w:tbl>")
    body(document, "二")._p.addnext(table)
    assert [place for place, _ in said(saved(document))] == ["¶1", "¶3"]


def test_table_that_passes_the_sheet_on_its_left_is_reported() -> None:
    document = blank()
    cells = '<w:tblPr><w:tblInd w:w="-3000"/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr>'
    body(document, "一")._p.addprevious(parse_xml(f"<w:tbl {nsdecls('w')}>{cells}</w:tbl>"))
    assert [place for place, text in said(saved(document)) if "a table passes" in text] == ["¶1"]


@pytest.mark.parametrize("name", ["long_text", "tables", "pictures", "boxes", "turned_number", "frames"])
def test_what_has_room_is_not_reported(name: str) -> None:
    assert said({**FILES, **RARE_FILES}[name]()) == []


def test_page_left_white_before_a_section_is_as_large_as_the_others() -> None:
    document = blank()
    document.sections[0].page_width, document.sections[0].page_height = Mm(216), Mm(279)
    document.add_section(WD_SECTION.ODD_PAGE)
    body(document, "二")
    with pdfplumber.open(io.BytesIO(converted(saved(document)).pdf)) as pdf:
        sizes = [(round(page.width), round(page.height)) for page in pdf.pages]
    assert sizes == [(612, 791)] * 3
