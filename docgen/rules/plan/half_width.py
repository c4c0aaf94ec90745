"""Find half-width punctuation in Chinese, full-width digits and letters, and spaces that do not belong."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.printed import Part, Printed
from docgen.records.project import Project
from docgen.rules.plan.correction import Hit, corrected, corrections
from docgen.rules.rule import Finding

_HAN = "一-鿿㐀-䶿〇"
_MARKS = "，。、；：！？（）《》〈〉“”‘’【】〔〕"
_SUSPECT = re.compile("[,;:!?()\"' 　０-９Ａ-Ｚａ-ｚ％]|\\.(?![0-9A-Za-z])")
_FULL = {",": "，", ";": "；", ":": "：", "!": "！", "?": "？", "(": "（", ")": "）", ".": "。"}

_NUMERALS = "一二三四五六七八九十"
"""五. is a number typed in, not the end of a sentence."""
_MARK = re.compile(rf"(?<=[{_HAN}”’》）])[,;:!?]|[,;:!?](?= ?[{_HAN}“‘《（])")
_STOP = re.compile(rf"(?<=[{_HAN}”’》）])\.(?=$|[{_HAN}“《（])")
_OLD_NUMBER = r"(?!(?:19|20)\d{2}\) ?第?\d+ ?号)"
_WITH_HAN = re.compile(
    rf"\({_OLD_NUMBER}(?:[^()\n]*[{_HAN}][^()\n]*|(?<=[{_HAN}]\()[^()\n]*|[^()\n]*(?=\)[{_HAN}]))\)"
)
_BRACKET = re.compile(rf"\((?=[{_HAN}])|(?<=[{_HAN}])\)")
_STRAIGHT = re.compile(rf"(?<=[{_HAN}{_MARKS}\d])[\"']|[\"'](?=[{_HAN}{_MARKS}\d])")
_WIDE = re.compile("[０-９Ａ-Ｚａ-ｚ％]+")
_SPACE = re.compile(
    rf"(?<=[{_HAN}{_MARKS},;:!?)])[ 　]+(?=[{_HAN}{_MARKS}])|(?<=[{_HAN}])[ 　]+(?=[\d,;:!?])"
    rf"|(?<=\d)[ 　]+(?=[{_HAN}])"
    r"|^[ 　]+|(?<![ 　])[ 　]+$"
)
_SPACED_OUT = re.compile(rf"[{_HAN}](?:[ 　]+[{_HAN}])+")
_WHAT = Text("全角半角用错", "half-width or full-width forms out of place:")
_QUOTES = Text("直引号改用成对的“ ”", "write “ ” in pairs for straight quotation marks")


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
    text = printed.text.rstrip("\n")
    for pattern in (_MARK, _STOP, _BRACKET):
        for match in pattern.finditer(text):
            if match[0] != "." or text[: match.start()].strip(_NUMERALS):
                yield Hit(match.start(), match.end(), _FULL[match[0]])
    for match in _WITH_HAN.finditer(text):
        yield Hit(match.start(), match.start() + 1, "（")
        yield Hit(match.end() - 1, match.end(), "）")
    for match in _WIDE.finditer(text):
        yield Hit(match.start(), match.end(), unicodedata.normalize("NFKC", match[0]))
    yield from _straight_quotes(text)
    if printed.part is not Part.LABEL and not _SPACED_OUT.fullmatch(text):
        for match in _SPACE.finditer(text):
            yield Hit(match.start(), match.end(), "")


def _straight_quotes(text: str) -> Iterator[Hit]:
    """Yield the straight quotation marks; a single pair has a certain correction, more have none."""
    found = list(_STRAIGHT.finditer(text))
    for sign, pair in (('"', "“”"), ("'", "‘’")):
        places = [match.start() for match in found if match[0] == sign]
        certain = len(places) == 2 and text.count(sign) == 2
        for place, right in zip(places, pair if certain else [None] * len(places), strict=True):
            yield Hit(place, place + 1, right)
