"""Damage the return of 医政医管局 as persons, programs and networks do: at least one kind a function."""

from __future__ import annotations

import datetime
import io
import re
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.excel.filling import BOX, CODE, DAY, LABEL, UNIT, filled, progress_of, row_of, saved, write

STATUS, DONE, PROBLEMS, FIGURE = "T1-1/状态", "T1-1/落实", "T1-1/问题", "T1-1/指标/screening"
SHEET_PART, STAMP_PART = "xl/worksheets/sheet2.xml", "xl/worksheets/sheet3.xml"


def parts_of(data: bytes) -> dict[str, bytes]:
    """Return the parts of a package."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(parts: Mapping[str, bytes]) -> bytes:
    """Return a package of parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return buffer.getvalue()


def typed(code: str, value: object, column: int = BOX, number_format: str = "") -> Callable[[Path], bytes]:
    """Return a damage: something typed into one cell."""

    def damage(form: Path) -> bytes:
        book = filled(form)
        sheet = progress_of(book)
        write(sheet, code, value, column)
        if number_format:
            sheet.cell(row_of(sheet, code), column).number_format = number_format
        return saved(book)

    return damage


def changed(change: Callable[[Worksheet], object]) -> Callable[[Path], bytes]:
    """Return a damage: something done to the workbook."""

    def damage(form: Path) -> bytes:
        book = filled(form)
        change(progress_of(book))
        return saved(book)

    return damage


def edited(part: str, old: str, new: str) -> Callable[[Path], bytes]:
    """Return a damage: a text changed in a part of the file."""

    def damage(form: Path) -> bytes:
        parts = parts_of(saved(filled(form)))
        text = parts[part].decode()
        assert re.search(old, text), f"{part} no longer holds {old}"
        parts[part] = re.sub(old, lambda _: new, text, count=1).encode()
        return packed(parts)

    return damage


def formula(sheet: Worksheet) -> None:
    """Put a formula whose result nobody stored."""
    sheet.cell(row_of(sheet, FIGURE), BOX).value = "=SUM(H1:H9)"


def bomb(form: Path) -> bytes:
    """Return a small file that unpacks to 200 MB."""
    return packed({**parts_of(form.read_bytes()), "xl/media/x.bin": bytes(200 * 2**20)})


def entities(form: Path) -> bytes:
    """Return a workbook that asks for a file of this machine (XXE)."""
    parts = parts_of(form.read_bytes())
    head, _, rest = parts[SHEET_PART].decode().partition("?>")
    dtd = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    parts[SHEET_PART] = f"{head}?>{dtd}{rest}".replace("进展状态", "&e;", 1).encode()
    return packed(parts)


def laughs(form: Path) -> bytes:
    """Return a workbook with entities that multiply."""
    parts = parts_of(form.read_bytes())
    head, _, rest = parts[SHEET_PART].decode().partition("?>")
    lines = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 9))
    parts[SHEET_PART] = f'{head}?><!DOCTYPE x [<!ENTITY e0 "ha">{lines}]>{rest}'.encode()
    return packed(parts)


def ole(*streams: str) -> bytes:
    """Return a file with the head of an OLE container and the names of streams."""
    names = "\0".join(f"{stream}\0" for stream in streams).encode("utf-16-le")
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names.ljust(4096, b"\0")


def always(data: bytes) -> Callable[[Path], bytes]:
    """Return a damage: the file is something else."""
    return lambda _: data


def without_part(part: str) -> Callable[[Path], bytes]:
    """Return a damage: a part is missing."""
    return lambda form: packed({k: v for k, v in parts_of(saved(filled(form))).items() if k != part})


def cleared(form: Path) -> bytes:
    """Return the form as it was sent out."""
    return form.read_bytes()


def own_drawing() -> bytes:
    """Return a workbook somebody drew without our form."""
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (("序号", "任务", "进展"), (1, "优化分类救治", "推进中")):
        sheet.append(row)
    return saved(book)


def copied_by_hand(form: Path) -> bytes:
    """Return the form copied into a new workbook without its number and its stamp."""
    old = progress_of(filled(form))
    book = Workbook()
    for row in old.iter_rows(min_row=4, values_only=True):
        book.worksheets[0].append(row)
    return saved(book)


