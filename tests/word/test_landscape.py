"""Landscape pages with a table, printed: where the number stands, what repeats, what stays together."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from docgen.ooxml.package import read_package
from docgen.ooxml.xml import parse_xml
from docgen.word.landscape import is_landscape
from docgen.word.markup import clark
from docgen.word.parts import DOCUMENT
from tests.printing import SOFFICE, print_as_they_are
from tests.word.annexes import LAST_PAGE, TABLE, table_annex

MM = 72 / 25.4
SIDES = ("right", "top", "left", "bottom")


def _document() -> bytes:
    return table_annex(text=TABLE + LAST_PAGE)


def test_the_upright_page_is_turned_with_its_margins() -> None:
    root = parse_xml(read_package(_document())[DOCUMENT], part=DOCUMENT)
    (across, upright) = root.iter(clark("w:sectPr"))
    margins = [dict(each.find(clark("w:pgMar")).attrib) for each in (across, upright)]  # type: ignore[union-attr] # both have
    turned, straight = ([page[clark(f"w:{side}")] for side in SIDES] for page in margins)
    assert (is_landscape(across), is_landscape(upright)) == (True, False)
    assert turned == [*straight[1:], straight[0]]


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> list[Any]:
    if SOFFICE is None:
        pytest.skip("because LibreOffice is not installed")
    folder: Path = tmp_path_factory.mktemp("landscape")
    with pdfplumber.open(print_as_they_are({"a": _document()}, folder)["a"]) as pdf:
        return [(page, page.chars, page.extract_text()) for page in pdf.pages]


def _number(page: Any) -> tuple[list[Any], str]:
    found = [char for char in page[1] if not char["upright"]]
    return found, "".join(char["text"] for char in found)


@pytest.mark.layout
@pytest.mark.slow
def test_numbers_run_on_and_are_turned_on_landscape_pages_only(pages: list[Any]) -> None:
    assert [_number(page)[1] for page in pages[:-1]] == [f"— {n} —" for n in range(1, len(pages))]
    assert _number(pages[-1])[1] == ""
    assert f"— {len(pages)} —" in pages[-1][2]


@pytest.mark.layout
@pytest.mark.slow
def test_a_turned_number_stands_where_it_is_on_upright_pages(pages: list[Any]) -> None:
    for index, page in enumerate(pages[:-1]):
        chars, _ = _number(page)
        middle = (min(c["x0"] for c in chars) + max(c["x1"] for c in chars)) / 2 / MM
        low, high = min(c["top"] for c in chars) / MM, max(c["bottom"] for c in chars) / MM
        assert 297 - 269 - 1.2 <= middle <= 297 - 269 + 1.2
        assert 176 <= high <= 179.5 if index % 2 == 0 else 32.5 <= low <= 36


@pytest.mark.layout
@pytest.mark.slow
def test_the_head_row_is_on_every_page_and_tasks_stay_whole(pages: list[Any]) -> None:
    texts = [page[2] for page in pages[:-1]]
    assert all("牵头单位" in text for text in texts)
    assert all(text.count("某处") % 3 == 0 for text in texts)
    assert sum(text.count("某处") for text in texts) == 24
