"""Find dates in texts that are not written as 2021年11月3日."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.numerals import from_chinese
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.correction import Hit, corrected, corrections
from docgen.rules.rule import Finding

_DIGITS = "〇○零一二三四五六七八九"
_VALUES = str.maketrans(_DIGITS, "000123456789")
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_POINTED = re.compile(
    r"(?<![\dA-Za-z./-])((?:19|20)\d{2})([./-])(0?[1-9]|1[0-2])\2(0?[1-9]|[12]\d|3[01])(?![\d./%-])日?"
)
_DATE = re.compile(
    r"(?<![\d〔第.])(?:(?P<year>\d{4}|\d{2})年)?(?P<month>\d{1,2})月(?!龄|内|嫂|均)"
    r"(?:(?P<day>\d{1,2})(?P<sign>[日号])(?![楼线院文令门馆公]))?"
)
_CHINESE = re.compile(
    rf"(?P<year>[{_DIGITS}]{{4}}|(?<!\d)\d{{4}})年(?:(?P<month>{_NUMERAL})月(?:(?P<day>{_NUMERAL}|\d{{1,2}})日)?)?"
)
_SUSPECTS = (
    re.compile(r"[12]\d{3}[./-]\d{1,2}[./-]\d"),
    re.compile(r"[0-9](?:(?<=0.)月|(?<=1[3-9])月\d|(?<=[2-9].)月\d|(?<![0-9].)[0-9]年\d{1,2}月)"),
    re.compile(r"月(?:0\d|\d{1,2}号|(?:29|[3-9]\d)日)"),
    re.compile(rf"[{_DIGITS}]{{4}}年"),
    re.compile(rf"年{_NUMERAL}月"),
)
"""Each begins with one set of characters: five such passes are faster than one that begins with a choice."""
_WHAT = Text("日期写法不规范：", "a date is of a wrong form:")
_HINT = Text("年份写全，如 2021年11月3日", "write the year in full, as in 2021年11月3日")


def date_in_text(project: Project) -> Iterator[Finding]:
    """Warn of dates in texts that are not written as 2021年11月3日, and of days that do not exist.

    正文里的日期写法不规范，或没有这一天。

    Bad:
        text: 自2021.11.03起实施，21年12月05号前报送。
    Good:
        text: 自2021年11月3日起实施，2021年12月5日前报送。
    Why: Dates take Arabic digits, the year in full, and no zeros before month and day (7.3.5.4, GB/T 15835).
        The same date in two forms reads like two dates.
    为什么：日期用阿拉伯数字，年份写全，月、日不编虚位（7.3.5.4，GB/T 15835）。同一天两种写法，像是两天。
    """
    for printed in project.prose.holding(*_SUSPECTS):
        text = printed.text
        hits = list(_hits(text))
        if hits:
            hint = _HINT if any(hit.right is None for hit in hits) else Text("", "")
            yield corrected(printed, _WHAT, corrections(text, hits), hint=hint)
        for found in _DATE.finditer(text):
            if found["day"] and not _exists(found["year"], int(found["month"]), int(found["day"])):
                where = text_called(printed)
                yield Finding(
                    printed.record,
                    printed.path,
                    Text(f"{where.zh}：没有“{found[0]}”这一天", f"{where.en}: there is no day {found[0]}"),
                    Text("改正月份或日期", "correct the month or the day"),
                )


def _hits(text: str) -> Iterator[Hit]:
    for found in _POINTED.finditer(text):
        right = f"{found[1]}年{int(found[3])}月{int(found[4])}日"
        yield Hit(found.start(), found.end(), right)
    for found in _CHINESE.finditer(text):
        if found["month"] or found["year"][0] in _DIGITS:
            yield Hit(found.start(), found.end(), _in_digits(found))
    for found in _DATE.finditer(text):
        year, month, day = found["year"], found["month"], found["day"]
        padded = month.startswith("0") or (day or "").startswith("0")
        if year is not None and len(year) == 2:
            yield Hit(found.start(), found.end(), None)
        elif padded or found["sign"] == "号":
            right = f"{year}年" if year else ""
            yield Hit(found.start(), found.end(), f"{right}{int(month)}月{f'{int(day)}日' if day else ''}")


def _in_digits(found: re.Match[str]) -> str | None:
    """Return a date in Chinese or mixed digits in Arabic ones; None where a numeral cannot be read."""
    words = found["year"].translate(_VALUES) + "年"
    for part, sign in (("month", "月"), ("day", "日")):
        value = _value(found[part]) if found[part] else None
        if value == 0:
            return None
        words += f"{value}{sign}" if value else ""
    return words


def _value(numeral: str) -> int:
    try:
        return int(numeral) if numeral.isdigit() else from_chinese(numeral)
    except ValueError:
        return 0


def _exists(year: str | None, month: int, day: int) -> bool:
    """Say whether there is such a day; without a full year the 29th of February may be."""
    if not 1 <= month <= 12:
        return False
    full_year = int(year) if year is not None and len(year) == 4 and int(year) else 2000
    return 1 <= day <= calendar.monthrange(full_year, month)[1]
