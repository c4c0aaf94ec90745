"""Pages and lines of the PDF are those of LibreOffice's print of the same Word file."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.pdf.files import FILES
from tests.pdf.parity_files import GAP_FILES, HTML, PARITY_FILES, RTF
from tests.pdf.printing import baselines, converted, documents, lines, parity
from tests.pdf.rare_files import RARE_FILES
from tests.printing import SOFFICE, as_word_files, print_as_they_are, print_documents
from tests.test_notice import built

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.slow,
    pytest.mark.layout,
    pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed"),
]

OURS = {**FILES, **RARE_FILES, **PARITY_FILES}
NOTICES: dict[str, dict[str, Any]] = {"notice": {}, "profile_b": {"profile": "B"}, "sealed": {"sealed": True}}
FOREIGN = {"from_html.html": HTML, "from_rtf.rtf": RTF}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("built")
    foreign = as_word_files({name: text.encode() for name, text in FOREIGN.items()}, folder)
    notices = {name: built(folder / name, **options) for name, options in NOTICES.items()}
    return {**documents({**OURS, **GAP_FILES}), **foreign, **notices}


@pytest.fixture(scope="module")
def printed(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    gapped = {name: files[name] for name in files if name not in {*OURS, *NOTICES}}
    others = {name: files[name] for name in files if name not in gapped}
    folder = tmp_path_factory.mktemp("printed")
    return {**print_documents(others, folder), **print_as_they_are(gapped, folder)}


def compared(name: str, files: dict[str, bytes], printed: dict[str, Path]) -> tuple[int, int, float]:
    ours, theirs = lines(converted(files[name]).pdf), lines(printed[name])
    return len(ours), len(theirs), parity(ours, theirs)


@pytest.mark.parametrize("name", [*OURS, *GAP_FILES])
def test_files_made_by_the_tests_have_the_pages_and_lines_of_libreoffice(
    name: str, files: dict[str, bytes], printed: dict[str, Path]
) -> None:
    ours, theirs, share = compared(name, files, printed)
    assert (ours, share >= 0.97) == (theirs, True), f"{name}: {share:.2%}"


@pytest.mark.parametrize("name", NOTICES)
def test_built_notice_has_the_pages_and_lines_of_libreoffice(
    name: str, files: dict[str, bytes], printed: dict[str, Path]
) -> None:
    ours, theirs, share = compared(name, files, printed)
    assert (ours, share >= 0.99) == (theirs, True), f"{name}: {share:.2%}"


@pytest.mark.parametrize("name", ["from_html", "from_rtf"])
def test_files_of_other_programs_have_the_pages_and_most_lines_of_libreoffice(
    name: str, files: dict[str, bytes], printed: dict[str, Path]
) -> None:
    ours, theirs, share = compared(name, files, printed)
    assert (ours, share >= 0.9) == (theirs, True), f"{name}: {share:.2%}"


@pytest.mark.parametrize("name", ["notice", "spacing", "landscape", "breaks_and_tabs", "numbered", "office"])
def test_lines_stand_where_libreoffice_puts_them(
    name: str, files: dict[str, bytes], printed: dict[str, Path]
) -> None:
    theirs = {(page, text): y for page, y, text in baselines(printed[name])}
    ours = baselines(converted(files[name]).pdf)
    off = [
        abs(y - theirs[page, text])
        for page, y, text in ours
        if (page, text) in theirs and sum(each[2] == text for each in ours) == 1
    ]
    assert max(off) < 1.0
