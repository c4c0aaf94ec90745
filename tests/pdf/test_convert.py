"""The PDF of a Word file: the same pages and lines as LibreOffice's print of it, and nothing is fetched."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.layout.breaking import WORD
from docgen.ooxml.package import PackageError
from tests.pdf.files import FILES, blank, body, saved
from tests.pdf.printing import baselines, converted, documents, lines, parity
from tests.pdf.rare_files import RARE_FILES, changed
from tests.printing import SOFFICE, print_documents
from tests.test_notice import built

pytestmark = pytest.mark.pdf

LEAST = {"footnotes": 0.94, "turned_number": 0.7, "columns": 0.9, "long_text": 0.96}
"""Share of equal lines of files on which the two are known to differ."""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("built")
    return {
        **documents({**FILES, **RARE_FILES}),
        "notice": built(folder / "a"),
        "profile_b": built(folder / "b", profile="B"),
        "sealed": built(folder / "s", sealed=True),
    }


@pytest.fixture(scope="module")
def printed(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return print_documents(files, tmp_path_factory.mktemp("printed"))


@pytest.mark.slow
@pytest.mark.layout
@pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
class TestParity:
    """What LibreOffice prints of the same file."""

    @pytest.mark.parametrize("name", [*FILES, *RARE_FILES, "notice", "profile_b", "sealed"])
    def test_pages_and_lines_are_those_of_libreoffice(
        self, name: str, files: dict[str, bytes], printed: dict[str, Path]
    ) -> None:
        ours, theirs = lines(converted(files[name]).pdf), lines(printed[name])
        assert len(ours) == len(theirs)
        assert parity(ours, theirs) >= LEAST.get(name, 0.97)

    @pytest.mark.parametrize("name", ["notice", "spacing", "landscape", "breaks_and_tabs", "numbered"])
    def test_lines_stand_where_libreoffice_puts_them(
        self, name: str, files: dict[str, bytes], printed: dict[str, Path]
    ) -> None:
        theirs = {(page, text): y for page, y, text in baselines(printed[name])}
        ours = baselines(converted(files[name]).pdf)
        off = [
            abs(y - theirs[page, text])
            for page, y, text in ours
            if (page, text) in theirs and sum(each[2] == text for each in ours) == 1
        ]
        assert max(off) < 1.0


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
