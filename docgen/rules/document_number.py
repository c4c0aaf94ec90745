"""Judge document numbers (发文字号), such as 陕卫促进发〔2021〕55号, and take them apart.

The form is organ code, four-digit year in 〔〕, serial without 第 and without zeros in front, 号, no spaces
(GB/T 9704-2012, 7.2.5). Numbers of other kinds are left alone: 令第5号, 2020年第1号, GB/T 9704-2012.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.diagnostics import Text

OPEN, CLOSE = r"\[［【(（﹝❲〈《<{｛", r"\]］】)）﹞❳〉》>}｝"
GOOD = re.compile(r"[一-鿿]{1,12}〔(?:19|20)\d{2}〕[1-9]\d{0,4}号")
"""A number as it should be."""
GOOD_END = re.compile(r"〔(?:19|20)[0-9]{2}〕[1-9][0-9]{0,4}号")
"""A good number from its year on; the organ code stands before it."""

_RUN = re.compile("[一-鿿]{1,12}$")
_LEADING_WORDS = re.compile(
    ".*(?:按照|根据|依据|依照|参照|遵照|执行|落实|贯彻|印发|转发|废止|以及|文件)(?=..)|[和与及](?=...)"
)
_OTHER_KIND = re.compile(r"[A-Za-z].*|.*[令告](?:\s*\d{4}\s*年)?\s*第.+号|\d{4}\s*年\s*第.+号")
_RUN_TOGETHER = re.compile(r"((?:19|20)\d{2})(\d{1,4})")
_PLAIN = re.compile(r"([^〔]+)〔(\d{4})〕(\d+)号")
_FORM = Text(
    "发文字号的写法是“机关代字〔年份〕序号号”，如 东卫发〔2022〕3号",
    "a number reads: organ code, year in 〔〕, serial, 号, as in 东卫发〔2022〕3号",
)


class Judgement(NamedTuple):
    """What is wrong with a number, and the right one where that is clear."""

    faults: tuple[Text, ...]
    right: str

    @property
    def wrong(self) -> Text:
        """Return all faults in one phrase."""
        zh, en = (fault.zh for fault in self.faults), (fault.en for fault in self.faults)
        return Text("，".join(zh), "; ".join(en))

    @property
    def remedy(self) -> Text:
        """Return the right number where it is clear, else the form of all numbers."""
        return Text(f"写成 {self.right}", f"write {self.right}") if self.right else _FORM


class NumberParts(NamedTuple):
    """The parts of a document number."""

    prefix: str
    year: int
    serial: int


SOUND = Judgement((), "")


def judge(number: str) -> Judgement:
    """Return what is wrong with a document number; nothing where it is right or of another kind."""
    if GOOD.fullmatch(number) or _OTHER_KIND.fullmatch(number.strip()):
        return SOUND
    plain = _half_width_digits(number.strip())
    found = _likely_parts().fullmatch(plain)
    if found is None:
        return Judgement((Text("不像发文字号", "it does not read as a document number"),), "")
    parts = found.groupdict()
    if not parts["open"] and not parts["close"] and not parts["serial"]:
        parts.update(_torn_apart(parts["year"]))
    faults = (*_spelling_faults(number, plain), *_year_faults(parts), *_serial_faults(parts))
    return Judgement(faults, _right(parts))


def organ_code(before: str) -> str:
    """Return the organ code at the end of the text before a year, without the words that lead up to it.

    Where a code begins in running text is a matter of habit: 按照东卫发〔2022〕3号 gives 东卫发.
    """
    run = _RUN.search(before)
    return _LEADING_WORDS.sub("", run[0], count=1) if run else ""


def normal(number: str) -> str:
    """Return the number in its right form where that is clear, else as it is."""
    return judge(number).right or number if number else ""


def number_parts(number: str) -> NumberParts | None:
    """Return the parts of a number, also of one whose form is wrong in a clear way; None where it is not."""
    found = _PLAIN.fullmatch(normal(number.strip()))
    return NumberParts(found[1], int(found[2]), int(found[3])) if found else None


@cache
def _likely_parts() -> re.Pattern[str]:
    """Return the pattern of what was probably meant as a number; compiled when the first wrong one is met."""
    return re.compile(
        rf"(?P<organ>[^0-9〔〕{OPEN}{CLOSE}]*)(?P<open>[〔{OPEN}]?)\s*(?P<year>\d+)\s*(?P<close>[〕{CLOSE}]?)"
        r"(?P<gap>\s*)(?P<nth>第?)\s*(?P<serial>\d*)\s*(?P<end>号?)"
    )


def _torn_apart(digits: str) -> dict[str, str]:
    """Return year and serial of digits that lost their brackets: 202210 is 2022 and 10."""
    together = _RUN_TOGETHER.fullmatch(digits)
    return {"year": together[1], "serial": together[2]} if together else {"year": "", "serial": digits}


def _half_width_digits(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", sign) if sign.isdigit() else sign for sign in text)


def _spelling_faults(number: str, plain: str) -> Iterator[Text]:
    if any(sign.isspace() for sign in number):
        yield Text("有空格", "it holds spaces")
    if plain != number.strip():
        yield Text("数字用了全角", "its digits are full-width")


def _year_faults(parts: dict[str, str]) -> Iterator[Text]:
    """Yield what is wrong with organ code and year."""
    year = parts["year"]
    if not parts["organ"].strip():
        yield Text("缺机关代字", "the organ code is missing")
    if not year:
        yield Text("缺年份", "the year is missing")
    elif not parts["open"] and not parts["close"]:
        yield Text("年份没有用六角括号〔〕括起来", "the year does not stand in 〔〕")
    elif (parts["open"], parts["close"]) != ("〔", "〕"):
        yield Text("年份的括号不是六角括号〔〕", "the brackets of the year are not 〔〕")
    if year and not re.fullmatch(r"(?:19|20)\d{2}", year):
        yield Text("年份不是四位数", "the year has not four digits")


def _serial_faults(parts: dict[str, str]) -> Iterator[Text]:
    """Yield what is wrong with the serial and the end."""
    serial = parts["serial"]
    if parts["nth"]:
        yield Text("序号前不写“第”", "第 is not written before the serial")
    if not serial:
        yield Text("缺序号", "the serial is missing")
    elif serial.startswith("0"):
        yield Text("序号前不加 0", "the serial has zeros in front")
    elif len(serial) > 5:
        yield Text("序号过长", "the serial is too long")
    if not parts["end"]:
        yield Text("缺“号”字", "号 is missing")


def _right(parts: dict[str, str]) -> str:
    """Return the number put right; empty where a part is missing or in doubt."""
    organ = "".join(parts["organ"].split())
    right = f"{organ}〔{parts['year']}〕{parts['serial'].lstrip('0')}号"
    return right if GOOD.fullmatch(right) else ""
