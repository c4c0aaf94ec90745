"""Number headings and lists as Chinese documents do: 一、（一）1.（1）, then ①."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from docgen.layout.numerals import from_chinese, to_chinese

LEVELS: Final = 4
"""Levels of headings (GB/T 9704, 7.3.3)."""

_CHINESE = "[一二三四五六七八九十百千零]+"
_WRITTEN = re.compile(
    rf"(?:(?P<one>{_CHINESE})、|[（(](?P<two>{_CHINESE})[）)]|(?P<three>\d{{1,4}})(?:、|[.．](?!\d))"
    r"|[（(](?P<four>\d{1,4})[）)])\s*"
)
_CIRCLED: Final = ((1, 20, 0x2460), (21, 35, 0x3251), (36, 50, 0x32B1))
"""First and last number, and the character of the first."""


class Written(NamedTuple):
    """A number that an author wrote before a heading or a paragraph."""

    number: int
    sign: str
    """As written, with the white space after it."""


def label(level: int, number: int) -> str:
    """Return what stands before an entry: level 1 一、 2 （一） 3 1. 4 （1） 5 and deeper ①."""
    match level:
        case 1:
            return f"{to_chinese(number)}、"
        case 2:
            return f"（{to_chinese(number)}）"
        case 3:
            return f"{number}."
        case 4:
            return f"（{number}）"
        case _:
            return _circled(number)


def written_number(text: str) -> Written | None:
    """Return the number before `text` in one of the four forms, or None."""
    found = _WRITTEN.match(text)
    if found is None:
        return None
    digits = found["three"] or found["four"]
    try:
        number = int(digits) if digits else from_chinese(found["one"] or found["two"])
    except ValueError:
        return None
    return Written(number, found[0]) if number else None


def _circled(number: int) -> str:
    for first, last, character in _CIRCLED:
        if first <= number <= last:
            return chr(character + number - first)
    return f"（{number}）"
