"""Find the characters that no record should hold: unseen, private, or damaged.

Those that libyaml would refuse, or would take for a line end, are errors and are replaced one for one
in the text that is parsed, so that everything else in the file is still found at its place.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from itertools import islice

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.sources.findings import finding
from docgen.sources.text import end_of

_EXPECTED = re.compile(
    "[^\t\n\r -~\u00a1-\u00ac\u00ae-\u200a\u2010-\u2027\u2030-\u205f\u2070-\ud7ff\uf900-\ufefe\uff00-\ufff8]"
)
"""Whatever is not plainly expected. Searching by what is expected is three times as fast."""
_DAMAGE = "锟斤拷"
"""What U+FFFD becomes when it is saved as UTF-8 and opened as GBK."""
_BARE_CR = re.compile("\r(?!\n)")
_REFUSED = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_INVISIBLE = re.compile(
    "[\u00a0\u00ad\u200b-\u200f\u202a-\u202f\u2060-\u206f\ue000-\uf8ff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_TELLING = re.compile(f"{_REFUSED.pattern}|{_INVISIBLE.pattern}|\ufffd+")
REPLACEMENT = "\ufffd"

_NAMES = {"\x85": "NEL", "\u2028": "LINE SEPARATOR", "\ufeff": "BOM"}
_DELETE = Text(
    "请删去；看不见时，删掉前后各一个字重新输入",
    "delete it; where it cannot be seen, retype the characters around it",
)


def examine(text: str, path: str, *, limit: int) -> tuple[list[Diagnostic], str]:
    """Return a finding for every character that should not be there, and the text that can be parsed.

    The text to parse has the same length and the same lines. At most `limit` findings are made.
    """
    found = list(islice(_in_whole(text, path), limit))
    if not _EXPECTED.search(text):
        return found, text
    found += islice(_in_lines(text, path), limit - len(found))
    return found, _REFUSED.sub(REPLACEMENT, text)


def _in_whole(text: str, path: str) -> Iterator[Diagnostic]:
    if "\r" in text and (bare := _BARE_CR.search(text)):
        yield _bare_return(end_of(text[: bare.start()], path))
    if (start := text.find(_DAMAGE)) >= 0:
        yield _damaged(end_of(text[:start], path), _DAMAGE)


def _in_lines(text: str, path: str) -> Iterator[Diagnostic]:
    for number, line in enumerate(re.split("\r\n|\r|\n", text), 1):
        if not _EXPECTED.search(line):
            continue
        comment = line.lstrip().startswith("#")
        for match in _TELLING.finditer(line):
            place = Place(path, number, match.start() + 1)
            if match[0][0] == "\ufffd":
                yield _damaged(place, match[0])
            elif _REFUSED.match(match[0]):
                yield _control(place, match[0])
            elif not comment:
                yield _invisible(place, match[0])


def unprintable(value: str) -> str:
    """Return the first control character that a value holds through an escape, or an empty text."""
    match = _REFUSED.search(value)
    return match[0] if match else ""


def _named(character: str) -> str:
    name = _NAMES.get(character) or unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def _control(place: Place, character: str) -> Diagnostic:
    name = _named(character)
    message = Text(f"文件中有控制字符 {name}", f"the file holds the control character {name}")
    return finding("DG006", place, message, _DELETE)


def escaped_control(place: Place, character: str) -> Diagnostic:
    """Return the finding for a control character that an escape puts into a quoted value."""
    name = _named(character)
    message = Text(f"转义写法产生控制字符 {name}", f"an escape makes the control character {name}")
    return finding("DG006", place, message, Text("请删去这个转义", "delete the escape"))


def _invisible(place: Place, character: str) -> Diagnostic:
    name = _named(character)
    private = unicodedata.category(character) == "Co"
    zh, en = ("私用区字符", "private-use") if private else ("看不见的字符", "invisible")
    message = Text(f"文字中有{zh} {name}", f"the text holds the {en} character {name}")
    return finding("DG007", place, message, _DELETE)


def _damaged(place: Place, shown: str) -> Diagnostic:
    message = Text(f"“{shown}”是转码时丢失的文字", f"“{shown}” stands for text lost in a conversion")
    return finding(
        "DG005", place, message, Text("请从原件恢复这几个字", "restore the text from the original")
    )


def _bare_return(place: Place) -> Diagnostic:
    message = Text("换行只用了回车符（CR）", "the lines end with a bare carriage return (CR)")
    return finding("DG008", place, message, Text("请用 LF 或 CRLF 换行另存", "save the file with LF or CRLF"))
