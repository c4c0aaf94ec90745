import pytest

from docgen.sources.text import MAX_BYTES, decode

WORDS = "标题: 全省卫生健康工作要点\n牵头: 医政医管处\n"


def findings(data: bytes) -> list[str]:
    return [f"{d.place} {d.code}" for d in decode(data, "f").diagnostics]


@pytest.mark.parametrize("data", [WORDS.encode(), b"\xef\xbb\xbf" + WORDS.encode()])
def test_utf8_is_read_with_or_without_a_bom(data: bytes) -> None:
    assert (decode(data, "f").text, findings(data)) == (WORDS, [])


@pytest.mark.parametrize(
    ("data", "note"),
    [
        (WORDS.encode("gb18030"), "f DG002"),
        ("# 朱镕基、𠮷\n".encode("gb18030") + WORDS.encode("gb18030"), "f DG002"),
        (b"\xff\xfe" + WORDS.encode("utf-16-le"), "f DG003"),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), "f DG003"),
    ],
)
def test_what_windows_editors_save_is_read_and_said(data: bytes, note: str) -> None:
    decoded = decode(data, "f")
    assert (decoded.text or "").endswith(WORDS)
    assert findings(data) == [note]


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (WORDS.encode().replace("政".encode(), "政".encode()[:2]), ["f:2:6 DG004"]),
        (WORDS.encode() + b"a: \xff\nb: \xfe\n", ["f:3:4 DG004", "f:4:4 DG004"]),
        (WORDS.encode().replace(b"\n", b"\r\n") + b"\x80", ["f:3:1 DG004"]),
        (b"name: Jos\xe9 x\n", ["f:1:10 DG004"]),
        (WORDS.encode("gb18030") + b"a: \xb0", ["f:3:4 DG004"]),
        (b"\xff\xfe" + "ab\n".encode("utf-16-le") + b"c", ["f:2:1 DG004"]),
        (b"a: b\nc\x00", ["f:2:2 DG004"]),
        ("a: 牵头\n".encode("utf-16-le"), ["f:1:2 DG004"]),
        (b"PK\x03\x04\x00\x00", ["f:1:5 DG004"]),
        ("標題: 衛生健康工作要點與醫療保障實施方案".encode("big5"), ["f:1:1 DG004"]),
    ],
)
def test_broken_bytes_are_named_and_never_misread(data: bytes, place: list[str]) -> None:
    assert decode(data, "f").text is None
    assert findings(data)[: len(place)] == place


def test_utf8_saved_as_gbk_is_called_garbled() -> None:
    garbled = "title: 全省卫生健康工作要点\n".encode().decode("gbk", "ignore")
    assert findings(garbled.encode()) == ["f:1:8 DG005"]


def test_a_file_over_the_limit_is_refused() -> None:
    assert findings(b"#" * (MAX_BYTES + 1)) == ["f DG001"]


def test_an_empty_file_is_empty_text() -> None:
    assert decode(b"", "f").text == ""
