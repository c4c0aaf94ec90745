"""Read what people type into boxes: numbers with 万 and %, days in many spellings, choices, texts.

Nothing is guessed: what has two readings is a `Misread` that says what was expected.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from dataclasses import dataclass, replace
from decimal import Decimal

from docgen.diagnostics import NO_TEXT, Text
from docgen.excel.cell_findings import (
    AMBIGUOUS_RATE,
    BAD_CHOICE,
    BAD_DATE,
    BAD_NUMBER,
    ELSEWHERE,
    FORMULA,
    GARBLED,
)
from docgen.excel.form_layout import SEAL_WORDS, STATUS_WORDS
from docgen.excel.reading.grid import Cell, Kind, plain
from docgen.faults import Fault
from docgen.layout.numerals import from_chinese
from docgen.records.progress import Status

_RATES = {"%": Decimal(100), "‰": Decimal(1000)}
_SIZES = {
    word: Decimal(10) ** power
    for word, power in (
        *(("万亿", 12), ("千万", 7), ("百万", 6), ("十万", 5), ("亿", 8), ("万", 4), ("千", 3), ("百", 2)),
        ("", 0),
    )
}
"""Words of size, a longer one before those that it begins or ends with."""
_HEADS = frozenset("人名位个")
"""Measure words that count the same persons."""
_NUMBER = re.compile(rf"([-+]?(?:\d+(?:\.\d*)?|\.\d+))({'|'.join(_SIZES)})([%‰]|[^\d.,%‰]*)")
_GROUPED = re.compile(r"[-+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?(?=\D|$)")
_APART = re.compile(r"[\d.,]\s+[\d.,]")
"""Digits with white space between them: two numbers, or one; that is not for us to say."""
_LARGEST = Decimal(10) ** 15
_DAY = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号]?(?:[ T]\d{1,2}:\d{2}.*)?")
_COMPACT_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_CHINESE_DAY = re.compile(
    r"([〇零○OＯ一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_CHINESE_DIGITS = {
    **{sign: str(number) for number, sign in enumerate("〇一二三四五六七八九")},
    **dict.fromkeys("零○OＯ", "0"),
}
_STATUS_SAID = {
    Status.NOT_STARTED: "未启动 未开始 尚未启动 尚未开始 没有启动 未开展",
    Status.UNDER_WAY: "推进中 正在推进 进行中 正在进行 实施中 正在实施 持续推进",
    Status.DONE: "已完成 完成 全部完成 已办结 办结",
    Status.DELAYED: "滞后 进度滞后 进展滞后 延期 已滞后",
}
_STATUSES = {word: status for status, words in _STATUS_SAID.items() for word in words.split()}
_SEALS = {"已盖章": SEAL_WORDS[0], "已盖": SEAL_WORDS[0], "未盖章": SEAL_WORDS[1], "未盖": SEAL_WORDS[1]}
_NOTHING = frozenset({"", "无", "没有", "暂无", "无问题", "/", "-", "—", "——"})
_ELSEWHERE = frozenset(
    (
        "同上 同前 同上期 同上半年 同左 同下 见上 见下 如上 "
        "见附件 详见附件 见附表 详见附表 见材料 详见材料 见另件 另附 另报 略"
    ).split()
)
"""What points to another place; a report prints each box where it belongs, and there it says nothing."""
_PICTURE = re.compile(r"=?(_xlfn\.)?DISPIMG\(", re.IGNORECASE)
"""What WPS stores for a picture inside a cell."""
_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSEEN = re.compile(
    "[\0-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffe\uffff\ud800-\udfff]"
)
_GARBLED = re.compile("\ufffd|锟斤拷|烫烫烫|屯屯屯")


@dataclass(frozen=True, slots=True)
class Misread:
    """Say why the content of a box is not taken."""

    fault: Fault
    message: Text
    remedy: Text = NO_TEXT


def broken(cell: Cell) -> Misread | None:
    """Return why a cell can be read by nobody: a formula without a result, or an error; else None."""
    if cell.kind is Kind.UNCOMPUTED:
        zh = f"公式 {cell.text[:40]} 没有存下结果"
        return Misread(FORMULA, Text(zh, f"the result of the formula {cell.text[:40]} is not in the file"))
    if cell.kind is Kind.ERROR:
        return Misread(FORMULA, Text(f"公式出错：{cell.text}", f"a formula gives {cell.text}"))
    return None


def read_text(cell: Cell) -> str | Misread:
    """Return the text of a box without unseen characters and without white space at the ends of lines."""
    if wrong := broken(cell):
        return replace(wrong, remedy=_IN_WORDS)
    text = _LINE_ENDS.sub("\n", cell.shown.replace("\u00a0", " "))
    lines = (line.rstrip() for line in _UNSEEN.sub("", text).split("\n"))
    text = "\n".join(lines).strip()
    if found := _GARBLED.search(text):
        zh = f"文字是乱码：…{found[0]}…"
        return Misread(GARBLED, Text(zh, f"garbled characters: …{found[0]}…"))
    return text


_IN_WORDS = Text("改写成文字，不用公式", "write it out, without a formula")


def says_nothing(text: str) -> bool:
    """Say whether a text only says that there is nothing: 无, 没有, /."""
    return _typed(text).rstrip("。.") in _NOTHING


def read_words(cell: Cell) -> str | Misread:
    """Return the text of a box; empty where it says that there is nothing. It must stand for itself."""
    text = read_text(cell)
    if isinstance(text, Misread):
        return text
    if _PICTURE.match(text):
        picture = Text("格子里是一张图片，不是文字", "the box holds a picture and no words")
        return Misread(FORMULA, picture, Text("把内容打成文字", "type what it shows"))
    if _typed(text).strip("（）()。.，,：: ") in _ELSEWHERE:
        return Misread(ELSEWHERE, Text(f"只写了“{text[:20]}”", f"it only says {text[:20]}"))
    return "" if says_nothing(text) else text


def read_status(cell: Cell) -> Status | Misread:
    """Return the status that a box says."""
    text = read_text(cell)
    if isinstance(text, Misread):
        return text
    status = _STATUSES.get(_typed(text).rstrip("。"))
    if status is None:
        choices = "、".join(STATUS_WORDS.values())
        message = Text(f"“{text[:20]}”不是进展状态", f"“{text[:20]}” is no status")
        return Misread(BAD_CHOICE, message, Text(f"填：{choices}", f"write one of {choices}"))
    return status


def read_seal(cell: Cell) -> str | Misread:
    """Return 已盖章 or 未盖章."""
    text = read_text(cell)
    if isinstance(text, Misread):
        return text
    seal = _SEALS.get(_typed(text))
    if seal is None:
        choices = "、".join(SEAL_WORDS)
        message = Text(f"“{text[:20]}”不是盖章情况", f"“{text[:20]}” does not say whether it is sealed")
        return Misread(BAD_CHOICE, message, Text(f"填：{choices}", f"write one of {choices}"))
    return seal


def read_number(cell: Cell, unit: str, *, targets: tuple[Decimal, ...] = ()) -> Decimal | Misread:
    """Return the figure in a box, in `unit`.

    1.2万 is 12000 in 人, 95% is 95 in %, 12000人 is 1.2 in 万人; a number alone is in `unit` already.
    `targets` tell whether 0.95 can be meant as it stands where the unit is % or ‰.
    """
    if wrong := broken(cell):
        return wrong
    if cell.kind is Kind.NUMBER:
        value = _rate(cell.number, unit) if cell.percent else cell.number
        if value is None:
            return _other_unit(cell.shown, unit)
        if not cell.percent and _may_be_share(value, unit, targets):
            zh = f"{plain(value)} 看不出是 {plain(value)}% 还是 {plain(value * 100)}%".replace("%", unit)
            return Misread(AMBIGUOUS_RATE, Text(zh, f"{plain(value)} can be {value}{unit} or a share of one"))
    else:
        read = _typed_number(cell.shown, unit)
        if isinstance(read, Misread):
            return read
        value = read
    if abs(value) >= _LARGEST:
        return _no_number(cell.shown, unit)
    return value.normalize() + 0


def _may_be_share(value: Decimal, unit: str, targets: tuple[Decimal, ...]) -> bool:
    return unit in _RATES and 0 < value <= 1 and any(target >= 10 for target in targets)


def _rate(share: Decimal, unit: str) -> Decimal | None:
    """Return a share of one in `unit`; None where that is no rate."""
    return share * _RATES[unit] if unit in _RATES else None


def _typed(text: str) -> str:
    """Return what was typed with half-width signs and without white space."""
    return "".join(unicodedata.normalize("NFKC", text).replace("−", "-").split())


def _typed_number(text: str, unit: str) -> Decimal | Misread:
    typed = _typed(text)
    if _APART.search(unicodedata.normalize("NFKC", text)):
        return _no_number(text, unit)
    if _GROUPED.match(typed):
        typed = typed.replace(",", "")
    found = _NUMBER.fullmatch(typed)
    if found is None:
        try:
            return Decimal(from_chinese(typed.removesuffix(unit) if unit else typed))
        except ValueError:
            return _no_number(text, unit)
    number, size, said = Decimal(found[1]), _SIZES[found[2]], found[3]
    if said in _RATES:
        rate = _rate(number * size / _RATES[said], unit)
        return rate if rate is not None else _other_unit(text, unit)
    if not found[2] and said in ("", _typed(unit)):
        return number
    # A size or a bare unit was written: the figure is brought to the unit of the form, 万人 for one.
    own_size, bare = _split_unit(_typed(unit))
    if unit in _RATES or (said and said != bare and not (said in _HEADS and bare in _HEADS)):
        return _other_unit(text, unit)
    return number * size / own_size


def _split_unit(unit: str) -> tuple[Decimal, str]:
    """Return the size in a unit, and the unit without it: 万人 is 10000 and 人."""
    word = next(word for word in _SIZES if unit.startswith(word))
    return _SIZES[word], unit.removeprefix(word)


def _no_number(text: str, unit: str) -> Misread:
    example = {"%": "95", "‰": "9.5"}.get(unit, "30")
    zh = f"“{text[:20]}”不是数字"
    remedy = Text(
        f"只填数字，如 {example}" + (f"；单位是“{unit}”" if unit else ""),
        f"write a number only, such as {example}" + (f"; its unit is {unit}" if unit else ""),
    )
    return Misread(BAD_NUMBER, Text(zh, f"“{text[:20]}” is no number"), remedy)


def _other_unit(text: str, unit: str) -> Misread:
    zh = f"“{text[:20]}”的单位不是“{unit}”"
    remedy = Text(f"按“{unit}”填数字" if unit else "只填数字", f"write the number in {unit or 'no unit'}")
    return Misread(BAD_NUMBER, Text(zh, f"“{text[:20]}” is not in {unit or 'a plain number'}"), remedy)


def read_day(cell: Cell, *, first: datetime.date, last: datetime.date) -> datetime.date | Misread:
    """Return the day in a box, which must lie from `first` to `last`.

    Read are 2022-06-30, 2022/6/30, 2022.6.30, 2022年6月30日, 20220630, 二〇二二年六月三十日, a day of the
    workbook and the bare number that a workbook stores for one.
    """
    if wrong := broken(cell):
        return wrong
    day = _day(cell, first, last)
    if day is None:
        message = Text(f"“{cell.shown[:20]}”不是可用的日期", f"“{cell.shown[:20]}” is no usable date")
        return Misread(BAD_DATE, message, Text(f"写成 {last} 的样子", f"write it like {last}"))
    if not first <= day <= last:
        message = Text(f"{day} 不在 {first} 到 {last} 之间", f"{day} is not from {first} to {last}")
        return Misread(BAD_DATE, message, Text("核对年份和月份", "look at year and month"))
    return day


def _day(cell: Cell, first: datetime.date, last: datetime.date) -> datetime.date | None:
    if cell.kind is Kind.DATE:
        return cell.day
    typed = unicodedata.normalize("NFKC", cell.shown).strip()
    found = _DAY.fullmatch(typed) or _COMPACT_DAY.fullmatch(typed)
    try:
        if found is not None:
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
        if chinese := _CHINESE_DAY.fullmatch("".join(cell.shown.split())):
            year = int("".join(_CHINESE_DIGITS[sign] for sign in chinese[1]))
            return datetime.date(year, from_chinese(chinese[2]), from_chinese(chinese[3]))
        if cell.kind is Kind.NUMBER and cell.number == cell.number.to_integral_value():
            day = datetime.date(1899, 12, 30) + datetime.timedelta(days=int(cell.number))
            # A number is a day only where it can be one of this period; else it is just a number.
            return day if first <= day <= last else None
    except (ValueError, OverflowError):
        return None
    return None
