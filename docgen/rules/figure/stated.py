"""Find what texts say of indicators: a name, or an alias, followed by a number with a unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from docgen.records.document import Document
from docgen.records.indicator import Indicator
from docgen.records.plan import Plan
from docgen.records.printed import Part, Printed
from docgen.records.project import Project

_SHORTEST = 3
"""Names shorter than this stand in too many other words."""
_LINK = (
    r"(?:(?:也|均|都|已|已经|仅|共|共计|合计|累计|分别)?"
    r"(?:为|是|有|达到|达|约|近|超过|提高到|提高至|提升到|提升至|上升到|上升至|下降到|下降至|降至|升至)?)"
    r"[：:（(]?\s*"
)
_NUMBER = r"(?P<number>\d[\d,，]*(?<![,，])(?:\.\d+)?)\s*(?P<scale>[万亿]?)(?P<unit>[%％‰]|个百分点|[一-鿿]?)"
_ASKED = re.compile(r"目标|力争|不低于|不少于|不得|至少|要求|应当|达标线|标准为")
"""What says that a number is to be reached, not that it was."""
_BOUND = re.compile(r"\s*(?:以上|以下|以内|以外|左右|上下)")
_YEAR = re.compile(r"((?:19|20)\d{2})年")
_BEFORE = re.compile(r"上年|去年|同期|前年")
_CLAUSE = re.compile(r"[。；！？;\n]")
_SCALES = {"": Decimal(1), "万": Decimal(10_000), "亿": Decimal(100_000_000)}


class Stated(NamedTuple):
    """One figure that a text states."""

    indicator: Indicator
    words: str
    """Name, number and unit, as written."""
    value: Decimal
    unit: str
    """The sign after the number: %, ‰ or one character; empty where there is none."""
    decimals: int
    """To how many decimals it is written; negative where it is counted in 万 or 亿."""
    approximate: bool


def texts_of_documents(project: Project) -> Iterator[tuple[Document | Plan, Printed]]:
    """Yield the paragraphs that people write for one occasion: of documents, and before tasks of plans."""
    for document, texts in project.document_texts:
        yield from ((document, each) for each in texts if each.part in (Part.PARAGRAPH, Part.LABEL))
    for plan, texts in project.plan_texts:
        yield from ((plan, each) for each in texts if each.task is None and each.path == ("text",))


def stated_in(project: Project, text: str) -> Iterator[Stated]:
    """Yield the figures that a text states of indicators of the project; not what is only asked for."""
    names = names_of(project.indicators)
    if not names:
        return
    for found in _pattern(tuple(names)).finditer(text):
        before = _CLAUSE.split(text[: found.start()])[-1]
        asked = _ASKED.search(before[-12:]) or _ASKED.search(found[0]) or _BOUND.match(text, found.end())
        other_time = _BEFORE.search(before) or _BEFORE.search(found["name"])
        if asked or other_time or found["unit"] == "个百分点":
            continue
        digits = found["number"].replace(",", "").replace("，", "")
        scale = _SCALES[found["scale"]]
        yield Stated(
            indicator=names[found["name"]],
            words=found[0],
            value=Decimal(digits) * scale,
            unit=found["unit"].replace("％", "%"),
            decimals=len(digits.partition(".")[2]) - (len(str(scale)) - 1),
            approximate=bool(re.search("约|近|超过|余|多", found[0] + text[found.end() : found.end() + 1])),
        )


def years_in(text: str) -> frozenset[int]:
    """Return the years that a text names."""
    return frozenset(int(year) for year in _YEAR.findall(text))


def names_of(indicators: tuple[Indicator, ...]) -> dict[str, Indicator]:
    """Return the names and aliases by which texts can mean an indicator; those of two mean none."""
    found: dict[str, Indicator] = {}
    twice: set[str] = set()
    for indicator in indicators:
        for name in {indicator.name, *indicator.aliases}:
            if len(name) >= _SHORTEST and found.setdefault(name, indicator) is not indicator:
                twice.add(name)
    return {name: indicator for name, indicator in found.items() if name not in twice}


@lru_cache(maxsize=8)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = "|".join(map(re.escape, sorted(names, key=lambda name: (-len(name), name))))
    return re.compile(f"(?P<name>{longest_first})[”’]?{_LINK}{_NUMBER}")
