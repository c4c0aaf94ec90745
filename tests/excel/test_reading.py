"""Workbooks of other programs and of nobody: read, or refused with a diagnostic, never a traceback."""

from __future__ import annotations

import random
import tempfile
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from docgen.excel.form_layout import STATUS_WORDS
from docgen.excel.reading import read_book
from docgen.excel.reading.grid import Kind, text_cell
from docgen.excel.values import read_text, says_nothing
from docgen.ooxml.findings import ENCRYPTED
from docgen.ooxml.package import PackageError
from tests.excel.damages import DONE, FIGURE, STATUS, packed, parts_of
from tests.excel.filling import (
    DAY,
    collected,
    filled,
    filled_in_place,
    form,
    progress_of,
    saved,
    stored,
    write,
)
from tests.printing import as_workbooks, has_calc

NAMES = {value: key for key, value in STATUS_WORDS.items()}


def is_plain(text: str) -> bool:
    """Say whether nothing has to be tidied in a text, and it says something."""
    return read_text(text_cell(text)) == text and not says_nothing(text) and "_x" not in text


TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n"), min_size=1).filter(
    is_plain
)
RATES = st.decimals("1.01", "100.00", places=2)
DAYS = st.integers(0, 180).map(lambda days: date(2022, 1, 1) + timedelta(days=days))


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.sampled_from(list(NAMES)), st.tuples(TEXTS, TEXTS), RATES, DAYS)
def test_any_form_filled_with_valid_values_comes_back_equal(
    sound: Path, status: str, texts: tuple[str, str], value: Decimal, day: date
) -> None:
    progress, problem = texts
    answers = {STATUS: status, DONE: progress, "T1-1/问题": problem, FIGURE: float(value)}
    book = filled(form(sound), answers)
    write(progress_of(book), FIGURE, day, DAY)
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "a.xlsx").write_bytes(saved(book))
        done = collected(sound, Path(folder), replace=True)
    assert done.refused == (), list(done.report)
    item = stored(sound, "medical").items[0]
    assert (item.status, item.progress, item.problems) == (NAMES[status], progress, problem)
    assert (item.figures[0].value, item.figures[0].as_of) == (value, day)


def read_or_refused(data: bytes) -> bool:
    """Read a workbook; say whether it could be read."""
    try:
        read_book(data, "a.xlsx")
    except PackageError as error:
        return not error.report
    return True


def test_no_damage_to_the_bytes_of_a_workbook_gives_a_traceback(sound: Path) -> None:
    whole = form(sound).read_bytes()
    chance = random.Random(5)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read_or_refused(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))


def test_no_damage_to_the_xml_of_a_workbook_gives_a_traceback(sound: Path) -> None:
    parts = parts_of(form(sound).read_bytes())
    chance = random.Random(6)
    signs = [b"<", b">", b'"', b"=", b"1", b"-", b"/>", b"A", b" ", b"&", "全".encode()]
    for _ in range(400):
        name = chance.choice([part for part in parts if part.endswith((".xml", ".rels"))])
        data = bytearray(parts[name])
        for _ in range(chance.randint(1, 4)):
            place = chance.randrange(len(data))
            data[place : place + chance.randint(0, 3)] = chance.choice(signs)
        read_or_refused(packed({**parts, name: bytes(data)}))


@pytest.mark.skipif(not has_calc(), reason="because LibreOffice Calc is not installed")
@pytest.mark.slow
@pytest.mark.parametrize("kind", ["xls", "ods"])
def test_no_damage_to_workbooks_of_libreoffice_gives_a_traceback(
    sound: Path, tmp_path: Path, kind: str
) -> None:
    whole = as_workbooks({"a": filled_in_place(form(sound))}, kind, tmp_path)["a"]
    assert read_or_refused(whole)
    chance = random.Random(7)
    for _ in range(400):
        data = bytearray(whole)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        read_or_refused(bytes(data[: chance.choice((len(data), chance.randrange(len(data))))]))


@pytest.mark.skipif(not has_calc(), reason="because LibreOffice Calc is not installed")
@pytest.mark.slow
def test_an_old_workbook_with_a_password_is_said_to_have_one(sound: Path, tmp_path: Path) -> None:
    data = as_workbooks({"a": filled_in_place(form(sound))}, "xls", tmp_path)["a"]
    start = data.index(b"\x09\x08\x10\x00")
    record = start + 20
    locked = data[:record] + b"\x2f\x00" + data[record + 2 :]
    with pytest.raises(PackageError) as caught:
        read_book(locked, "a.xls")
    assert caught.value.fault is ENCRYPTED


def test_a_workbook_in_the_strict_form_is_read(sound: Path) -> None:
    parts = parts_of(saved(filled(form(sound))))
    strict = {
        name: data.replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ).replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, data in parts.items()
    }
    plain, other = (read_book(packed(each), "a.xlsx") for each in (parts, strict))
    assert [sheet.cells for sheet in plain.sheets] == [sheet.cells for sheet in other.sheets]


def test_days_count_from_1904_where_the_workbook_says_so(sound: Path) -> None:
    book = filled(form(sound))
    write(progress_of(book), FIGURE, date(2022, 6, 1), DAY)
    parts = parts_of(saved(book))
    flagged = (
        parts["xl/workbook.xml"]
        .replace(b"<workbookPr/>", b'<workbookPr date1904="1"/>')
        .replace(b"<workbookPr />", b'<workbookPr date1904="1"/>')
    )
    assert flagged != parts["xl/workbook.xml"]
    read = read_book(packed({**parts, "xl/workbook.xml": flagged}), "a.xlsx")
    cell = read.sheets[1].cells[10, 7]
    assert (cell.kind, cell.day) == (Kind.DATE, date(2022, 6, 1) + timedelta(days=1462))


@pytest.mark.parametrize(
    ("written", "read"),
    [("a_x000A_b", "a\nb"), ("_xD83D__xDE00_", "😀"), ("_x005F_x0041_", "_x0041_"), ("_x001B_[31m", "[31m")],
)
def test_characters_that_excel_writes_as_escapes_are_read(sound: Path, written: str, read: str) -> None:
    parts = parts_of(filled_in_place(form(sound)))
    name = "xl/worksheets/sheet2.xml"
    text = parts[name].decode()
    assert "处长" in text
    book = read_book(packed({**parts, name: text.replace("处长", written).encode()}), "a.xlsx")
    assert book.sheets[1].cells[19, 6].text == read
