"""A fresh template is a whole Word file without text."""

from __future__ import annotations

import io
import re

import docx
import pytest

from docgen.layout.faces import Face
from docgen.layout.page import PROFILE_A
from docgen.layout.styles import styles
from docgen.ooxml.package import write_package
from docgen.word.blank import blank_template
from docgen.word.dump import dump
from docgen.word.properties import APP, CORE, without_leftovers

PARTS = blank_template(PROFILE_A)


def test_it_opens_in_other_programs() -> None:
    document = docx.Document(io.BytesIO(write_package(PARTS)))
    assert {style.label for style in styles(PROFILE_A) if style.label == style.name} < {
        style.name for style in document.styles
    }


def test_it_holds_one_empty_paragraph_and_two_footers() -> None:
    lines = [line for line in dump(PARTS).splitlines() if not line.startswith("#")]
    assert lines == [
        "=== document",
        "[正文]",
        "=== footer odd",
        "[奇数页页码] — ⟪PAGE⟫ —",
        "=== footer even",
        "[偶数页页码] — ⟪PAGE⟫ —",
    ]


@pytest.mark.parametrize(
    "setting", [b"<w:evenAndOddHeaders/>", b'<w:characterSpacingControl w:val="doNotCompress"/>']
)
def test_its_settings_are_those_of_chinese_offices(setting: bytes) -> None:
    assert setting in PARTS["word/settings.xml"]


def test_its_properties_say_no_more_than_those_of_a_rendered_file() -> None:
    fresh = without_leftovers(PARTS, name="t.docx")
    assert [PARTS[part] for part in (CORE, APP)] == [fresh[part] for part in (CORE, APP)]


def test_its_font_table_names_the_five_faces() -> None:
    table = PARTS["word/fontTable.xml"].decode()
    assert re.findall(r'<w:font w:name="([^"]*)"', table) == [face.family for face in Face]


def test_the_same_template_is_the_same_bytes() -> None:
    assert write_package(blank_template(PROFILE_A)) == write_package(PARTS)
