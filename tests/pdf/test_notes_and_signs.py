"""Marks of notes in the formats of Word, and signs that Chinese fonts lack."""

from __future__ import annotations

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from docgen.pdf.model import Characters, Note, Paragraph
from docgen.pdf.reader import read_document
from tests.pdf.files import blank, body, saved
from tests.pdf.printing import converted, lines
from tests.pdf.rare_files import with_part

pytestmark = pytest.mark.pdf


def noted(properties: str, *marks: str) -> bytes:
    """Return a file with a note for each of `marks`; one that is not empty is the author's own."""
    document = blank()
    paragraph = body(document, "一")._p
    notes = ""
    for number, mark in enumerate(marks, 1):
        own, text = ('w:customMarkFollows="1"', f"<w:t>{mark}</w:t>") if mark else ("", "")
        run = f'<w:r {nsdecls("w")}><w:footnoteReference {own} w:id="{number}"/>{text}</w:r>'
        paragraph.append(parse_xml(run))
        head = f"<w:t>{mark}</w:t>" if mark else "<w:footnoteRef/>"
        notes += f'<w:footnote w:id="{number}"><w:p><w:r>{head}<w:t>注</w:t></w:r></w:p></w:footnote>'
    asked = parse_xml(f"<w:footnotePr {nsdecls('w')}>{properties}</w:footnotePr>")
    document.sections[0]._sectPr.insert(0, asked)
    part = f"<w:footnotes {nsdecls('w')}>{notes}</w:footnotes>".encode()
    return with_part(saved(document), "word/footnotes.xml", part, "footnotes")


def test_notes_are_marked_as_the_section_asks() -> None:
    xml = '<w:numFmt w:val="decimalEnclosedCircleChinese"/><w:numStart w:val="3"/>'
    text = "".join("".join(page) for page in lines(converted(noted(xml, "", "※", "")).pdf))
    assert [text.count(sign) for sign in "③※④"] == [2, 2, 2]


@pytest.mark.parametrize(
    ("xml", "code"),
    [('<w:numRestart w:val="eachPage"/>', "DG840"), ('<w:numFmt w:val="chicago"/>', "DG829")],
)
def test_marks_that_are_not_as_asked_are_reported(xml: str, code: str) -> None:
    document, findings = read_document(noted(xml, "", ""), name="x.docx")
    paragraph = document.sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert [each.mark for each in paragraph.inlines if isinstance(each, Note)] == ["1", "2"]
    assert code in {each.code for each in findings}


def test_own_mark_of_a_note_is_text() -> None:
    paragraph = read_document(noted("", "※"), name="x.docx")[0].sections[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    texts = [each.text for each in paragraph.inlines if isinstance(each, Characters)]
    assert texts == ["一", "※"]


def test_signs_of_forms_come_from_a_font_of_signs() -> None:
    document = blank()
    body(document, "☐☑☒✔✗ ✔\ufe0f是")
    made = converted(saved(document))
    assert not {"DG804", "DG809"} & {each.code for each in made.findings}
    assert "☐☑☒✔✗✔是" in "".join(lines(made.pdf)[0]).replace(" ", "")


def test_variant_of_a_character_is_reported() -> None:
    document = blank()
    body(document, "葛\U000e0100")
    findings = read_document(saved(document), name="x.docx")[1]
    assert [(each.code, each.place.within) for each in findings] == [("DG840", "¶1")]
