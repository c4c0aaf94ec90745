"""What a Word file says of its looks, resolved: defaults, styles, direct formatting, lists."""

from __future__ import annotations

from typing import Any

import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Pt

from docgen.layout.page import PROFILE_A
from docgen.pdf.appearance import (
    Align,
    LineRule,
)
from docgen.pdf.cascade import merged
from docgen.pdf.looks import indents
from docgen.pdf.model import (
    Characters,
    Paragraph,
)
from docgen.pdf.number_forms import number_text
from docgen.pdf.reader import read_document
from docgen.word.typeset import template_from_text
from tests.pdf.files import blank, body, numbered, saved


def paragraphs(document: Any) -> list[Paragraph]:
    """Return the paragraphs of a file as the reader sees them."""
    read, _ = read_document(document if isinstance(document, bytes) else saved(document))
    return [block for section in read.sections for block in section.blocks if isinstance(block, Paragraph)]


def first_run(paragraph: Paragraph) -> Characters:
    return next(inline for inline in paragraph.inlines if isinstance(inline, Characters))


def test_paragraph_of_our_own_template_stands_as_its_style_says() -> None:
    text = "=== document\n[公文正文] 正文\n"
    read = paragraphs(template_from_text(text, PROFILE_A))[0]
    assert (read.style.rule, read.style.line, read.style.align) == (LineRule.EXACT, 28.95, Align.BOTH)
    assert read.style.first == pytest.approx(31.6, abs=0.1)
    assert not read.style.widow_control
    assert (first_run(read).style.size, first_run(read).style.spacing) == (16.0, -0.3)
    assert first_run(read).style.families.east_asian == "仿宋_GB2312"


def test_direct_formatting_wins_over_style_and_default() -> None:
    document = blank()
    run = body(document, "字").runs[0]
    run.font.size, run.font.bold = Pt(22), True
    style = first_run(paragraphs(document)[0]).style
    assert (style.size, style.bold) == (22.0, True)


def test_later_indent_puts_the_other_kind_out_of_force() -> None:
    ancestor = {"ind": {"firstLine": "640", "firstLineChars": "200", "left": "10"}}
    assert merged((ancestor, {"ind": {"hanging": "320"}}))["ind"] == {"left": "10", "hanging": "320"}


def test_indent_in_characters_counts_where_there_are_no_twips() -> None:
    assert indents({"firstLineChars": "200"}, 16) == (0.0, 0.0, 32.0)
    assert indents({"firstLineChars": "200", "firstLine": "631"}, 16) == (0.0, 0.0, 31.55)


def test_automatic_numbers_are_counted_level_by_level() -> None:
    labels = [read.label.text for read in paragraphs(numbered()) if read.label]
    assert labels == [
        "一、",
        "（一）",
        "（二）",
        "1.",
        "2.",
        "（1）",
        "（2）",
        "（三）",
        "1.",
        "二、",
        "（一）",
    ]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (21, "chineseCountingThousand", "二十一"),
        (3, "decimalEnclosedCircle", "③"),
        (4, "lowerRoman", "iv"),
        (28, "upperLetter", "BB"),
        (7, "decimalZero", "07"),
        (2, "ideographTraditional", "乙"),
        (12, "chineseLegalSimplified", "壹拾贰"),
        (5, "hebrew1", None),
    ],
)
def test_number_is_written_in_its_format(number: int, form: str, written: str | None) -> None:
    assert number_text(number, form) == written


def test_character_style_switches_off_what_the_paragraph_style_has_on() -> None:
    document = blank()
    document.styles["Normal"].font.bold = True
    paragraph = body(document, "字")
    paragraph.runs[0].style = document.styles["Strong"]
    assert not first_run(paragraphs(document)[0]).style.bold


def test_scaled_raised_and_coloured_characters_are_read() -> None:
    document = blank()
    document.add_paragraph()._p.append(
        parse_xml(
            f'<w:r {nsdecls("w")}><w:rPr><w:color w:val="FF0000"/><w:w w:val="76"/><w:position w:val="6"/>'
            "</w:rPr><w:t>字</w:t></w:r>"
        )
    )
    style = first_run(paragraphs(document)[0]).style
    assert (style.scale, style.position, style.color) == (0.76, 3.0, "#ff0000")


def test_hidden_text_is_not_printed() -> None:
    document = blank()
    body(document, "字").runs[0].font.hidden = True
    assert paragraphs(document)[0].inlines == ()
