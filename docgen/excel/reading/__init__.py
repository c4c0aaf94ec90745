"""Read the workbooks that come back: .xlsx, .xlsm, .xls, .et and .ods, whatever their names say."""

from __future__ import annotations

from dataclasses import replace

from docgen.diagnostics import Text
from docgen.excel.reading.grid import Book
from docgen.excel.reading.ods import read_ods
from docgen.excel.reading.stream import LIMITS
from docgen.excel.reading.xls import read_xls
from docgen.excel.reading.xlsx import read_xlsx
from docgen.ooxml.findings import NOT_A_PACKAGE
from docgen.ooxml.package import PackageError, read_members, read_package

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_XLS_STREAMS = tuple(f"{stream}\0".encode("utf-16-le") for stream in ("Workbook", "Book"))
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_SPREADSHEET = b"application/vnd.oasis.opendocument.spreadsheet"
_BIFF_STARTS = (b"\x09\x08", b"\x09\x04", b"\x09\x02", b"\x09\x00")
"""First bytes of a bare stream of BIFF, as some programs write it without a container."""

_OTHER_KINDS = {
    "xl/workbook.bin": Text("这是二进制工作簿（.xlsb）", "this is a binary workbook (.xlsb)"),
    "word/document.xml": Text("这是 Word 文件，不是报送表", "this is a Word file, and no return form"),
}
"""What a package is that holds a part."""
_NO_WORKBOOK = replace(
    NOT_A_PACKAGE,
    title=Text("不是能读取的工作簿", "not a workbook that can be read"),
    remedy=Text(
        "填在发下的 .xlsx 报送表里再报；二进制工作簿另存为 .xlsx",
        "return the .xlsx form that was sent out; save a binary workbook as .xlsx",
    ),
)


def read_book(data: bytes, name: str) -> Book:
    """Return what a workbook says; `name` is how messages call the file.

    Raises |PackageError|, and nothing else, if it is no workbook, encrypted, damaged, unsafe or too large.
    """
    if _is_xls(data):
        return read_xls(data, name)
    if data.startswith(b"PK") and _SPREADSHEET in data[:512]:
        members = read_members(data, name=name, limits=LIMITS, mark="mimetype")
        return read_ods({member.name: member.unpacked() for member in members}, name)
    parts = read_package(data, name=name, limits=LIMITS)
    for part, fact in _OTHER_KINDS.items():
        if part in parts:
            raise PackageError(_NO_WORKBOOK, name, fact)
    return read_xlsx(parts, name)


def _is_xls(data: bytes) -> bool:
    if data.startswith(_OLE):
        return _ENCRYPTED_STREAM not in data and any(stream in data for stream in _XLS_STREAMS)
    return data.startswith(_BIFF_STARTS)
