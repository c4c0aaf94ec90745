"""``docgen pdf`` on the built notice: the pages and lines of the Word file, in archival form."""

from __future__ import annotations

import difflib
from pathlib import Path

import pikepdf
import pytest

from docgen.cli.main import main
from tests.pages import Page, read_pages
from tests.printing import SOFFICE, print_documents
from tests.test_notice import built

ID = "notice-2021-55"

pytestmark = [pytest.mark.pdf, pytest.mark.slow]


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give the built notice of the sample records."""
    file = tmp_path_factory.mktemp("pdf") / f"{ID}.docx"
    file.write_bytes(built(tmp_path_factory.mktemp("project")))
    return file


def made(notice: Path, *options: str) -> Path:
    """Return the PDF that the command makes beside the Word file."""
    assert main(["pdf", str(notice), *options]) == 0
    return notice.with_suffix(".pdf")


def lines_of(pages: tuple[Page, ...]) -> list[str]:
    return [line.text for page in pages for line in page.lines]


def test_same_word_file_gives_the_same_bytes(notice: Path) -> None:
    assert made(notice).read_bytes() == made(notice, "--as-of", "2030-01-01").read_bytes()


def test_pdf_is_archival_tagged_and_bears_the_words_title(notice: Path) -> None:
    with pikepdf.open(made(notice)) as pdf, pdf.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        assert metadata["dc:title"].startswith("关于落实全省实现")
        assert (str(pdf.Root.Lang), bool(pdf.Root.MarkInfo.Marked)) == ("zh-CN", True)


@pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
def test_pages_and_lines_are_those_of_libreoffices_print(notice: Path, tmp_path: Path) -> None:
    ours = read_pages(made(notice, "--profile", "libreoffice"))
    theirs = read_pages(print_documents({ID: notice.read_bytes()}, tmp_path)[ID])
    a, b = lines_of(theirs), lines_of(ours)
    same = sum(
        block.size for block in difflib.SequenceMatcher(a=a, b=b, autojunk=False).get_matching_blocks()
    )
    assert len(ours) == len(theirs)
    assert same / max(len(a), len(b)) >= 0.99


def test_geometry_is_that_of_the_rule_book(notice: Path) -> None:
    pages = read_pages(made(notice))
    rule = pages[0].red[-1]
    assert max(len(page.body) for page in pages) == 22
    assert pages[0].red[0][0] == pytest.approx(72, abs=1.5)
    assert rule[0] - pages[0].above(rule[0])[1] == pytest.approx(4, abs=1)
    assert pages[-1].rules[-1].y == pytest.approx(262, abs=1)


def test_pdf_is_never_written_over_the_word_file(notice: Path) -> None:
    before = notice.read_bytes()
    assert main(["pdf", str(notice), "-o", str(notice)]) == 2
    assert notice.read_bytes() == before


@pytest.mark.parametrize("content", [b"", b"no zip", b"PK\x03\x04"])
def test_damaged_word_file_ends_with_a_sentence(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.docx").write_bytes(content)
    assert main(["pdf", str(tmp_path / "x.docx")]) == 2
    assert not (tmp_path / "x.pdf").exists()
