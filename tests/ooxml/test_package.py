from __future__ import annotations

import contextlib
import io
import pickle
import random
import zipfile
import zlib

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from docgen.ooxml.package import Limits, PackageError, read_members, read_package, write_package

PARTS = {
    "[Content_Types].xml": b"<Types/>",
    "word/document.xml": "<w>𠮷好</w>".encode() * 50,
    "word/图.xml": b"<x/>",
}


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in (("[Content_Types].xml", b"<Types/>"), *members):
            archive.writestr(name, content)
    return buffer.getvalue()


def code_of(data: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(PackageError) as caught:
        read_package(data, name="x.docx", limits=limits)
    (diagnostic,) = caught.value.report
    assert str(diagnostic.place) == "x.docx"
    return diagnostic.code


def test_what_is_written_is_read_back() -> None:
    assert read_package(write_package(PARTS)) == PARTS


def test_order_of_parts_does_not_change_the_bytes() -> None:
    assert write_package(PARTS) == write_package(dict(reversed(PARTS.items())))


def test_content_types_come_first_and_the_rest_is_sorted() -> None:
    assert list(read_package(write_package(PARTS))) == [
        "[Content_Types].xml",
        "word/document.xml",
        "word/图.xml",
    ]


def test_zip_file_carries_no_clock_and_no_host() -> None:
    infos = zipfile.ZipFile(io.BytesIO(write_package(PARTS))).infolist()
    assert {(info.date_time, info.create_system, info.external_attr) for info in infos} == {
        ((1980, 1, 1, 0, 0, 0), 0, 0)
    }


def test_python_zipfile_finds_no_fault() -> None:
    assert zipfile.ZipFile(io.BytesIO(write_package(PARTS))).testzip() is None


def test_stored_parts_are_not_deflated() -> None:
    members = read_members(write_package(PARTS, stored=["word/document.xml"]))
    assert [member.method for member in members] == [8, 0, 8]


def test_python_docx_opens_a_rewritten_document() -> None:
    buffer = io.BytesIO()
    made = docx.Document()
    made.add_paragraph("好")
    made.save(buffer)
    again = write_package(read_package(buffer.getvalue()), stored=["word/document.xml"])
    assert docx.Document(io.BytesIO(again)).paragraphs[0].text == "好"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "DG690"),
        (b"%PDF-1.7", "DG690"),
        (b"{\\rtf1", "DG690"),
        (b"<html>", "DG690"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "DG690"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "DG691"),
        (b"PK\3\4" + bytes(30), "DG692"),
        (write_package(PARTS)[:-30], "DG692"),
        (write_package(PARTS)[:200], "DG692"),
        (write_package({"mimetype": b"application/epub+zip"}), "DG690"),
        (zipped(("../evil.xml", b"")), "DG694"),
        (zipped(("/evil.xml", b"")), "DG694"),
        (zipped(("C:evil.xml", b"")), "DG694"),
        (zipped(("word\\evil.xml", b"")), "DG694"),
        (zipped(("word//evil.xml", b"")), "DG694"),
        (zipped(("word/a.xml", b""), ("word/A.xml", b"")), "DG694"),
        (zipped(("word/a.xml", bytes(9 * 2**20))), "DG693"),
        (zipped(("word/a.xml", b"x"), method=zipfile.ZIP_BZIP2), "DG692"),
    ],
)
def test_unusable_file_is_named_for_what_it_is(data: bytes, code: str) -> None:
    assert code_of(data) == code


def test_same_part_twice_is_refused() -> None:
    with pytest.warns(UserWarning, match="Duplicate"):
        data = zipped(("word/a.xml", b"1"), ("word/a.xml", b"2"))
    assert code_of(data) == "DG694"


def test_encrypted_member_is_recognised() -> None:
    data = bytearray(write_package({"[Content_Types].xml": b"<Types/>"}))
    data[data.index(b"PK\1\2") + 8] |= 1
    assert code_of(bytes(data)) == "DG691"


def test_size_that_the_directory_lies_about_is_found() -> None:
    data = bytearray(write_package({"[Content_Types].xml": b"<Types/>" * 100}))
    data[data.index(b"PK\1\2") + 24] ^= 1
    assert code_of(bytes(data)) == "DG692"


def test_member_whose_two_names_differ_is_refused() -> None:
    data = zipped(("word/footer1.xml", b"<x/>")).replace(b"word/footer1.xml", b"Hord/footer1.xml", 1)
    assert code_of(data) == "DG692"


def test_too_many_members_are_refused() -> None:
    assert code_of(write_package(PARTS), Limits(members=2)) == "DG693"


def test_too_much_in_all_is_refused() -> None:
    assert code_of(write_package(PARTS), Limits(total_size=100)) == "DG693"


def test_error_crosses_process_borders() -> None:
    with pytest.raises(PackageError) as caught:
        read_package(b"", name="x.docx")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.report.diagnostics == caught.value.report.diagnostics


@settings(deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"PK\3\4", b"PK\5\6", b"\xd0\xcf\x11\xe0"]))
def test_any_bytes_are_read_or_clearly_refused(tail: bytes, head: bytes) -> None:
    with contextlib.suppress(PackageError):
        assert "[Content_Types].xml" in read_package(head + tail)


@settings(deadline=None)
@given(st.randoms(use_true_random=False), st.integers(1, 20))
def test_any_damage_is_refused_or_harmless(chance: random.Random, count: int) -> None:
    data = bytearray(write_package(PARTS))
    for _ in range(count):
        data[chance.randrange(len(data))] = chance.randrange(256)
    try:
        parts = read_package(bytes(data))
    except PackageError:
        return
    assert all(zlib.crc32(part) in map(zlib.crc32, PARTS.values()) for part in parts.values())
