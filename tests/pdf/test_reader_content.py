"""What stands in a Word file: sections, tables, drawings, fields, notes; and what is reported."""

from __future__ import annotations

import random
import re
from contextlib import suppress
from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.ooxml.package import PackageError, read_package, write_package
from docgen.pdf.model import (
    Anchored,
    Bookmark,
    Characters,
    Counter,
    Document,
    Frame,
    From,
    Kind,
    Note,
    Number,
    Paragraph,
    Table,
)
from docgen.pdf.reader import read_document
from tests.pdf.files import FILES, blank, body, saved
from tests.pdf.rare_files import RARE_FILES, box, changed


def read(docx: bytes) -> Document:
    return read_document(docx, name="x.docx")[0]


def codes(document: Any) -> list[tuple[str, str]]:
    """Return code and place of every finding."""
    data = document if isinstance(document, bytes) else saved(document)
    return [(each.code, each.place.within) for each in read_document(data, name="x.docx")[1]]


def table_of(document: Document) -> Table:
    return next(block for block in document.sections[0].blocks if isinstance(block, Table))


def test_sections_have_sheets_of_their_own() -> None:
    sheets = [section.sheet for section in read(FILES["landscape"]()).sections]
    assert [round(sheet.width) for sheet in sheets] == [595, 842, 595]


def test_footer_goes_on_in_sections_that_name_none() -> None:
    sections = read(FILES["landscape"]()).sections
    footers = [section.footers[Kind.DEFAULT][0] for section in sections]
    assert footers[0] == footers[1] == footers[2]
    assert isinstance(footers[0], Paragraph)
    assert [each.counter for each in footers[0].inlines if isinstance(each, Number)] == [Counter.PAGE]


def test_headers_are_read_for_first_odd_and_even_pages() -> None:
    document = read(RARE_FILES["headers"]())
    assert (document.even_differs, document.sections[0].first_differs) == (True, True)
    assert set(document.sections[0].headers) == set(Kind)


def test_merged_cells_are_read_as_spans() -> None:
    rows = table_of(read(FILES["tables"]())).rows
    assert [cell.columns for cell in rows[0].cells] == [1, 2, 1]
    assert [rows[index].cells[0].rows for index in (2, 3)] == [1, 3]
    assert [len(rows[index].cells) for index in (3, 4, 5, 6)] == [4, 3, 3, 4]


def test_head_row_and_rows_that_stay_whole_are_read() -> None:
    rows = table_of(read(FILES["tables"]())).rows
    assert (rows[0].header, rows[1].header, rows[1].splits) == (True, False, False)


def test_table_stands_in_a_cell() -> None:
    rows = table_of(read(FILES["tables"]())).rows
    assert any(isinstance(block, Table) for block in rows[7].cells[1].blocks)


def test_text_box_stands_where_the_file_says() -> None:
    paragraphs = read(RARE_FILES["boxes"]()).sections[0].blocks
    boxes = [each for block in paragraphs if isinstance(block, Paragraph) for each in block.inlines]
    found = [each for each in boxes if isinstance(each, Anchored)]
    assert [box.down.base for box in found] == [From.PAGE, From.MARGIN, From.PARAGRAPH]
    assert found[2].border is not None
    assert found[2].border.color == "#ff0000"


def test_old_text_box_is_read_with_its_place_and_border() -> None:
    document = blank()
    paragraph = body(document, "一")
    paragraph._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"><w:pict><v:rect strokecolor="red" '
            'style="position:absolute;margin-left:60pt;top:1cm;width:200pt;height:60pt;z-index:-1;'
            'mso-position-horizontal-relative:page"><v:textbox inset="0,1mm,,"><w:txbxContent><w:p/>'
            "</w:txbxContent></v:textbox></v:rect></w:pict></w:r>"
        )
    )
    block = read(saved(document)).sections[0].blocks[0]
    assert isinstance(block, Paragraph)
    box = next(each for each in block.inlines if isinstance(each, Anchored))
    assert (box.across.base, box.across.offset, round(box.down.offset)) == (From.PAGE, 60.0, 28)
    assert (box.width, box.height, box.behind, len(box.blocks)) == (200.0, 60.0, True, 1)
    assert box.border is not None
    assert box.border.color == "#ff0000"
    assert [round(each, 1) for each in box.padding] == [2.8, 7.2, 3.6, 0.0]


def test_frame_is_read_as_a_box_at_the_edge() -> None:
    footer = read(RARE_FILES["frames"]()).sections[0].footers[Kind.DEFAULT]
    assert isinstance(footer[0], Frame)
    assert footer[0].box.across.align == "end"


def test_footnote_comes_with_its_text() -> None:
    paragraph = read(RARE_FILES["footnotes"]()).sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    note = next(each for each in paragraph.inlines if isinstance(each, Note))
    assert (note.mark, len(note.blocks)) == ("1", 1)


