"""Whatever stands in a Word file is drawn, or reported with its paragraph: nothing is lost without a word."""

from __future__ import annotations

import io

import pdfplumber
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.pdf.files import blank, body, saved
from tests.pdf.printing import converted, lines
from tests.pdf.rare_files import changed

pytestmark = pytest.mark.pdf

MARK = "勿失此字"
SPACES = (
    f'{nsdecls("w", "r", "wp", "a")} xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wpg="http://schemas.microsoft.com/office/word/2010/wordprocessingGroup" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"'
)
RUN = f"<w:r><w:t>{MARK}</w:t></w:r>"
PARAGRAPH = f"<w:p>{RUN}</w:p>"
_SHAPE = (
    '<wps:wsp><wps:cNvSpPr txBox="1"/><wps:spPr><a:prstGeom prst="{kind}"/></wps:spPr>'
    "<wps:txbx><w:txbxContent>" + PARAGRAPH + "</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp>"
)
_DRAWING = (
    '<w:drawing><wp:inline><wp:extent cx="1800000" cy="720000"/><wp:docPr id="9" name="图"/>'
    '<a:graphic><a:graphicData uri="x">{held}</a:graphicData></a:graphic></wp:inline></w:drawing>'
)
BOX = _DRAWING.format(held=_SHAPE.format(kind="rect"))
VML = (
    '<w:pict><v:shape style="position:absolute;margin-left:60pt;margin-top:20pt;width:200pt;height:60pt">'
    f"<v:textbox><w:txbxContent>{PARAGRAPH}</w:txbxContent></v:textbox></v:shape></w:pict>"
)
_FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin">{data}</w:fldChar></w:r><w:r><w:instrText> {code} '
    '</w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
"""A field whose result is not stored."""

