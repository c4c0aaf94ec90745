"""Find enumerations whose stated number the text does not hold."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.numerals import to_chinese
from docgen.records.project import Project
from docgen.rules.called import item_called
from docgen.rules.rule import Finding

_LARGEST = 99_999
_SPOKEN = str.maketrans("两〇○", "二零零")
_NUMERALS = "零一二三四五六七八九十百千万亿"


def stated_number(project: Project) -> Iterator[Finding]:
    """Warn of an item with an enumeration whose stated number is not in its text.

    列举写明的个数正文里没有。

    Bad:
        text: 做好高血压、糖尿病、肺结核等三类主要慢病患者的签约服务。
        enumerations:
          - {name: 主要慢病, stated: 4, members: [高血压, 糖尿病, 肺结核, 严重精神障碍]}
    Good:
        text: 做好高血压、糖尿病、肺结核、严重精神障碍等四类主要慢病患者的签约服务。
        enumerations:
          - {name: 主要慢病, stated: 4, members: [高血压, 糖尿病, 肺结核, 严重精神障碍]}
    Why: Only what is printed counts: the list may be right and the text wrong. The number may stand in
        digits or in Chinese numerals, 2 as 二 or 两; a part of another number (10 in 2010) or an ordinal
        (第四) is not the number.
    为什么：印出来的是正文，列举对了、正文错了也看不出来。个数用数字或汉字都行，2 写“二”或“两”；
        别的数的一部分（2010 里的 10）、序数（第四）不算。
    """
    for plan in project.plans:
        for task in plan.tasks:
            for item in task.items:
                for index, listed in enumerate(item.enumerations):
                    if not _holds(item.text, listed.stated):
                        where = item_called(task, item)
                        message = Text(
                            f"{where.zh}：“{listed.name}”写明 {listed.stated} 个，正文里没有这个数",
                            f"{where.en}: {listed.name} states {listed.stated}, which the text does not hold",
                        )
                        yield Finding(item, ("enumerations", index, "stated"), message, _REMEDY)


_REMEDY = Text(
    "核对正文与 stated，改正写错的一处；正文没有写个数的，补上个数",
    "compare text and stated and correct the wrong one; add the number where the text has none",
)


def _holds(text: str, number: int) -> bool:
    """Say whether the number stands in the text by itself, in digits or in Chinese numerals."""
    plain = unicodedata.normalize("NFKC", text).translate(_SPOKEN)
    digits = rf"(?<![第0-9])(?<![0-9]\.){number}(?![0-9{_NUMERALS}%‰]|\.[0-9])"
    if re.search(digits, plain):
        return True
    if not 1 <= number <= _LARGEST:
        return False
    return re.search(rf"(?<![第{_NUMERALS}]){to_chinese(number)}(?![{_NUMERALS}])", plain) is not None