def restamped(key: str, value: str) -> Callable[[Path], bytes]:
    """Return a damage: a line of the stamp and of the number changed consistently by another project."""

    def damage(form: Path) -> bytes:
        book = filled(form)
        stamp = book["docgen"]
        for row in range(1, stamp.max_row + 1):
            if stamp.cell(row, 1).value == "seal":
                stamp.cell(row, 2).value = ""
        sheet = progress_of(book)
        pieces = dict(zip(("plan", "period", "division"), ("p", "2022-H1", "medical"), strict=True))
        sheet["A3"] = "表号：" + "/".join({**pieces, key: value}.values())
        return saved(book)

    return damage


def delete_row(sheet: Worksheet) -> None:
    """Delete the row 落实情况 of the first item."""
    sheet.delete_rows(row_of(sheet, DONE))


def delete_box_column(sheet: Worksheet) -> None:
    """Delete the column of the boxes."""
    sheet.delete_cols(BOX)


def delete_day_column(sheet: Worksheet) -> None:
    """Delete the column of the days."""
    sheet.delete_cols(DAY)


def twice(sheet: Worksheet) -> None:
    """Copy a row and fill the copy in differently."""
    last = sheet.max_row + 1
    for column in range(1, 8):
        sheet.cell(last, column).value = sheet.cell(row_of(sheet, DONE), column).value
    sheet.cell(last, BOX).value = "另一种说法。"


def merge_boxes(sheet: Worksheet) -> None:
    """Merge the boxes of two rows."""
    row = row_of(sheet, DONE)
    sheet.merge_cells(f"F{row}:F{row + 1}")


def second_form(sheet: Worksheet) -> None:
    """Copy the sheet and fill the copy in."""
    book = sheet.parent
    assert isinstance(book, Workbook)
    copy = book.copy_worksheet(sheet)
    copy.title = "进展 (2)"


def other_name(sheet: Worksheet) -> None:
    """Write another division over 填报单位."""
    sheet["A2"] = "填报单位：人事处　　报送周期：2022年上半年"


def other_number(sheet: Worksheet) -> None:
    """Paste the head of another division's form."""
    sheet["A3"] = "表号：p/2022-H1/personnel"


def exchange_codes(sheet: Worksheet) -> None:
    """Exchange the codes of 落实情况 and 存在问题."""
    first, second = row_of(sheet, DONE), row_of(sheet, PROBLEMS)
    sheet.cell(first, CODE).value, sheet.cell(second, CODE).value = PROBLEMS, DONE


def without_strings(form: Path) -> bytes:
    """Return a form whose cells point to strings that the file has lost."""
    parts = parts_of(saved(filled(form)))
    text = parts[SHEET_PART].decode()
    text = re.sub(r'<c r="F7"([^>]*?) t="inlineStr"[^>]*>.*?</c>', r'<c r="F7"\1 t="s"><v>7</v></c>', text)
    assert 't="s"' in text
    return packed({**parts, SHEET_PART: text.encode()})


def part_twice(form: Path) -> bytes:
    """Return a package with two parts of one name."""
    buffer = io.BytesIO(saved(filled(form)))
    with zipfile.ZipFile(buffer, "a") as archive, warnings.catch_warnings(action="ignore"):
        archive.writestr(SHEET_PART, b"<worksheet/>")
    return buffer.getvalue()


def full_sheet(form: Path) -> bytes:
    """Return a form with another table of a quarter of a million cells beside it."""
    parts = parts_of(saved(filled(form)))
    rows = "".join(
        f'<row r="{row}">' + "".join("<c><v>1</v></c>" for _ in range(100)) + "</row>"
        for row in range(200, 2700)
    )
    text = parts[SHEET_PART].decode().replace("</sheetData>", f"{rows}</sheetData>")
    return packed({**parts, SHEET_PART: text.encode()})


def error_value(form: Path) -> bytes:
    """Return a form whose figure is an error of a formula."""
    parts = parts_of(saved(filled(form)))
    text = parts[SHEET_PART].decode()
    damaged = re.sub(
        r'(<c r="F10"[^>]*?)(?: t="n")?>.*?</c>', r'\1 t="e"><f>A1/0</f><v>#DIV/0!</v></c>', text
    )
    assert damaged != text
    return packed({**parts, SHEET_PART: damaged.encode()})


Kind = tuple[Callable[[Path], bytes], str, str]
"""A damage, the code that names it, and where: a cell, the sheet, or nothing for the whole file."""

