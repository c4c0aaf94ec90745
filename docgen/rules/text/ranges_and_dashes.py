"""Find ranges, dashes and ellipses written with the wrong sign."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.correction import Hit, corrected, corrections
from docgen.rules.rule import Finding

_HYPHEN = r"(?:-{1,2}|[–－~])"
_FREE = r"(?<![\dA-Za-z.\-–－~/〔第])"
_UNITS = (
    "周?岁|月龄|[种类人名个次天周家所例户张台件项批场倍元万亿米克吨升度℃%‰]"
    "|小时|分钟|公里|千米|厘米|毫[米克升]|千克|公斤|年(?!级|月|版)"
)
_Correct = Callable[[re.Match[str]], str]
_CORRECTIONS: tuple[tuple[str, _Correct], ...] = (
    (
        rf"{_FREE}((?:19|20)\d{{2}})(年?) ?(?:{_HYPHEN}|～|——|―) ?((?:19|20)\d{{2}})(?=年|[)）》〉]|$)",
        lambda found: f"{found[1]}{found[2]}—{found[3]}",
    ),
    (
        rf"(\d{{1,2}}[年月日]) ?(?:{_HYPHEN}|——) ?(\d{{1,4}})(?=[年月日](?!龄))",
        lambda found: f"{found[1]}—{found[2]}",
    ),
    (
        rf"{_FREE}(\d{{1,2}}){_HYPHEN}(\d{{1,2}})(?=[月日](?!龄|内|后))",
        lambda found: f"{found[1]}—{found[2]}",
    ),
    (
        rf"{_FREE}(?!(?:19|20)\d\d\D)(\d+(?:\.\d+)?){_HYPHEN}(\d+(?:\.\d+)?)(?=(?![%‰万亿])(?:{_UNITS}))",
        lambda found: f"{found[1]}～{found[2]}",
    ),
    (
        rf"{_FREE}(\d+(?:\.\d+)?)(?:{_HYPHEN}|[～—])(\d+(?:\.\d+)?)([%‰]|[万亿][元人名户吨亩]?)",
        lambda found: f"{found[1]}{found[3]}～{found[2]}{found[3]}",
    ),
    (
        rf"(\d+(?:\.\d+)?)([%‰]|[万亿][元人名户吨亩]?){_HYPHEN}(\d+(?:\.\d+)?)(?=\2)",
        lambda found: f"{found[1]}{found[2]}～{found[3]}",
    ),
    (r"(?<!…)…+等|等…+", lambda found: "等" if found[0].startswith("等") else "……"),
    (r"(?<![…等])(?:…|…{3})(?![…等])|\.{3,}|·{3,}", lambda _: "……"),
    (r"(?<=[一-鿿”》）]) ?-{2,} ?(?=[一-鿿“《（])|[―─]{2,}|—{3,}", lambda _: "——"),
)
_SUSPECT = re.compile(
    r"[-–－~～—―─…](?:(?<=[\d年月日%‰万亿元人名户吨亩 ][-–－~―]) ?\d|(?<=[～—])\d+(?:\.\d+)?[%‰万亿]"
    r"|(?<=[\d年]～)(?:19|20)\d{2}|(?<=—)—(?: ?\d|—)|(?<=…)|(?<=[―─])[―─]|(?<=-)-)"
)
_POINTS = re.compile(r"[.·](?:(?<=\.)\.\.|(?<=·)··)")
_WHAT = Text("起止号、破折号或省略号不规范：", "a range, dash or ellipsis has the wrong sign:")


def ranges_and_dashes(project: Project) -> Iterator[Finding]:
    """Warn of ranges written with a hyphen, and of dashes and ellipses that are too short.

    起止、范围用了半角连字符，或破折号、省略号不规范。

    Bad:
        text: 2021-2025年，0-6岁儿童健康管理率达到85～90%。
    Good:
        text: 2021—2025年，0～6岁儿童健康管理率达到85%～90%。
    Why: GB/T 15834 sets one dash (U+2014) between years, months and days, ～ between quantities, two dashes
        for a break and six points for an ellipsis; GB/T 15835 repeats the percent sign. Standards, telephone
        numbers and other codes keep their hyphen.
    为什么：GB/T 15834 规定起止年月日用一字线“—”，数值范围用浪纹线“～”，破折号占两格，省略号六个点；
        GB/T 15835 规定范围两端都写百分号。标准号、电话号码等代码中的连字符不变。
    """
    for printed in project.prose.holding(_SUSPECT, _POINTS):
        hits = [
            Hit(match.start(), match.end(), right(match))
            for pattern, right in _patterns()
            for match in pattern.finditer(printed.text)
        ]
        if hits:
            yield corrected(printed, _WHAT, corrections(printed.text, hits, around=1))


@cache
def _patterns() -> tuple[tuple[re.Pattern[str], _Correct], ...]:
    """Return the corrections with their patterns compiled: needed only once a suspect is found."""
    return tuple((re.compile(pattern), right) for pattern, right in _CORRECTIONS)
