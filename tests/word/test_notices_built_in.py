"""Every built-in template is its text, and what offices build with these types lies well on its pages."""

from __future__ import annotations

from pathlib import Path

import pytest

from docgen.layout.page import PROFILE_A
from docgen.verbs.templates import check_templates, project_templates
from docgen.word.typeset import template_from_text
from tests.pdf.printing import converted, lines, parity, with_gap
from tests.printing import SOFFICE, print_as_they_are
from tests.projects import CHECKOUT
from tests.word.built import office_document

TEXTS = sorted((CHECKOUT / "templates").glob("*/*.txt"))
DOCUMENTS = [
    ("qianjiang", "transmittal-2023-9"),
    ("qianjiang", "breakdown-2023"),
    ("guanyang", "breakdown-2022"),
    ("guanyang", "brief-2023-1"),
    ("fangcheng", "plan-2022-54"),
    ("fangcheng", "summary-2022"),
]
HEADINGS = ("一、", "二、", "三、", "四、", "五、")


@pytest.mark.parametrize("text", TEXTS, ids=lambda file: file.stem)
def test_a_template_is_made_from_its_text(text: Path) -> None:
    made = template_from_text(text.read_text(encoding="utf-8"), PROFILE_A)
    assert made == text.with_suffix(".docx").read_bytes()


def test_no_built_in_template_has_a_fault_and_each_prints_what_its_type_must() -> None:
    assert [str(fault) for fault in check_templates(project_templates(CHECKOUT))] == []


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[list[str]]]:
    """Give the lines of each page as LibreOffice prints them."""
    documents = {name: with_gap(office_document(office, name)) for office, name in DOCUMENTS}
    files = print_as_they_are(documents, tmp_path_factory.mktemp("printed"))
    return {name: lines(file) for name, file in files.items()}


@pytest.fixture(scope="module")
def ours() -> dict[str, list[list[str]]]:
    """Give the lines of each page of our own PDF, broken as LibreOffice breaks them."""
    return {name: lines(converted(with_gap(office_document(office, name))).pdf) for office, name in DOCUMENTS}


documents = pytest.mark.parametrize("name", [name for _, name in DOCUMENTS])
needs_office = pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")


@needs_office
@pytest.mark.layout
@pytest.mark.slow
@pytest.mark.pdf
@documents
class TestPages:
    """Pages of what the offices build, in LibreOffice's print and in ours."""

    def test_lines_and_pages_are_the_same_in_both(
        self, name: str, printed: dict[str, list[list[str]]], ours: dict[str, list[list[str]]]
    ) -> None:
        assert len(ours[name]) == len(printed[name])
        assert parity(ours[name], printed[name]) >= 0.99

    def test_no_page_ends_with_a_heading(self, name: str, printed: dict[str, list[list[str]]]) -> None:
        last = [_body(page)[-1] for page in printed[name]]
        assert [line for line in last if line.startswith(HEADINGS)] == []

    def test_a_page_with_a_signature_holds_text_before_it(
        self, name: str, printed: dict[str, list[list[str]]]
    ) -> None:
        signed = [_body(page) for page in printed[name]]
        places = [
            place
            for page in signed
            for place, line in enumerate(page)
            if place and line.startswith("20") and line.endswith("日") and len(line) <= 11
        ]
        assert all(place >= 2 for place in places)

    def test_no_page_has_more_than_22_lines_of_text(
        self, name: str, printed: dict[str, list[list[str]]]
    ) -> None:
        tabled = {"breakdown-2023", "breakdown-2022", "brief-2023-1", "summary-2022"}
        fullest = max(len(_body(page)) for page in printed[name])
        assert name in tabled or fullest == 22


def _body(page: list[str]) -> list[str]:
    """Return the lines of a page but its number."""
    return [line for line in page if not line.startswith("—") or not line.endswith("—")]