DAMAGES: dict[str, Kind] = {
    # the file
    "empty file": (always(b""), "DG690", ""),
    "text in a workbook's clothes": (always("进展：推进中".encode()), "DG690", ""),
    "PDF renamed": (always(b"%PDF-1.7\n%...."), "DG690", ""),
    "web page renamed": (always(b"<html><table><tr><td>1</td></tr></table></html>"), "DG690", ""),
    "zip without a workbook": (always(packed({"a.txt": b"a"})), "DG690", ""),
    "Word file renamed": (
        always(packed({"[Content_Types].xml": b"<Types/>", "word/document.xml": b"<d/>"})),
        "DG690",
        "",
    ),
    "binary workbook": (
        always(packed({"[Content_Types].xml": b"<Types/>", "xl/workbook.bin": b"x"})),
        "DG690",
        "",
    ),
    "half a download": (lambda form: saved(filled(form))[:9000], "DG692", ""),
    "a byte flipped": (
        lambda form: (data := form.read_bytes())[:2000] + bytes([data[2000] ^ 255]) + data[2001:],
        "DG692",
        "",
    ),
    "password (xlsx)": (always(ole("EncryptionInfo", "EncryptedPackage")), "DG691", ""),
    "old workbook that breaks off": (always(ole("Workbook")), "DG692", ""),
    "old Word file": (always(ole("WordDocument")), "DG690", ""),
    "a cell that stands there twice": (
        edited(SHEET_PART, r'<c r="F10"', '<c r="F10" t="n"><v>3</v></c><c r="F10"'),
        "DG692",
        "",
    ),
    "strings lost": (without_strings, "DG738", "进展!F7"),
    "workbook of XML (2003)": (
        always(b'<?xml version="1.0"?><Workbook><Worksheet/></Workbook>'),
        "DG690",
        "",
    ),
    "rich text": (always(b"{\\rtf1 }"), "DG690", ""),
    "comma-separated text": (always("编码,填报事项,本期填报\n".encode("gbk")), "DG690", ""),
    "zip of workbooks": (lambda form: packed({"甲.xlsx": saved(filled(form))}), "DG690", ""),
    "names with backslashes": (
        lambda form: packed({k.replace("/", "\\"): v for k, v in parts_of(form.read_bytes()).items()}),
        "DG694",
        "",
    ),
    "something before the package": (lambda form: b"\xef\xbb\xbf" + saved(filled(form)), "DG690", ""),
    "a part twice": (part_twice, "DG694", ""),
    "zip bomb": (bomb, "DG693", ""),
    "foreign entities": (entities, "DG695", ""),
    "a billion laughs": (laughs, "DG695", ""),
    "sheet missing": (without_part(SHEET_PART), "DG696", ""),
    "no workbook part": (without_part("xl/workbook.xml"), "DG690", ""),
    "broken XML": (edited(SHEET_PART, "</sheetData>", "<"), "DG695", ""),
    "path out of the package": (
        lambda form: packed({**parts_of(form.read_bytes()), "../../x": b""}),
        "DG694",
        "",
    ),
    "other tables pasted in": (full_sheet, "DG693", ""),
    # the form
    "no form": (always(own_drawing()), "DG722", ""),
    "copied without number": (copied_by_hand, "DG722", "Sheet!A1"),
    "never filled in": (cleared, "DG733", "进展"),
    "headings overwritten": (changed(lambda sheet: write(sheet, "编码", "编号", CODE)), "DG722", ""),
    "wrong period": (restamped("period", "2021-H1"), "DG723", "进展!A3"),
    "unknown plan": (restamped("plan", "q"), "DG725", "进展!A3"),
    "unknown division": (restamped("division", "nobody"), "DG725", "进展!A3"),
    "a division that leads nothing": (restamped("division", "east"), "DG725", "进展!A3"),
    "another division's name": (changed(other_name), "DG724", "进展!A3"),
    "another division's number": (changed(other_number), "DG724", "进展!A3"),
    "two forms in a workbook": (changed(second_form), "DG722", "进展!A3"),
    "row deleted": (changed(delete_row), "DG728", "进展!A4"),
    "column of boxes deleted": (changed(delete_box_column), "DG722", ""),
    "column of days deleted": (changed(delete_day_column), "DG728", "进展!A4"),
    "row copied and changed": (changed(twice), "DG729", "进展!F24"),
    "boxes merged": (changed(merge_boxes), "DG737", "进展!F8"),
    "everything merged": (
        changed(lambda sheet: sheet.merge_cells("A5:G23")),
        "DG733",
        "进展",
    ),
    "codes exchanged": (changed(exchange_codes), "DG718", "进展!B7"),
    "label of a figure changed": (
        changed(lambda sheet: write(sheet, FIGURE, "产前筛查率（不含西安）", LABEL)),
        "DG718",
        "进展!B10",
    ),
    # the cells
    "status in other words": (typed(STATUS, "基本完成"), "DG730", "进展!F6"),
    "status empty": (typed(STATUS, None), "DG733", "进展!F6"),
    "status is a number": (typed(STATUS, 3), "DG730", "进展!F6"),
    "progress empty": (typed(DONE, "  \n "), "DG733", "进展!F7"),
    "progress says that there is none": (typed(DONE, "无"), "DG733", "进展!F7"),
    "progress is a stop": (typed(DONE, "。"), "DG733", "进展!F7"),
    "progress points to the row above": (typed(DONE, "同上。"), "DG749", "进展!F7"),
    "progress points to an annex": (typed(DONE, "（详见附件）"), "DG749", "进展!F7"),
    "progress is a picture of WPS": (typed(DONE, '=DISPIMG("ID_1A",1)'), "DG738", "进展!F7"),
    "progress garbled": (typed(DONE, "锟斤拷锟斤拷"), "DG748", "进展!F7"),
    "progress is a broken formula": (
        changed(lambda sheet: setattr(sheet["F7"], "value", "=-做了培训")),
        "DG738",
        "进展!F7",
    ),
    "figure in words": (typed(FIGURE, "约九成"), "DG731", "进展!F10"),
    "figure above the whole": (typed(FIGURE, 950), "DG731", "进展!F10"),
    "figure below nothing": (typed(FIGURE, "-95%"), "DG731", "进展!F10"),
    "figure about": (typed(FIGURE, "约95%"), "DG731", "进展!F10"),
    "figure at least": (typed(FIGURE, "≥９５％"), "DG731", "进展!F10"),
    "figure as above": (typed(FIGURE, "同上"), "DG731", "进展!F10"),
    "95 in a cell for rates": (typed(FIGURE, 95, number_format="0%"), "DG731", "进展!F10"),
    "figure with another unit": (typed(FIGURE, "90人"), "DG731", "进展!F10"),
    "figure with two values": (typed(FIGURE, "90/100"), "DG731", "进展!F10"),
    "figure with a decimal comma": (typed(FIGURE, "92,5"), "DG731", "进展!F10"),
    "figure that is a day": (typed(FIGURE, datetime.date(2022, 6, 1)), "DG731", "进展!F10"),
    "figure that is true": (typed(FIGURE, True), "DG731", "进展!F10"),
    "figure beyond all measure": (typed(FIGURE, 1e300), "DG731", "进展!F10"),
    "a share where a rate is asked": (typed(FIGURE, 0.925), "DG736", "进展!F10"),
    "formula without a result": (changed(formula), "DG738", "进展!F10"),
    "formula that fails": (error_value, "DG738", "进展!F10"),
    "unit changed": (typed(FIGURE, "‰", UNIT), "DG735", "进展!C10"),
    "day of another year": (typed(FIGURE, datetime.date(2021, 6, 30), DAY), "DG732", "进展!G10"),
    "no such day": (typed(FIGURE, "2022-06-31", DAY), "DG732", "进展!G10"),
    "day without a year": (typed(FIGURE, "6.30", DAY), "DG732", "进展!G10"),
    "month alone": (typed(FIGURE, "2022年6月", DAY), "DG732", "进展!G10"),
    "day as Americans write it": (typed(FIGURE, "6/30/2022", DAY), "DG732", "进展!G10"),
    "a day since 1904 in a workbook since 1900": (
        typed(FIGURE, 43280, DAY, number_format="General"),
        "DG732",
        "进展!G10",
    ),
    "day in words": (typed(FIGURE, "6月底", DAY), "DG732", "进展!G10"),
    "day as a figure": (typed(FIGURE, 95, DAY), "DG732", "进展!G10"),
    "filled in in the future": (typed("签报/日期", datetime.date(2032, 6, 20)), "DG732", "进展!F23"),
    "seal in other words": (typed("签报/盖章", "电子章"), "DG730", "进展!F20"),
}
"""What is refused, by what was done: each is named with its code and its cell."""
