"""Making the PDF of the 18-task notice, against LibreOffice and WeasyPrint alone, on the same file."""

from __future__ import annotations

import datetime
import multiprocessing
import os
import subprocess
import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import pytest

pytest.importorskip("weasyprint")

from weasyprint import HTML  # after the check that the pdf extra is here

from docgen.layout.breaking import WORD
from docgen.pdf.archive import ArchiveFacts, archive
from docgen.pdf.convert import Page, set_pages, to_pdf
from docgen.pdf.fontsheet import closed_fetcher
from docgen.pdf.fontsource import font_configuration
from docgen.pdf.reader import read_document
from tests.benchmarks.pairs import paired
from tests.pdf.printing import machine_fonts
from tests.printing import SOFFICE
from tests.printing import _convert as convert
from tests.projects import CHECKOUT
from tests.test_notice import built

ROUNDS = 5
FILES = 20
"""Files that LibreOffice converts in one call, and that two processes share."""
DOCUMENTS = 500
LEAST = 4.0
"""Times as fast as LibreOffice started for each file; 4.2 was measured."""
NAME = "通知.docx"
FACTS = ArchiveFacts("通知", "委员会", datetime.datetime(2021, 11, 3, tzinfo=datetime.UTC))

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.filterwarnings(
        "ignore:unclosed file:ResourceWarning"
    ),  # WeasyPrint alone, its colour profile
]
with_libreoffice = pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
Capture = pytest.CaptureFixture[str]


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """Give the built notice: 12 pages, five fonts."""
    return built(tmp_path_factory.mktemp("built"))


@pytest.fixture(scope="module")
def copies(notice: bytes, tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Give the notice as files of one folder, in which LibreOffice has made its profile already."""
    folder = tmp_path_factory.mktemp("office")
    files = [folder / f"{number}.docx" for number in range(FILES)]
    for file in files:
        file.write_bytes(notice)
    if SOFFICE is not None:
        convert("pdf", files[:1], folder)
    return files


def archival(docx: bytes) -> bytes:
    """Do all that ``docgen pdf`` does once it has started: read, set, draw, archive."""
    made = to_pdf(docx, name=NAME, fonts=machine_fonts(), rules=WORD)
    return archive(made.pdf, FACTS)


def plain(docx: bytes) -> bytes:
    """Return the PDF without tags, colour profile and metadata."""
    return to_pdf(docx, name=NAME, fonts=machine_fonts(), rules=WORD, variant=None).pdf


def bare(page: Page) -> bytes:
    """Let WeasyPrint alone set and write the HTML that docgen made, with the same fonts in memory."""
    with font_configuration() as configuration:
        html = HTML(string=page.html, url_fetcher=closed_fetcher(page.files, []))
        return bytes(html.write_pdf(font_config=configuration, pdf_variant="pdf/a-3a"))


def say(capsys: Capture, text: str) -> None:
    with capsys.disabled():
        print(f"\n{text}")


def warm(docx: bytes) -> None:
    """Load everything and fill what is remembered."""
    archival(docx)


def pool(workers: int, docx: bytes) -> ProcessPoolExecutor:
    """Return so many processes, each of them warm."""
    made = ProcessPoolExecutor(
        workers, mp_context=multiprocessing.get_context("spawn"), initializer=warm, initargs=(docx,)
    )
    list(made.map(archival, [docx] * workers * 2))
    return made


@with_libreoffice
def test_one_warm_process_against_libreoffice_started_for_each_file(
    notice: bytes, copies: list[Path], capsys: Capture
) -> None:
    pairs = paired(
        lambda: convert("pdf", copies[:1], copies[0].parent), lambda: archival(notice), rounds=ROUNDS
    )
    say(capsys, f"LibreOffice started for each file takes {pairs} times as long")
    assert pairs.median >= LEAST


def test_all_stages_against_weasyprint_alone_on_the_same_html(notice: bytes, capsys: Capture) -> None:
    document, _ = read_document(notice)
    page = set_pages(document, name=NAME, fonts=machine_fonts(), rules=WORD, title="通知")
    pairs = paired(lambda: archival(notice), lambda: bare(page), rounds=2 * ROUNDS)
    say(capsys, f"reading, setting, drawing and archiving take {pairs} of WeasyPrint alone")
    assert pairs.median <= 1.2


def test_archival_pdf_with_tags_against_a_plain_one(notice: bytes, capsys: Capture) -> None:
    pairs = paired(lambda: archival(notice), lambda: plain(notice), rounds=2 * ROUNDS)
    say(capsys, f"PDF/A-3a with tags takes {pairs} of a plain PDF")
    assert pairs.median <= 1.2


@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="because there is one core")
def test_two_processes_against_one(notice: bytes, capsys: Capture) -> None:
    jobs = [notice] * FILES
    with pool(1, notice) as one, pool(2, notice) as two:
        pairs = paired(lambda: list(one.map(archival, jobs)), lambda: list(two.map(archival, jobs)), rounds=3)
    say(capsys, f"one process takes {pairs} times as long as two")
    assert pairs.median >= 1.7


@with_libreoffice
@pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="because there is one core")
def test_two_processes_against_one_libreoffice_for_all_files(
    notice: bytes, copies: list[Path], capsys: Capture
) -> None:
    with pool(2, notice) as two:
        pairs = paired(
            lambda: convert("pdf", copies, copies[0].parent),
            lambda: list(two.map(archival, [notice] * FILES)),
            rounds=3,
        )
    say(capsys, f"one LibreOffice for {FILES} files takes {pairs} times as long as two processes")
    assert pairs.median > 1


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="because this system hides its memory")
def test_memory_is_flat_over_five_hundred_documents(notice: bytes, tmp_path: Path, capsys: Capture) -> None:
    (tmp_path / "notice.docx").write_bytes(notice)
    done = subprocess.run(
        [sys.executable, "-m", "tests.benchmarks.memory", str(tmp_path / "notice.docx"), str(DOCUMENTS)],
        check=True,
        capture_output=True,
        cwd=CHECKOUT,
    )
    highest = [float(row) for row in done.stdout.split()]
    say(capsys, f"highest memory in each hundred: {', '.join(f'{each:.0f} MB' for each in highest)}")
    assert highest[-1] <= highest[1] + 3
    assert highest[-1] < 150
