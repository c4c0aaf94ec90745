"""Write numbers in the formats of Word: those docgen counts itself, and those that only pages know."""

from __future__ import annotations

from itertools import pairwise
from typing import Final

from docgen.layout.numerals import to_chinese

_SWITCHES: Final = {
    "arabic": "decimal",
    "arabicdash": "numberInDash",
    "circlenum": "decimalEnclosedCircle",
    "chinesenum1": "ideographDigital",
    "chinesenum2": "chineseLegalSimplified",
    "chinesenum3": "chineseCounting",
}
_CAPITALS: Final = {"roman": ("lowerRoman", "upperRoman"), "alphabetic": ("lowerLetter", "upperLetter")}
_FORMLESS: Final = frozenset({"mergeformat", "charformat"})
_MOST_PAGES: Final = 999
"""Pages that are numbered in formats of Word; those after them have plain digits."""
_DIGITS: Final = "〇一二三四五六七八九"
_FORMAL: Final = str.maketrans("一二三四五六七八九十百千万零", "壹贰叁肆伍陆柒捌玖拾佰仟万零")
_ROMAN: Final = (
    *((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl")),
    *((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i")),
)
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES: Final = "子丑寅卯辰巳午未申酉戌亥"
_ENCLOSED: Final = {
    "decimalEnclosedCircle": (0x2460, 20, "", ""),
    "decimalEnclosedCircleChinese": (0x2460, 20, "", ""),
    "decimalEnclosedParen": (0x2474, 20, "(", ")"),
    "decimalEnclosedFullstop": (0x2488, 20, "", "."),
    "ideographEnclosedCircle": (0x3280, 10, "", ""),
}


def switch_form(code: str) -> str:
    r"""Return the format of Word that the code of a field asks for by ``\*``; empty where it asks for none.

    What docgen does not know comes back as it stands there.
    """
    words = code.replace("\\*", " \\* ").split()
    for mark, word in pairwise(words):
        name = word.lower()
        if mark == "\\*" and name not in _FORMLESS:
            small, capital = _CAPITALS.get(name, ("", ""))
            return _SWITCHES.get(name, word) if not small else capital if word[0].isupper() else small
    return ""


def page_numbers(form: str) -> tuple[str, ...]:
    """Return the numbers of pages from 1 on as a format of Word writes them; none for an unknown one."""
    return tuple(text for each in range(1, _MOST_PAGES + 1) if (text := number_text(each, form)))


def number_text(number: int, form: str) -> str | None:
    """Return `number` as a format of Word writes it; None where the format is not known."""
    match form:
        case "none":
            return ""
        case "decimal" | "decimalHalfWidth" | "ordinal" | "cardinalText":
            return str(number) if form != "cardinalText" else None
        case "numberInDash":
            return f"- {number} -"
        case "decimalZero":
            return f"{number:02d}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate({48 + digit: 0xFF10 + digit for digit in range(10)})
        case "lowerLetter" | "upperLetter":
            letters = chr(97 + (number - 1) % 26) * min((number - 1) // 26 + 1, 30) if number > 0 else ""
            return letters if form == "lowerLetter" else letters.upper()
        case "lowerRoman" | "upperRoman":
            return _roman(number) if form == "lowerRoman" else _roman(number).upper()
        case _:
            return _east_asian(number, form)


def _east_asian(number: int, form: str) -> str | None:
    if form in _ENCLOSED:
        first, last, before, after = _ENCLOSED[form]
        inside = 1 <= number <= last
        return chr(first + number - 1) if inside else f"{before}{number}{after}"
    match form:
        case "chineseCountingThousand" | "chineseCounting" | "taiwaneseCountingThousand" | "japaneseCounting":
            return _chinese(number)
        case "taiwaneseCounting":
            return _chinese(number)
        case "chineseLegalSimplified" | "ideographLegalTraditional":
            spoken = _chinese(number)
            return (f"一{spoken}" if spoken.startswith("十") else spoken).translate(_FORMAL)
        case "ideographDigital" | "japaneseDigitalTenThousand" | "taiwaneseDigital":
            return "".join(_DIGITS[int(digit)] for digit in str(abs(number)))
        case "ideographTraditional":
            return _STEMS[(number - 1) % 10]
        case "ideographZodiac":
            return _BRANCHES[(number - 1) % 12]
        case _:
            return None


def _chinese(number: int) -> str:
    return to_chinese(number) if 1 <= number <= 99_999 else "〇" if number == 0 else str(number)


def _roman(number: int) -> str:
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text
