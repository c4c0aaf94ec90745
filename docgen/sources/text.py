"""Turn the bytes of a file into text, without ever guessing silently.

UTF-8 is expected, with or without a BOM. UTF-16 with a BOM and GB18030 that decodes cleanly are read
and said in a note. Everything else is an error that names the first bad bytes.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.sources.findings import finding

MAX_BYTES = 16 * 1024 * 1024
"""Files above this are refused (DG001)."""
MAX_BAD_BYTES = 10
"""As many broken places of one file are named."""

_THREE_BYTE_UTF8 = re.compile(rb"[\xe0-\xef][\x80-\xbf]{2}")
_NOT_ASCII = re.compile(rb"[\x80-\xff]")
_GB18030_CHARACTER = re.compile(rb"[\x81-\xfe](?:[\x30-\x39][\x81-\xfe][\x30-\x39]|[\x40-\xfe])|[\x80-\xff]")
_GB2312_CHARACTER = re.compile(rb"[\xa1-\xa9\xb0-\xf7][\xa1-\xfe]")
_CHINESE_RUN = re.compile("[^\0-\x7f\ud800-\udfff]{4,40}")
_SAMPLE_CHARACTERS, _SAMPLE_RUNS = 20_000, 12

_SAVE_AS_UTF8 = Text("请在编辑器中另存为 UTF-8 编码", "save the file as UTF-8 in the editor")


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold the text of a file, or None where it has none that can be trusted, with the findings."""

    text: str | None
    diagnostics: tuple[Diagnostic, ...] = ()
    utf8: bytes | None = None
    """The bytes of `text`, where the file is UTF-8: who needs them need not encode again."""


def decode(data: bytes, path: str) -> Decoded:
    """Return the text of `data` without its BOM; `path` is named in the findings."""
    if len(data) > MAX_BYTES:
        return Decoded(None, (_too_large(len(data), path),))
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _decode_utf16(data, path)
    body = data.removeprefix(codecs.BOM_UTF8)
    try:
        text = body.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_other(body, path)
    if "\0" in text:
        return Decoded(None, (_nul(text, path),))
    garbled = _mojibake(text, path)
    return Decoded(None, garbled) if garbled else Decoded(text, utf8=body)


def _too_large(size: int, path: str) -> Diagnostic:
    shown, limit = f"{size / 1048576:.1f}", MAX_BYTES // 1048576
    return finding(
        "DG001",
        Place(path),
        Text(
            f"文件有 {shown} MiB，超过上限 {limit} MiB", f"the file has {shown} MiB, the limit is {limit} MiB"
        ),
        Text(
            "请拆成几个文件，或检查是否放错了文件",
            "split it into several files, or see whether it belongs here",
        ),
    )


def _decode_utf16(data: bytes, path: str) -> Decoded:
    try:
        text = data.decode("utf-16")
    except UnicodeDecodeError as error:
        before = data[: error.start - error.start % 2].decode("utf-16", "replace")
        return Decoded(None, (_undecodable(end_of(before, path), data[error.start : error.end], "UTF-16"),))
    if "\0" in text:
        return Decoded(None, (_nul(text, path),))
    note = finding(
        "DG003", Place(path), Text("文件按 UTF-16 读取", "the file was read as UTF-16"), _SAVE_AS_UTF8
    )
    garbled = _mojibake(text, path)
    return Decoded(None if garbled else text, (note, *garbled))


def _decode_other(body: bytes, path: str) -> Decoded:
    """Decide between GB18030 and UTF-8 that is broken, and decode the former."""
    if _is_mostly_utf8(body) or not _is_plausible_gb18030(body):
        return Decoded(None, _broken_utf8(body, path))
    try:
        text = body.decode("gb18030")
    except UnicodeDecodeError as error:
        before = body[: error.start].decode("gb18030")
        return Decoded(None, (_undecodable(end_of(before, path), body[error.start : error.end], "GB18030"),))
    if "\0" in text:
        return Decoded(None, (_nul(text, path),))
    message = Text("文件不是 UTF-8，已按 GB18030 读取", "the file is not UTF-8 and was read as GB18030")
    return Decoded(text, (finding("DG002", Place(path), message, _SAVE_AS_UTF8),))


