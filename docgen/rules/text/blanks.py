"""Find the signs that stand for something left open: ××, XX, ___."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.correction import Hit, corrected, corrections
from docgen.rules.rule import Finding

_SUSPECT = re.compile("[×✕Ⅹ_＿Xx]")
_BLANK = r"[×✕Ⅹ]{2,}|(?<=[一-鿿〔])×(?=[一-鿿〕])|(?<![A-Za-z])(?:X{2,}|x{2,})(?![A-Za-z.])|_{3,}|＿{2,}"
_WHAT = Text("可能有没填的位置：", "something may have been left open:")
_REMEDY = Text(
    "没有填写的，填上；有意隐去姓名、单位的，保留不改",
    "fill it in; where a name is withheld on purpose, keep it as it is",
)


def blanks(project: Project) -> Iterator[Finding]:
    """Warn of ××, XX or ___ in a text: something may have been left open.

    文字里有 ××、XX、___，可能没有填写。

    Bad:
        text: 由××处会同XX单位于____前报送。
    Good:
        text: 由人事处会同医政医管局于6月底前报送。
    Why: A blank of a draft prints as it is. But 张××同志 and ×××的病例 withhold a name on purpose, which is
        lawful and often required; nobody but the writer can tell the two apart.
    为什么：草稿里没填的位置会照样印出来；“张××同志”“×××的病例”是依规隐去姓名，应当保留。
        两者只有写的人分得清，所以只作提醒。
    """
    for printed in project.prose.holding(_SUSPECT):
        hits = [Hit(found.start(), found.end(), None) for found in _blank().finditer(printed.text)]
        if hits:
            yield corrected(printed, _WHAT, corrections(printed.text, hits, around=3), hint=_REMEDY)


@cache
def _blank() -> re.Pattern[str]:
    """Return the pattern of a blank; compiled when the first suspect is met."""
    return re.compile(_BLANK)
