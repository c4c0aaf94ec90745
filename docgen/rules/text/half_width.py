"""Find half-width punctuation in Chinese, full-width digits and letters, and spaces that do not belong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.records.printed import Part, Printed
from docgen.records.project import Project
from docgen.rules.correction import Hit, corrected, corrections
from docgen.rules.rule import Finding

_HAN = "一-鿿㐀-䶿〇"
_MARKS = "，。、；：！？（）《》〈〉“”‘’【】〔〕"
_SUSPECT = re.compile("[,;:!?()\"' 　０-９Ａ-Ｚａ-ｚ％]|\\.(?![0-9A-Za-z])")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}

_NUMERALS = "一二三四五六七八九十"
"""五. is a number typed in, not the end of a sentence."""
_OLD_NUMBER = r"(?!(?:19|20)\d{2}\) ?第?\d+ ?号)"
_WHAT = Text("全角半角用错", "half-width or full-width forms out of place:")
_QUOTES = Text("直引号改用成对的“ ”", "write “ ” in pairs for straight quotation marks")


class _Patterns(NamedTuple):
    """What to look for in a suspect text."""

    mark: re.Pattern[str]
    stop: re.Pattern[str]
    bracket: re.Pattern[str]
    with_han: re.Pattern[str]
    """A pair of brackets around Chinese or beside it."""
    wide: re.Pattern[str]
    straight: re.Pattern[str]
    space: re.Pattern[str]
    spaced_out: re.Pattern[str]
    """A short text drawn out to fill its line: 通 知."""


@cache
def _patterns() -> _Patterns:
    """Return the patterns; they take longer to compile than a sound project to check."""
    return _Patterns(
        mark=re.compile(rf"(?<=[{_HAN}”’》）])[,;:!?]|[,;:!?](?= ?[{_HAN}“‘《（])"),
        stop=re.compile(rf"(?<=[{_HAN}”’》）])\.(?=$|[{_HAN}“《（])"),
        bracket=re.compile(rf"\((?=[{_HAN}])|(?<=[{_HAN}])\)"),
        with_han=re.compile(
            rf"\({_OLD_NUMBER}(?:[^()\n]*[{_HAN}][^()\n]*|(?<=[{_HAN}]\()[^()\n]*|[^()\n]*(?=\)[{_HAN}]))\)"
        ),
        wide=re.compile("[０-９Ａ-Ｚａ-ｚ％]+"),
        straight=re.compile(rf"(?<=[{_HAN}{_MARKS}\d])[\"']|[\"'](?=[{_HAN}{_MARKS}\d])"),
        space=re.compile(
            rf"(?<=[{_HAN}{_MARKS},;:!?)])[ 　]+(?=[{_HAN}{_MARKS}])|(?<=[{_HAN}])[ 　]+(?=[\d,;:!?])"
            rf"|(?<=\d)[ 　]+(?=[{_HAN}])"
            r"|^[ 　]+|(?<![ 　])[ 　]+$"
        ),
        spaced_out=re.compile(rf"[{_HAN}](?:[ 　]+[{_HAN}])+"),
    )


def half_width(project: Project) -> Iterator[Finding]:
    """Warn of half-width punctuation in Chinese, full-width digits and letters, and needless spaces.

    中文里用了半角标点，数字字母用了全角，或多了空格。

    Bad:
        text: 2023 年继续做好签约服务,加强中医馆(国医堂)建设.
    Good:
        text: 2023年继续做好签约服务，加强中医馆（国医堂）建设。
    Why: GB/T 15834 sets full-width marks in Chinese; half-width ones and spaces break the 28 characters of a
        line. Addresses, times, ratios, decimals and English are left alone. A space often comes from a line
        that was broken in the YAML file: keep a paragraph on one line.
    为什么：GB/T 15834 规定中文用全角标点；半角标点和空格还会打乱每行28字。
        网址、邮箱、时间、比例、小数、英文不受影响。YAML 里一段分行写，换行会变成空格。
    """
    for printed in project.prose.holding(_SUSPECT):
        hits = list(_hits(printed))
        if hits:
            hint = _QUOTES if any(hit.right is None for hit in hits) else Text("", "")
            yield corrected(printed, _WHAT, corrections(printed.text, hits, around=2), hint=hint)


def _hits(printed: Printed) -> Iterator[Hit]:
    text, patterns = printed.text.rstrip("\n"), _patterns()
    for pattern in (patterns.mark, patterns.stop, patterns.bracket):
        for match in pattern.finditer(text):
            if match[0] != "." or text[: match.start()].strip(_NUMERALS):
                yield Hit(match.start(), match.end(), _FULL[match[0]])
    for match in patterns.with_han.finditer(text):
        yield Hit(match.start(), match.start() + 1, "（")
        yield Hit(match.end() - 1, match.end(), "）")
    for match in patterns.wide.finditer(text):
        yield Hit(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]))
    yield from _straight_quotes(text)
    if printed.part is not Part.LABEL and not patterns.spaced_out.fullmatch(text):
        for match in patterns.space.finditer(text):
            yield Hit(match.start(), match.end(), "")


def _straight_quotes(text: str) -> Iterator[Hit]:
    """Yield the straight quotation marks; a single pair has a certain correction, more have none."""
    found = list(_patterns().straight.finditer(text))
    for sign, pair in (('"', "“”"), ("'", "‘’")):
        places = [match.start() for match in found if match[0] == sign]
        certain = len(places) == 2 and text.count(sign) == 2
        for place, right in zip(places, pair if certain else [None] * len(places), strict=True):
            yield Hit(place, place + 1, right)
