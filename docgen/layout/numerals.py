"""Write small numbers in Chinese and read them back: 18 is 十八."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_LARGEST: Final = 99


def to_chinese(number: int) -> str:
    """Return `number` in Chinese numerals. Raises |ValueError| outside the range 1-99."""
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"not in the range 1-{_LARGEST}: {number}")
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else _DIGITS[tens] + "十"
    return head + (_DIGITS[ones] if ones else "")


def from_chinese(text: str) -> int:
    """Return the number that `text` spells. Raises |ValueError| unless it is one of 一 to 九十九."""
    try:
        return _NUMBERS[text]
    except KeyError:
        raise ValueError(f"not a Chinese numeral from 一 to 九十九: {text!r}") from None


_NUMBERS: Final = {to_chinese(number): number for number in range(1, _LARGEST + 1)}
