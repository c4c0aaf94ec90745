"""Every document of the demo: it says what it said, lies as it lay, and prints as LibreOffice prints it."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from docgen.pdf.archive_check import archive_findings
from tests.demo import demo_file, demo_files, demo_names
from tests.gallery import FOLDER, LIMIT, picture_name
from tests.goldens import FOLDER as GOLDENS
from tests.goldens import golden
from tests.pdf.printing import converted, lines, parity, with_gap
from tests.printing import SOFFICE, print_as_they_are

pytestmark = [pytest.mark.pdf, pytest.mark.slow]

NAMES = demo_names()


@pytest.mark.parametrize("name", NAMES)
def test_words_and_pages_are_those_that_were_reviewed(name: str) -> None:
    """`python -m tests.goldens` writes them anew; read the difference before it is committed."""
    for path, text in golden(demo_file(name)).items():
        assert text == path.read_text(encoding="utf-8"), path


def test_no_golden_is_left_of_a_document_that_is_gone() -> None:
    kept = {file.relative_to(GOLDENS).as_posix() for file in GOLDENS.rglob("*") if file.is_file()}
    assert kept == {f"{name}{end}" for name in NAMES for end in (".txt", ".pages.yaml")}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Give LibreOffice's print of every document, with the gap at digits that it leaves in any case."""
    words = {file.name.replace("/", "_"): with_gap(file.word.read_bytes()) for file in demo_files()}
    return print_as_they_are(words, tmp_path_factory.mktemp("prints"))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed")
def test_lines_and_pages_are_those_of_libreoffices_print(name: str, prints: dict[str, Path]) -> None:
    theirs = lines(prints[name.replace("/", "_")])
    ours = lines(converted(with_gap(demo_file(name).word.read_bytes())).pdf)
    assert len(ours) == len(theirs)
    assert parity(ours, theirs) >= 0.99


@pytest.mark.parametrize("name", NAMES)
def test_pdf_has_the_form_that_archives_take(name: str) -> None:
    assert archive_findings(demo_file(name).pdf.read_bytes(), name=name) == ()


@pytest.mark.parametrize("name", demo_names(only_first=True))
def test_gallery_shows_a_small_picture_of_it(name: str) -> None:
    file = FOLDER / picture_name(name)
    with Image.open(file) as picture:
        assert min(picture.size) > 400
    assert file.stat().st_size < LIMIT
    assert f"({file.name})" in (FOLDER / "README.md").read_text(encoding="utf-8")
