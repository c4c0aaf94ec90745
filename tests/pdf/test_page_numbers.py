"""Page numbers in the formats of Word, on the pages; what is not written as asked is reported."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn

from tests.pdf.files import blank, body, saved
from tests.pdf.printing import converted, lines

pytestmark = pytest.mark.pdf


def numbered(form: str = "", code: str = "PAGE") -> bytes:
    """Return a file of one page with a field in its footer, its page numbers begun with 3."""
    document = blank()
    body(document, "一")
    section = document.sections[0]
    start = f'<w:pgNumType {nsdecls("w")} {form and f"w:fmt={chr(34)}{form}{chr(34)}"} w:start="3"/>'
    section._sectPr.find(qn("w:cols")).addprevious(parse_xml(start))
    field = f'<w:fldSimple {nsdecls("w")} w:instr=" {code} "><w:r><w:t>9</w:t></w:r></w:fldSimple>'
    section.footer.paragraphs[0]._p.append(parse_xml(field))
    return saved(document)


@pytest.mark.parametrize(
    ("form", "code", "written"),
    [
        ("", "PAGE", "3"),
        ("numberInDash", "PAGE", "-3-"),
        ("numberInDash", "PAGE \\* Arabic", "3"),
        ("", "PAGE \\* ArabicDash \\* MERGEFORMAT", "-3-"),
        ("", "PAGE \\*roman", "iii"),
        ("lowerRoman", "PAGE", "iii"),
        ("lowerRoman", "NUMPAGES", "1"),
        ("chineseCounting", "PAGE", "三"),
        ("", "PAGE \\* CHINESENUM2", "叁"),
        ("decimalEnclosedCircle", "PAGE", "③"),
    ],
)
def test_page_number_is_written_in_its_format(form: str, code: str, written: str) -> None:
    made = converted(numbered(form, code))
    assert lines(made.pdf)[0][-1].replace(" ", "") == written
    assert not {"DG829", "DG830", "DG809"} & {each.code for each in made.findings}


@pytest.mark.parametrize(
    ("form", "code", "fault", "written"),
    [
        ("thaiNumbers", "PAGE", "DG829", "3"),
        ("", "PAGE \\* Hex", "DG829", "3"),
        ("", "SECTIONPAGES", "DG830", "9"),
    ],
)
def test_number_that_is_not_made_as_asked_is_reported(form: str, code: str, fault: str, written: str) -> None:
    made = converted(numbered(form, code))
    assert lines(made.pdf)[0][-1] == written
    assert fault in {each.code for each in made.findings}
