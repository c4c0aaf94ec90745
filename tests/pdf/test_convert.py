"""The PDF of a Word file: the same bytes twice, and nothing is fetched."""

from __future__ import annotations

import pytest

from docgen.layout.breaking import WORD
from docgen.ooxml.package import PackageError
from tests.pdf.files import FILES, blank, body, saved
from tests.pdf.printing import converted
from tests.pdf.rare_files import changed

pytestmark = pytest.mark.pdf


def test_word_file_is_converted_to_the_same_bytes_twice() -> None:
    file = FILES["pictures"]()
    assert converted(file, WORD).pdf == converted(file, WORD).pdf


def test_picture_that_lies_outside_the_file_is_not_fetched() -> None:
    document = changed(
        FILES["pictures"](),
        {
            "word/_rels/document.xml.rels": lambda rels: rels.replace(
                b'Target="media/image1.png"', b'Target="file:///etc/passwd" TargetMode="External"'
            )
        },
    )
    result = converted(document)
    assert {"DG824"} <= {finding.code for finding in result.findings}
    assert b"root:" not in result.pdf


def test_what_is_no_word_file_is_refused_with_a_finding() -> None:
    with pytest.raises(PackageError) as refused:
        converted(b"%PDF-1.7")
    assert [each.code for each in refused.value.report] == ["DG690"]


def test_file_that_says_no_title_goes_by_its_name() -> None:
    document = blank()
    body(document)
    document.core_properties.title = ""
    assert converted(saved(document)).title == "公文.docx"