def _is_mostly_utf8(body: bytes) -> bool:
    """Say whether most bytes above ASCII stand in three-byte sequences, as Chinese UTF-8 has them."""
    above_ascii = len(_NOT_ASCII.findall(body))
    return 6 * len(_THREE_BYTE_UTF8.findall(body)) > above_ascii


def _is_plausible_gb18030(body: bytes) -> bool:
    """Say whether three in four of its GB18030 characters are everyday ones (GB 2312)."""
    characters = _GB18030_CHARACTER.findall(body)
    everyday = sum(1 for character in characters if _GB2312_CHARACTER.fullmatch(character))
    return 4 * everyday >= 3 * len(characters)


def _broken_utf8(body: bytes, path: str) -> tuple[Diagnostic, ...]:
    """Return a finding for each of the first broken places."""
    found: list[Diagnostic] = []
    read, before = 0, ""
    while len(found) < MAX_BAD_BYTES:
        try:
            body[read:].decode("utf-8")
            break
        except UnicodeDecodeError as error:
            before += body[read : read + error.start].decode("utf-8")
            bad = body[read + error.start : read + error.end]
            found.append(_undecodable(end_of(before, path), bad, "UTF-8"))
            before += "\ufffd"
            read += error.end
    return tuple(found)


def _undecodable(place: Place, bad: bytes, encoding: str) -> Diagnostic:
    shown = bad.hex(" ").upper()
    return finding(
        "DG004",
        place,
        Text(f"字节 {shown} 不是 {encoding} 文字", f"the bytes {shown} are no {encoding} text"),
        Text(
            "请删去并重新输入此处的文字，另存为 UTF-8；整个文件乱码的，请从原件恢复",
            "retype the text here and save as UTF-8; if all of the file is garbled, take the original",
        ),
    )


def _nul(text: str, path: str) -> Diagnostic:
    return finding(
        "DG004",
        end_of(text[: text.index("\0")], path),
        Text(
            "文件中有空字节（NUL），不是文字文件或已损坏",
            "a NUL byte: this is no text file, or it is damaged",
        ),
        Text(
            "请从备份恢复；若是 Word 或 Excel 文件，请改用 YAML；若是 UTF-16，请另存为 UTF-8",
            "restore it; a Word or Excel file does not belong here; save UTF-16 as UTF-8",
        ),
    )


def _mojibake(text: str, path: str) -> tuple[Diagnostic, ...]:
    """Return a finding when the text was UTF-8 once and was then saved as if it had been GBK."""
    runs = list(_CHINESE_RUN.finditer(text[:_SAMPLE_CHARACTERS]))[:_SAMPLE_RUNS]
    restored = [(match, original) for match in runs if (original := _restored(match[0]))]
    if not restored or 2 * len(restored) <= len(runs):
        return ()
    first, original = restored[0]
    message = Text(
        f"“{first[0]}”是乱码，原文可能是“{original}”", f"garbled text: “{first[0]}” was perhaps “{original}”"
    )
    remedy = Text(
        "文件曾用错误的编码打开后保存；请从原件恢复",
        "it was saved after opening in a wrong encoding; restore it",
    )
    return (finding("DG005", end_of(text[: first.start()], path), message, remedy),)


def _restored(run: str) -> str:
    """Return the Chinese that `run` was before UTF-8 was taken for GBK; empty if it was none."""
    data = run.encode("gb18030")
    in_utf8 = 3 * len(_THREE_BYTE_UTF8.findall(data))
    return data.decode("utf-8", "ignore") if in_utf8 >= 6 and 5 * in_utf8 >= 4 * len(data) else ""


def end_of(before: str, path: str) -> Place:
    """Return the place that follows the text `before`; CR, LF and CRLF end lines."""
    lines = before.replace("\r\n", "\n").replace("\r", "\n")
    return Place(path, lines.count("\n") + 1, len(lines) - (lines.rfind("\n") + 1) + 1)
