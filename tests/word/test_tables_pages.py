"""The table documents, printed by LibreOffice and made into PDF by us: alike, whole, in the type area."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pdfplumber
import pytest

from docgen.word.markup import clark
from tests.pdf.printing import converted, parity, rows_of, with_gap
from tests.printing import SOFFICE, print_as_they_are
from tests.word.tables import KINDS, opened, records, table_document

pytestmark = [
    pytest.mark.pdf,
    pytest.mark.slow,
    pytest.mark.layout,
    pytest.mark.skipif(SOFFICE is None, reason="because LibreOffice is not installed"),
]

MM = 72 / 25.4
COUNTS = (0, 1, 3, 100)
NAMES = [f"{kind}-{count}" for kind in KINDS for count in COUNTS]
HEADS = {
    "responsibility_table": ("牵头处室",),
    "issue_ledger": ("整改措施",),
    "coverage_table": ("标准值",),
    "visit_register": ("次数要求", "指导内容"),
    "followup_register": ("完成率", "应完成日期"),
}
"""What stands in the head row of each table of a document."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One printed page: its lines, without the turned number, and its characters."""

    lines: list[str]
    upright: list[Any]
    turned: list[Any]
    closed: bool
    """Whether the rules down the page end at a rule across it."""


def sheets(pdf: Path) -> list[Sheet]:
    with pdfplumber.open(pdf) as document:
        return [_sheet(page) for page in document.pages]


def _sheet(page: Any) -> Sheet:
    upright = [char for char in page.chars if char["upright"]]
    turned = [char for char in page.chars if not char["upright"]]
    rules = page.lines + page.rects
    ends = [
        max((each["bottom"] for each in rules if each[side] > 3), default=0) for side in ("height", "width")
    ]
    return Sheet([text for _, text in rows_of(page)], upright, turned, abs(ends[0] - ends[1]) < 1)


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("built")
    pairs = {f"{kind}-{count}": (kind, count) for kind in KINDS for count in COUNTS}
    return {
        name: with_gap(table_document(kind, records(kind, count), folder / name))
        for name, (kind, count) in pairs.items()
    }


@pytest.fixture(scope="module")
def theirs(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    printed = print_as_they_are(files, tmp_path_factory.mktemp("printed"))
    return {name: sheets(file) for name, file in printed.items()}


@pytest.fixture(scope="module")
def ours(files: dict[str, bytes], tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Sheet]]:
    folder = tmp_path_factory.mktemp("converted")
    found = {}
    for name, content in files.items():
        (folder / f"{name}.pdf").write_bytes(converted(content).pdf)
        found[name] = sheets(folder / f"{name}.pdf")
    return found


Printed = dict[str, list[Sheet]]


@pytest.mark.parametrize("name", NAMES)
def test_pages_and_lines_of_the_pdf_are_those_of_libreoffice(
    name: str, ours: Printed, theirs: Printed
) -> None:
    mine, other = ([sheet.lines for sheet in made[name]] for made in (ours, theirs))
    assert len(mine) == len(other)
    assert parity(mine, other) >= 0.99


@pytest.mark.parametrize("name", NAMES)
def test_no_text_is_cut_and_none_leaves_the_type_area(
    name: str, files: dict[str, bytes], ours: Printed, theirs: Printed
) -> None:
    texts = opened(files[name]).element.iter(clark("w:t"))
    wanted = Counter("".join(text.text or "" for text in texts))
    for made in (ours[name], theirs[name]):
        chars = [char for sheet in made for char in sheet.upright if char["text"].strip()]
        there = Counter("".join(char["text"] for char in chars))
        missing = {sign: many for sign, many in (wanted - there).items() if sign.strip()}
        assert missing == {}
        assert min(char["x0"] for char in chars) >= 35 * MM - 1
        assert max(char["x1"] for char in chars) <= 260 * MM + 1
        assert max(char["bottom"] for char in chars) <= 184 * MM + 1


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_a_table_begins_with_its_head_row(name: str, ours: Printed, theirs: Printed) -> None:
    kind, count = name.split("-")
    for made in (ours[name], theirs[name]):
        texts = ["".join(sheet.lines) for sheet in made]
        assert all(any(head in text for head in HEADS[kind]) for text in texts if _has_rows(text))
        assert all(any(head in text for text in texts) for head in HEADS[kind])
        assert count != "100" or len(texts) > 4


def _has_rows(text: str) -> bool:
    """Say whether a page holds more than the note under the table and the line of signatures."""
    return not text.startswith(("注：", "单位负责人："))


@pytest.mark.parametrize("name", NAMES)
def test_tables_are_closed_at_the_foot_of_every_page(name: str, ours: Printed, theirs: Printed) -> None:
    """Also where a row goes on overleaf."""
    assert all(sheet.closed for sheet in (*ours[name], *theirs[name]))


@pytest.mark.parametrize("name", NAMES)
def test_numbers_stand_turned_where_they_stand_on_upright_pages(
    name: str, ours: Printed, theirs: Printed
) -> None:
    for made in (ours[name], theirs[name]):
        for index, sheet in enumerate(made):
            assert "".join(c["text"] for c in sheet.turned).replace(" ", "") == f"—{index + 1}—"
            middle = (min(c["x0"] for c in sheet.turned) + max(c["x1"] for c in sheet.turned)) / 2 / MM
            low, high = min(c["top"] for c in sheet.turned) / MM, max(c["bottom"] for c in sheet.turned) / MM
            assert 297 - 269 - 1.2 <= middle <= 297 - 269 + 1.2
            assert 176 <= high <= 179.5 if index % 2 == 0 else 32.5 <= low <= 36
