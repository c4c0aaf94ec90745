"""The HTML of a Word file: lines of fixed height, pages by section, tags for readers."""

from __future__ import annotations

import re

import pytest
from docx.shared import Pt

from docgen.layout.breaking import LIBREOFFICE
from docgen.pdf.convert import set_pages
from docgen.pdf.reader import read_document
from tests.pdf.files import FILES, TEXT, blank, body, saved
from tests.pdf.printing import machine_fonts
from tests.pdf.rare_files import RARE_FILES

pytestmark = pytest.mark.pdf


def html(docx: bytes) -> str:
    document, _ = read_document(docx)
    return set_pages(document, name="x.docx", fonts=machine_fonts(), rules=LIBREOFFICE, title="题").html


def test_every_line_has_its_exact_height() -> None:
    document = blank()
    body(document)
    page = html(saved(document))
    boxes = re.findall(r'<p class="\w+ l (\w+)[^>]*>(.*?)</p>', page, re.DOTALL)
    assert sum(text.count("\n") + 1 for _, text in boxes) == 6
    assert all(re.search(rf"\.{name}{{(height:28pt;)?line-height:28pt[;}}]", page) for name, _ in boxes)


def test_lines_that_differ_in_their_characters_alone_share_a_box() -> None:
    document = blank()
    body(document, "各地要对照任务分工逐条抓好落实" * 12)
    boxes = re.findall(r'<p class="\w+ l [^>]*>(.*?)</p>', html(saved(document)), re.DOTALL)
    assert [text.count("\n") + 1 for text in boxes] == [7]


def test_lines_of_several_heights_have_boxes_of_their_own() -> None:
    document = blank()
    paragraph = document.add_paragraph("各地要对照任务分工逐条抓好落实" * 6)
    paragraph.add_run("大").font.size = Pt(40)
    boxes = re.findall(r'<span class="l [^>]*>(.*?)</span></span>', html(saved(document)), re.DOTALL)
    assert len(boxes) == 2


def test_nothing_of_the_text_is_lost() -> None:
    document = blank()
    body(document)
    text = re.sub(r"<[^>]+>|\n", "", html(saved(document)).split("<body>")[1])
    assert text == TEXT


def test_headings_are_tagged_as_such() -> None:
    document = blank()
    document.add_heading("一、总体要求", level=1)
    document.add_heading("（一）目标", level=2)
    assert re.findall(r"<(h\d)", html(saved(document)).split("<body>")[1]) == ["h1", "h2"]


def test_numbered_paragraphs_are_one_list() -> None:
    body_html = html(FILES["numbered"]()).split("<body>")[1]
    assert (body_html.count("<ul>"), body_html.count("<li>")) == (1, 11)


def test_sections_are_pages_of_their_own_size() -> None:
    page = html(FILES["landscape"]())
    assert re.findall(r"@page s\d\{size:(\S+) ", page) == ["595.3pt", "841.9pt", "595.3pt"]


def test_table_head_repeats_and_its_cells_are_heads() -> None:
    page = html(FILES["tables"]())
    assert re.search(r"<thead><tr[^>]*><th [^>]*scope", page)
    assert 'rowspan="3"' in page


def test_pictures_carry_their_names() -> None:
    assert html(FILES["pictures"]()).count('alt="') == 2


def test_text_is_escaped() -> None:
    document = blank()
    body(document, 'A & B <script> "x"')
    assert "A &amp; B &lt;script&gt;" in html(saved(document))


def test_footnote_floats_to_the_foot_of_its_page() -> None:
    assert '<span class="fn">' in html(RARE_FILES["footnotes"]())
