"""Fill in return forms as a person would, with openpyxl, and collect them."""

from __future__ import annotations

import datetime
import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from docgen.excel.form_layout import PROGRESS_SHEET
from docgen.records.progress import Return
from docgen.verbs.collecting import Collected, collect
from docgen.verbs.forms import make_forms
from tests.projects import load_project

PERIOD = "2022-H1"
AS_OF = datetime.date(2022, 7, 5)
CODE, LABEL, UNIT, TARGET, PREVIOUS, BOX, DAY = range(1, 8)
STORED = f"data/progress/p/{PERIOD}"
MEDICAL = f"{STORED}/medical.yaml"


def forms_of(root: Path, folder: Path) -> dict[str, Path]:
    """Make the forms of the period; return them by division."""
    made = make_forms(root, PERIOD, as_of=AS_OF, output=folder)
    assert not made.report.has_errors, list(made.report)
    return {file.stem: file for file in made.files}


def form(root: Path, division: str = "medical") -> Path:
    """Return the form of a division that the fixture made."""
    return root / f"forms/p/{division}.xlsx"


def progress_of(book: Workbook) -> Worksheet:
    """Return the sheet that a person fills in."""
    sheet = book[PROGRESS_SHEET]
    assert isinstance(sheet, Worksheet)
    return sheet


def row_of(sheet: Worksheet, code: str) -> int:
    """Return the row with a code."""
    for row in range(1, sheet.max_row + 1):
        if sheet.cell(row, CODE).value == code:
            return row
    raise LookupError(code)


def box_of(sheet: Worksheet, code: str) -> str:
    """Return where the box of a code is: F7."""
    return f"F{row_of(sheet, code)}"


def write(sheet: Worksheet, code: str, value: object, column: int = BOX) -> None:
    """Type `value` into the box of a code."""
    cell = sheet.cell(row_of(sheet, code), column)
    cell.value = value  # type: ignore[assignment]
    if isinstance(value, str) and value.startswith("="):
        cell.data_type = "s"


def answers(sheet: Worksheet) -> dict[str, Any]:
    """Return a sound answer for every box of a form, by code."""
    found: dict[str, Any] = {}
    for row in range(1, sheet.max_row + 1):
        code = str(sheet.cell(row, CODE).value or "")
        if "/" not in code or code.startswith("表号"):
            continue
        kind = code.split("/")[1]
        found[code] = {
            "状态": "推进中",
            "落实": f"已完成 {code} 的阶段工作，开展培训12场次。",
            "问题": "无",
            "下步": "三季度完成全部工作。",
            "指标": 92.5,
            "配合": "已提供数据，参加会商3次。",
            "负责人": "处长",
            "盖章": "已盖章",
            "填报人": "综合科",
            "电话": "029-00000000",
            "日期": datetime.date(2022, 6, 20),
        }[kind]
    return found


def filled(form: Path, change: Mapping[str, object] | None = None) -> Workbook:
    """Return a form with a sound answer in every box, but for `change`."""
    book = load_workbook(form)
    sheet = progress_of(book)
    for code, value in {**answers(sheet), **(change or {})}.items():
        write(sheet, code, value)
    return book


def filled_in_place(file: Path) -> bytes:
    """Return a form with the same answers, written into its own XML: no other program has saved it."""
    book = load_workbook(file)
    sheet = progress_of(book)
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet2.xml"
    text = parts[part].decode()
    for code, value in answers(sheet).items():
        place = box_of(sheet, code)
        empty = re.search(f'<c r="{place}" s="([0-9]+)"/>', text)
        assert empty is not None, code
        text = text.replace(empty[0], _cell(place, empty[1], value))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in {**parts, part: text.encode()}.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def _cell(place: str, style: str, value: object) -> str:
    if isinstance(value, datetime.date):
        value = (value - datetime.date(1899, 12, 30)).days
    if isinstance(value, str):
        return f'<c r="{place}" s="{style}" t="inlineStr"><is><t>{escape(value)}</t></is></c>'
    return f'<c r="{place}" s="{style}"><v>{value}</v></c>'


def saved(book: Workbook) -> bytes:
    """Return the bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def collected(root: Path, folder: Path, **options: Any) -> Collected:
    """Collect a folder of returns."""
    return collect(root, folder, PERIOD, as_of=AS_OF, **options)


def stored(root: Path, division: str) -> Return:
    """Return what is stored for a division."""
    loaded = load_project(root)
    path = f"{STORED}/{division}.yaml"
    return next(each for each in loaded.project.returns if each.place().path == path)


def snapshot(root: Path) -> dict[str, bytes]:
    """Return every file under data/."""
    return {
        str(f.relative_to(root)): f.read_bytes() for f in sorted((root / "data").rglob("*")) if f.is_file()
    }


Damage = Callable[[Path], bytes]
"""Makes a damaged return of a form."""
