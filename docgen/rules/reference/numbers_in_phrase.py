"""Read the figures that a target's phrase names: 90%以上, 不少于5人, 半年以上, 动态清零, 应保尽保."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from docgen.layout.numerals import from_chinese

_ALIKE = ("%％", "人名位", "个家所处", "次轮场", "天日")
"""Units that count the same."""
_SHARES = ("%", "％", "‰")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}
_QUOTED = re.compile(r"“[^”]*”")
_GROUPED = re.compile(r"(?<=\d)[ ,](?=\d{3}(?!\d))")
_FIGURE = re.compile(
    r"(?P<every>每?)(?P<arabic>(?<![\d./])\d+(?:\.\d+)?(?![\d/]))(?P<range>\s*[%％‰]?\s*[-—–~～至到]+(?=\s*\d))?"
    r"\s*(?P<scale>[万亿]?)(?P<unit>个?[^\W\d_]|[%％‰])?"
)
_CHINESE = re.compile(
    r"(?P<percent>百分之)?(?P<numeral>[一二三四五六七八九十百千两半]+)(?!.?不[漏落少])(?P<unit>个?[^\W\d_]|$)"
)
_TIME = "年月日岁世天周时"
"""What counts a date, an age or a period: no figure of a target, unless that is counted in it."""
_THINGS = "人名位个家所处次轮场种类项张台户村乡镇县市例份支批"
"""What counts things: no figure of a share, as in 每村至少1名."""
_NONE_LEFT = re.compile(r"清零|归零|消除|杜绝|为零|零(?:发生|报告|增长|容忍|死亡|新增|发案)")
_ALL = re.compile(r"全覆盖|全部|全员|百分之百|应(?P<done>.{1,2})尽(?P=done)")


def figures_in(phrase: str, unit: str) -> frozenset[Decimal]:
    """Return the figures that `phrase` names in `unit`; empty where it names none that can be told.

    Where a figure stands with the unit, those without it (4种慢病 in 4种慢病管理率90%以上) do not count.
    """
    plain = _GROUPED.sub("", _QUOTED.sub("", phrase))
    arabic = list(_arabic(plain, unit))
    named = [value for value, with_unit in arabic if with_unit]
    figures = {*(named or (value for value, _ in arabic)), *_chinese(plain, unit), *_in_words(plain, unit)}
    return frozenset(figures)


def _arabic(phrase: str, unit: str) -> Iterator[tuple[Decimal, bool]]:
    """Yield the figures in digits, and whether each stands with the unit."""
    found = list(_FIGURE.finditer(phrase))
    for index, figure in enumerate(found):
        after = found[index + 1] if figure["range"] and index + 1 < len(found) else figure
        counted = after["unit"] or ""
        with_unit = _same_unit(counted, after["scale"], unit)
        other = not with_unit and _counts_other(counted, unit)
        if other or (figure["every"] and len(found) > 1):
            continue
        value = Decimal(figure["arabic"]) * (10 if counted == "成" else 1)
        yield value, with_unit
        if after["scale"] and not unit.startswith(after["scale"]):
            yield value * _SCALES[after["scale"]], with_unit


def _chinese(phrase: str, unit: str) -> Iterator[Decimal]:
    """Yield the figures in Chinese numerals; only those with the unit, for 一 stands in many a word."""
    for figure in _CHINESE.finditer(phrase):
        value = _value(figure["numeral"])
        if value is None:
            continue
        if figure["percent"]:
            if unit in _SHARES[:2]:
                yield value
        elif figure["unit"] == "成" and unit in _SHARES[:2]:
            yield value * 10
        elif _same_unit(figure["unit"], "", unit):
            yield value


def _in_words(phrase: str, unit: str) -> Iterator[Decimal]:
    """Yield 0 for 动态清零 and the whole for 全覆盖; the whole is known of shares only."""
    whole = {"%": Decimal(100), "％": Decimal(100), "‰": Decimal(1000)}.get(unit)
    if _NONE_LEFT.search(phrase):
        yield Decimal(0)
    if whole is not None and _ALL.search(phrase):
        yield whole


def _value(numeral: str) -> Decimal | None:
    """Return what a Chinese numeral is; None for 三四 and the like."""
    if numeral == "半":
        return Decimal("0.5")
    try:
        return Decimal(2) if numeral == "两" else Decimal(from_chinese(numeral))
    except ValueError:
        return None


def _same_unit(written: str, scale: str, unit: str) -> bool:
    """Say whether the sign after a figure is the unit, or counts the same."""
    bare = unit.removeprefix(scale)
    bare = (bare.removeprefix("个") or bare)[:1]
    signs = {"月"} if written == "个月" else {*written[: 1 + written.startswith("个")]}
    return bool(bare) and any(sign == bare or _counts_alike(sign, bare) for sign in signs)


def _counts_other(written: str, unit: str) -> bool:
    """Say whether the sign after a figure counts something else, so that no figure of `unit` is meant."""
    if not written:
        return False
    return written == "个月" or written[0] in _TIME or (unit in _SHARES and written[0] in _THINGS)


def _counts_alike(one: str, other: str) -> bool:
    return any(one in alike and other in alike for alike in _ALIKE)