IN_LINE = {
    "insertion": f'<w:ins w:id="1" w:author="x">{RUN}</w:ins>',
    "move": f'<w:moveTo w:id="1" w:author="x">{RUN}</w:moveTo>',
    "control": f"<w:sdt><w:sdtPr/><w:sdtContent>{RUN}</w:sdtContent></w:sdt>",
    "smart_tag": f'<w:smartTag w:element="x">{RUN}</w:smartTag>',
    "custom": f'<w:customXml w:element="x">{RUN}</w:customXml>',
    "direction": f'<w:bdo w:val="rtl">{RUN}</w:bdo>',
    "simple_field": f'<w:fldSimple w:instr="REF x">{RUN}</w:fldSimple>',
    "field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> REF x </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "field_in_field": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> IF </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> PAGE </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        f'{RUN}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    ),
    "field_without_end": f'<w:r><w:fldChar w:fldCharType="begin"/></w:r>{RUN}',
    "link": f'<w:hyperlink w:anchor="nowhere">{RUN}</w:hyperlink>',
    "choice_of_runs": (
        f'<mc:AlternateContent><mc:Choice Requires="wps">{RUN}</mc:Choice>'
        f"<mc:Fallback>{RUN}</mc:Fallback></mc:AlternateContent>"
    ),
    "choice_in_a_run": (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps">{BOX}</mc:Choice>'
        f"<mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "choice_of_text": (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="w14"><w:t>{MARK}</w:t></mc:Choice>'
        "</mc:AlternateContent></w:r>"
    ),
    "fallback_only": (
        f"<w:r><mc:AlternateContent><mc:Fallback>{VML}</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "unknown_choice": (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="x"><w:strange/></mc:Choice><mc:Fallback>{VML}'
        "</mc:Fallback></mc:AlternateContent></w:r>"
    ),
    "text_box": f"<w:r>{BOX}</w:r>",
    "old_text_box": f"<w:r>{VML}</w:r>",
    "old_shape": VML.join(("<w:r>", "</w:r>")).replace("v:shape", "v:rect"),
    "round_shape": f"<w:r>{_DRAWING.format(held=_SHAPE.format(kind='ellipse'))}</w:r>",
    "group": f"<w:r>{_DRAWING.format(held='<wpg:wgp>' + _SHAPE.format(kind='rect') + '</wpg:wgp>')}</w:r>",
    "word_art": (
        '<w:r><w:pict><v:shape type="#_x0000_t136" style="width:200pt;height:40pt">'
        f'<v:textpath string="{MARK}"/></v:shape></w:pict></w:r>'
    ),
    "old_group": (
        '<w:r><w:pict><v:group style="width:200pt;height:80pt" coordsize="20,8"><v:group '
        f'style="width:20;height:8"><v:rect><v:textbox><w:txbxContent>{PARAGRAPH}</w:txbxContent></v:textbox></v:rect></v:group></v:group>'
        "</w:pict></w:r>"
    ),
    "formula": f"<m:oMath><m:r><m:t>{MARK}</m:t></m:r></m:oMath>",
    "phonetic": (
        f"<w:r><w:ruby><w:rubyPr/><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase>{RUN}</w:rubyBase></w:ruby></w:r>"
    ),
    "deleted": f'<w:del w:id="1" w:author="x"><w:r><w:delText>{MARK}</w:delText></w:r></w:del>',
    "unknown": f"<w:strange>{RUN}</w:strange>",
    "unknown_in_a_run": f"<w:r><w:strange>{MARK}</w:strange></w:r>",
    "missing_note": '<w:r><w:footnoteReference w:id="77"/></w:r>',
    "symbol": '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/></w:r>',
    "field_of_a_symbol": _FIELD.format(data="", code='SYMBOL 254 \\f "Wingdings"'),
    "choice_of_a_form": _FIELD.format(
        data=f'<w:ffData><w:ddList><w:result w:val="1"/><w:listEntry w:val="x"/><w:listEntry w:val="{MARK}"/>'
        "</w:ddList></w:ffData>",
        code="FORMDROPDOWN",
    ),
    "turned_old_box": f"<w:r>{VML}</w:r>".replace(
        "<v:textbox>", '<v:textbox style="layout-flow:vertical-ideographic">'
    ),
    "low_old_box": f"<w:r>{VML}</w:r>".replace(
        "<v:textbox>", '<v:textbox style="mso-fit-shape-to-text:t">'
    ).replace("height:60pt", "height:1pt"),
    "no_room": f'<w:pPr><w:ind w:left="6000" w:right="6000"/></w:pPr>{RUN}',
    "symbol_as_text": (
        '<w:r><w:rPr><w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/></w:rPr><w:t>\uf0fe</w:t></w:r>'
    ),
    "unknown_symbol_as_text": (
        '<w:r><w:rPr><w:rFonts w:ascii="Webdings" w:hAnsi="Webdings"/></w:rPr><w:t>\uf0fe</w:t></w:r>'
    ),
    "symbol_without_code": '<w:r><w:sym w:font="Wingdings"/></w:r>',
}
AROUND = {
    "control": f"<w:sdt><w:sdtContent>{PARAGRAPH}</w:sdtContent></w:sdt>",
    "choice": f'<mc:AlternateContent><mc:Choice Requires="x">{PARAGRAPH}</mc:Choice></mc:AlternateContent>',
    "fallback": f"<mc:AlternateContent><mc:Fallback>{PARAGRAPH}</mc:Fallback></mc:AlternateContent>",
    "insertion": f'<w:ins w:id="1" w:author="x">{PARAGRAPH}</w:ins>',
    "unknown": f"<w:strange>{PARAGRAPH}</w:strange>",
    "no_grid": f"<w:tbl><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>",
    "no_cells": f"<w:tbl><w:tr/><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>",
    "row_in_control": (
        f"<w:tbl><w:sdt><w:sdtContent><w:tr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:sdtContent></w:sdt></w:tbl>"
    ),
    "cell_in_control": (
        f"<w:tbl><w:tr><w:sdt><w:sdtContent><w:tc>{PARAGRAPH}</w:tc></w:sdtContent></w:sdt></w:tr></w:tbl>"
    ),
    "formula": f"<m:oMathPara><m:oMath><m:r><m:t>{MARK}</m:t></m:r></m:oMath></m:oMathPara>",
    "deleted_end": f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>{RUN}</w:p><w:p/>',
    "deleted_end_before_a_table": (
        f'<w:p><w:pPr><w:rPr><w:del w:id="1" w:author="x"/></w:rPr></w:pPr>{RUN}</w:p>'
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    ),
    "more_cells_than_columns": (
        f'<w:tbl><w:tblGrid><w:gridCol w:w="1500"/></w:tblGrid><w:tr><w:tc><w:p/></w:tc><w:tc>'
        f"{PARAGRAPH}</w:tc></w:tr></w:tbl>"
    ),
    "free_columns": (
        '<w:tbl><w:tblGrid><w:gridCol w:w="1000"/><w:gridCol w:w="3000"/><w:gridCol w:w="900"/></w:tblGrid>'
        '<w:tr><w:trPr><w:gridBefore w:val="1"/><w:gridAfter w:val="1"/></w:trPr>'
        f"<w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>"
    ),
    "shares": (
        '<w:tbl><w:tblPr><w:tblW w:w="5000" w:type="pct"/></w:tblPr><w:tr><w:tc><w:tcPr>'
        f'<w:tcW w:w="2500" w:type="pct"/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>'
    ),
    "continued_from_nothing": (
        f"<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>"
    ),
    "continued_with_text": (
        '<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr><w:p/></w:tc></w:tr>'
        f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{PARAGRAPH}</w:tc></w:tr></w:tbl>"
    ),
    "hidden_rows": (f"<w:tbl><w:tr><w:trPr><w:hidden/></w:trPr><w:tc>{PARAGRAPH}</w:tc></w:tr></w:tbl>"),
    "right_to_left": f"<w:p><w:pPr><w:bidi/></w:pPr>{RUN}</w:p>",
    "frame": f'<w:p><w:pPr><w:framePr w:w="3000" w:hAnchor="page" w:x="1000" w:y="900"/></w:pPr>{RUN}</w:p>',
    "drop_cap_before_a_table": (
        f'<w:p><w:pPr><w:framePr w:dropCap="drop" w:lines="3"/></w:pPr>{RUN}</w:p>'
        "<w:tbl><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    ),
    "inserted_file": '<w:altChunk r:id="rId99"/>',
}


REPORTED = frozenset(
    "deleted unknown unknown_in_a_run unknown_symbol_as_text missing_note symbol_without_code inserted_file "
    "continued_with_text field_without_end".split()
)
"""What is not drawn, but reported; of the rest the text must stand on a page."""


def is_shown(docx: bytes, name: str) -> bool:
    """Say whether the mark is on a page, or what is not drawn is reported with the paragraph it stands in."""
    result = converted(docx)
    if name in REPORTED:
        return any(each.place.within for each in result.findings)
    with pdfplumber.open(io.BytesIO(result.pdf)) as pdf:
        text = "".join(char["text"].strip() for page in pdf.pages for char in page.chars)
    return ("☑" if "symbol" in name else MARK) in text


@pytest.mark.parametrize("name", IN_LINE)
def test_what_stands_in_a_line_is_drawn_or_reported(name: str) -> None:
    document = blank()
    body(document, "一")
    paragraph = body(document, "二")._p
    paragraph.extend(list(parse_xml(f"<w:p {SPACES}>{IN_LINE[name]}</w:p>")))
    assert is_shown(saved(document), name)


@pytest.mark.parametrize("name", AROUND)
@pytest.mark.parametrize("inside", [False, True])
def test_what_stands_between_paragraphs_or_in_a_cell_is_drawn_or_reported(name: str, *, inside: bool) -> None:
    document = blank()
    body(document, "一")
    content = AROUND[name]
    if inside:
        content = f"<w:tbl><w:tr><w:tc>{content}<w:p/></w:tc></w:tr></w:tbl>"
    last = body(document, "三")._p
    for element in list(parse_xml(f"<w:body {SPACES}>{content}</w:body>")):
        last.addprevious(element)
    assert is_shown(saved(document), name)


def test_character_that_no_font_has_is_reported_where_it_stands() -> None:
    document = blank()
    body(document, "一")
    body(document, "二\U0001303a")
    found = [each.place.within for each in converted(saved(document)).findings if each.code == "DG804"]
    assert found == ["¶2"]


@pytest.mark.parametrize("state", ["<w:default/>", '<w:default w:val="0"/><w:checked/>'])
def test_ticked_box_of_a_form_is_drawn(state: str) -> None:
    document = blank()
    data = f"<w:ffData><w:checkBox>{state}</w:checkBox></w:ffData>"
    field = _FIELD.format(data=data, code="FORMCHECKBOX")
    body(document, "同意")._p.extend(list(parse_xml(f"<w:p {SPACES}>{field}</w:p>")))
    assert lines(converted(saved(document)).pdf) == [["同意☒"]]


def test_paragraph_whose_end_is_deleted_goes_on_with_the_next() -> None:
    document = blank()
    gone = body(document, "甲")._p
    properties = f'<w:rPr {SPACES}><w:del w:id="1" w:author="x"/></w:rPr>'
    gone.get_or_add_pPr().append(parse_xml(properties))
    empty = body(document, "")._p
    empty.get_or_add_pPr().append(parse_xml(properties))
    body(document, "乙")
    made = converted(saved(document))
    assert lines(made.pdf) == [["甲乙"]]
    assert [each.place.within for each in made.findings if each.code == "DG831"] == ["¶1", "¶2"]


def test_formatting_that_is_not_drawn_is_reported_where_it_stands() -> None:
    document = blank()
    body(document, "一")
    table = "<w:tbl><w:tblPr><w:tblpPr/></w:tblPr><w:tr><w:tc><w:p/></w:tc></w:tr></w:tbl>"
    body(document, "二")._p.addnext(parse_xml(f"<w:body {SPACES}>{table}</w:body>")[0])
    columns = document.sections[0]._sectPr.find(qn("w:cols"))
    columns.set(qn("w:num"), "2")
    columns.set(qn("w:sep"), "1")
    found = {each.code: each.place.within for each in converted(saved(document)).findings}
    assert (found["DG836"], found["DG840"]) == ("¶3", "¶1")


@pytest.mark.parametrize("part", ["styles", "settings", "numbering", "theme", "fontTable", "webSettings"])
def test_file_without_a_part_is_drawn(part: str) -> None:
    document = blank()
    document.add_paragraph(MARK, style="List Bullet")
    relations = "word/_rels/document.xml.rels"
    cut = changed(saved(document), {relations: lambda data: data.replace(f"/{part}".encode(), b"/gone")})
    assert is_shown(cut, part)