def test_links_lead_out_and_to_bookmarks() -> None:
    blocks = read(RARE_FILES["links"]()).sections[0].blocks
    inlines = [each for block in blocks if isinstance(block, Paragraph) for each in block.inlines]
    links = [each.link for each in inlines if isinstance(each, Characters) and each.link]
    assert links == ["https://www.example.gov.cn/a", "#there"]
    assert Bookmark("there") in inlines


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ("<w:ins><w:r><w:t>新</w:t></w:r></w:ins>", "DG831"),
        ("<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>", "DG831"),
        ('<w:fldSimple w:instr="TOC"><w:r><w:t>目录</w:t></w:r></w:fldSimple>', "DG830"),
        ('<w:r><w:rPr><w:em w:val="dot"/></w:rPr><w:t>重</w:t></w:r>', "DG832"),
        ('<w:r><w:commentReference w:id="1"/></w:r>', "DG839"),
        ("<w:r><w:pict/><w:object/></w:r>", "DG823"),
        ("<w:strange/>", "DG840"),
        ('<w:hyperlink w:anchor="nowhere"><w:r><w:t>链接</w:t></w:r></w:hyperlink>', "DG840"),
        ("<w:r><w:rPr><w:rtl/></w:rPr><w:t>右</w:t></w:r>", "DG835"),
    ],
)
def test_what_is_not_drawn_is_reported_with_its_paragraph(xml: str, code: str) -> None:
    document = blank()
    body(document, "一")
    paragraph = body(document, "二")._p
    holder = parse_xml(f"<w:p {nsdecls('w')}>{xml}</w:p>")
    paragraph.extend(list(holder))
    assert (code, "¶2") in codes(document)


@pytest.mark.parametrize(
    ("xml", "code"),
    [
        ('<w:wordWrap w:val="0"/>', "DG840"),
    ],
)
def test_what_of_a_paragraph_is_not_drawn_is_reported(xml: str, code: str) -> None:
    document = blank()
    body(document, "一")
    body(document, "二")._p.addprevious(
        parse_xml(f"<w:p {nsdecls('w')}><w:pPr>{xml}</w:pPr><w:r><w:t>首</w:t></w:r></w:p>")
    )
    assert codes(document) == [(code, "¶2")]
    blocks = read(saved(document)).sections[0].blocks
    assert [type(block) for block in blocks] == [Paragraph] * 3


def test_colours_of_the_theme_are_found_and_others_reported() -> None:
    document = blank()
    words = "<w:p><w:r><w:t>框</w:t></w:r></w:p>"
    for shade in ('<a:schemeClr val="accent1"/>', '<a:schemeClr val="none"/>'):
        line = f'<a:ln w="12700"><a:solidFill>{shade}</a:solidFill></a:ln>'
        body(document, "一")._p.append(box(("page", 60, "page", 60), (60, 20), words, line=line))
    boxes = [
        each.border
        for block in read(saved(document)).sections[0].blocks
        if isinstance(block, Paragraph)
        for each in block.inlines
        if isinstance(each, Anchored)
    ]
    assert [each and each.color for each in boxes] == ["#4f81bd", "#000000"]
    assert codes(document) == [("DG827", "¶3")]


@pytest.mark.parametrize(("asked", "language"), [("en-GB", "en-GB"), ("not a lang!", "zh-CN"), ("", "zh-CN")])
def test_language_is_a_tag_that_readers_know(asked: str, language: str) -> None:
    document = blank()
    document.core_properties.language = asked
    assert read(saved(document)).language == language


def test_vertical_alignment_and_mirrored_margins_are_reported() -> None:
    document = blank()
    document.sections[0]._sectPr.append(parse_xml(f'<w:vAlign {nsdecls("w")} w:val="center"/>'))
    document.settings.element.insert(0, parse_xml(f"<w:mirrorMargins {nsdecls('w')}/>"))
    assert codes(document) == [("DG840", "")] * 2


def test_macros_and_fetched_content_are_reported() -> None:
    parts = dict(read_package(RARE_FILES["links"]()))
    parts["word/vbaProject.bin"] = b"macro"
    assert ("DG822", "") in codes(write_package(parts))


def test_workbook_is_refused_with_a_finding() -> None:
    parts = dict(read_package(RARE_FILES["links"]()))
    parts["word/document.xml"] = b"<workbook/>"
    with pytest.raises(PackageError) as refused:
        read(write_package(parts))
    assert [each.code for each in refused.value.report] == ["DG821"]


@pytest.mark.parametrize("seed", range(40))
def test_damaged_numbers_and_missing_elements_never_give_a_traceback(seed: int) -> None:
    chance = random.Random(seed)
    name = chance.choice(sorted({**FILES, **RARE_FILES}))
    spoilt = ("", "NaN", "-5", "99999999", "大", "12pt", "auto")

    def spoil(part: bytes) -> bytes:
        text = part.decode()
        for _ in range(8):
            values = list(re.finditer(r'="([^"]*)"', text))
            value = chance.choice(values)
            if "http" not in value[1]:
                text = text[: value.start(1)] + chance.choice(spoilt) + text[value.end(1) :]
        return text.encode()

    document = changed(
        {**FILES, **RARE_FILES}[name](), {"word/document.xml": spoil, "word/styles.xml": spoil}
    )
    with suppress(PackageError):
        assert read(document).sections
