"""A document with annexes, printed: pages as each part has them alone, numbers run on, the imprint last."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from docgen.word.joining import joined
from tests.pdf.files import FILES
from tests.pdf.rare_files import RARE_FILES
from tests.printing import SOFFICE, print_as_they_are
from tests.word.annexes import office_annex, table_annex
from tests.word.notices import short_notice
from tests.word.rendering import rendered

pytestmark = [
    pytest.mark.layout,
    pytest.mark.slow,
    pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed"),
]

MM = 72 / 25.4
OTHERS = ("tables", "landscape", "pictures", "numbered", "turned_number", "boxes")
PAIRS = (
    ("tables", "landscape"),
    ("numbered", "pictures"),
    ("landscape", "boxes"),
    ("boxes", "turned_number"),
)


@dataclass(frozen=True)
class Page:
    """What one printed page says: its text without page number and white, its number, its size in mm."""

    text: str
    number: str
    size: tuple[int, int]
    rules: tuple[float, ...]
    """Middles of its horizontal rules, in mm from above."""


def read(path: Path) -> list[Page]:
    with pdfplumber.open(path) as pdf:
        return [_page(page) for page in pdf.pages]


def _page(page: Any) -> Page:
    text = "".join(char["text"] for char in page.chars if char["text"].strip())
    turned = "".join(char["text"] for char in page.chars if not char["upright"])
    number = re.search(r"—\s*(\d+)\s*—", turned) or re.search(r"—(\d+)—", text)
    rules = sorted((r["top"] + r["bottom"]) / 2 / MM for r in page.lines + page.rects if r["height"] < 3)
    bare = (
        re.sub(r"—\d+—", "", text)
        if not turned
        else "".join(c["text"].strip() for c in page.chars if c["upright"])
    )
    size = (round(float(page.width) / MM), round(float(page.height) / MM))
    return Page(bare, number[1] if number else "", size, tuple(rules))


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, list[Page]]:
    notice = rendered(short_notice())
    files = {name: {**FILES, **RARE_FILES}[name]() for name in OTHERS}
    documents = {
        "notice": notice,
        "table": table_annex(),
        "office": office_annex(),
        **files,
        "whole": joined(notice, [table_annex(), office_annex()], name="通知").data,
        "across": joined(notice, [table_annex(tasks=2)], name="通知").data,
        "beside": joined(notice, [files["pictures"]], name="通知").data,
        "twice": joined(notice, [notice], name="通知").data,
        **{f"{a}+{b}": joined(files[a], [files[b]], name=a).data for a, b in PAIRS},
    }
    paths = print_as_they_are(documents, tmp_path_factory.mktemp("joined"))
    return {name: read(path) for name, path in paths.items()}


@pytest.mark.parametrize(("first", "second"), PAIRS)
def test_pages_of_two_files_are_those_that_each_has_alone(
    printed: Mapping[str, list[Page]], first: str, second: str
) -> None:
    alone = [(page.text, page.size) for page in printed[first] + printed[second]]
    assert [(page.text, page.size) for page in printed[f"{first}+{second}"]] == alone


def test_the_annexes_follow_the_notice_on_pages_of_their_own(printed: Mapping[str, list[Page]]) -> None:
    whole, alone = printed["whole"], [*printed["notice"], *printed["table"], *printed["office"]]
    assert [page.size for page in whole] == [*(page.size for page in alone), (210, 297)]
    first = len(printed["notice"])
    wanted = [
        page.text.replace("见第1", f"见第{len(alone)}") for page in alone[first:]
    ]  # it refers to its page
    assert [page.text for page in whole[first:-1]] == wanted


def test_page_numbers_run_on_over_all_parts(printed: Mapping[str, list[Page]]) -> None:
    for name in ("whole", "across", "twice"):
        numbers = [page.number for page in printed[name]]
        assert numbers == [str(number) for number in range(1, len(numbers) + 1)]


@pytest.mark.parametrize("name", ["whole", "across", "twice", "beside"])
def test_the_imprint_stands_at_the_foot_of_the_last_page_only(
    printed: Mapping[str, list[Page]], name: str
) -> None:
    ends = "陕西省卫生健康委办公室2021年11月3日印发"
    own = {"twice": [len(printed["notice"]) * 2 - 1]}.get(name, [])
    found = [place for place, page in enumerate(printed[name]) if ends in page.text]
    assert found == [*own, len(printed[name]) - 1]
    assert abs(printed[name][-1].rules[-1] - 262) <= 1


def test_behind_a_landscape_annex_the_imprint_has_an_upright_page(printed: Mapping[str, list[Page]]) -> None:
    assert [page.size for page in printed["across"][-2:]] == [(297, 210), (210, 297)]
    assert printed["across"][-1].text.startswith("抄送：")


def test_the_imprint_shares_the_page_of_an_upright_annex(printed: Mapping[str, list[Page]]) -> None:
    assert len(printed["beside"]) == len(printed["notice"]) + len(printed["pictures"])
    assert printed["pictures"][-1].text in printed["beside"][-1].text
