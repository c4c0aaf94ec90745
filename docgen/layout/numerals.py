"""Write whole numbers in Chinese and read them back: 18 is 十八."""

from __future__ import annotations

from typing import Final

_DIGITS: Final = "零一二三四五六七八九"
_UNITS: Final = ("万", 10_000), ("千", 1_000), ("百", 100), ("十", 10)
_LARGEST: Final = 99_999


def to_chinese(number: int) -> str:
    """Return `number` in Chinese numerals as it is spoken. Raises |ValueError| outside the range 1-99999."""
    if not 1 <= number <= _LARGEST:
        raise ValueError(f"not in the range 1-{_LARGEST}: {number}")
    text = _spoken(number)
    return text.removeprefix("一") if text.startswith("一十") else text


def _spoken(number: int) -> str:
    """Return a positive number with every unit named and 零 for a gap: 10018 is 一万零一十八."""
    for name, size in _UNITS:
        if number >= size:
            count, rest = divmod(number, size)
            gap = "零" if 0 < rest < size // 10 else ""
            return _DIGITS[count] + name + gap + (_spoken(rest) if rest else "")
    return _DIGITS[number]


def from_chinese(text: str) -> int:
    """Return the number that `text` spells. Raises |ValueError| unless `to_chinese` writes it so."""
    units = dict(_UNITS)
    number, digit = 0, 0
    for character in text:
        if character in units:
            number += (digit or 1) * units[character]
            digit = 0
        else:
            digit = max(_DIGITS.find(character), 0)
    number += digit
    if not 1 <= number <= _LARGEST or to_chinese(number) != text:
        raise ValueError(f"not a Chinese numeral from 一 to 九万九千九百九十九: {text!r}")
    return number
