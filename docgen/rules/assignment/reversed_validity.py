"""Find divisions that cease before they begin."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.assignment.validity import never_valid
from docgen.rules.rule import Finding


def reversed_validity(project: Project) -> Iterator[Finding]:
    """Report a division that is dissolved or renamed on the day it is founded, or before.

    单位的撤销日期不晚于设立日期。

    Bad:
        {id: ageing, name: 老龄健康处, kind: division, valid_from: 2022-04-01, valid_to: 2021-04-01}
    Good:
        {id: ageing, name: 老龄健康处, kind: division, valid_from: 2022-04-01, valid_to: 2023-04-01}
    Why: Such a division exists on no day, so it could be named nowhere. From valid_to on it is no longer
        used, so the two days cannot be the same. DG209 and DG210 say nothing about it until this is mended.
    为什么：这样的单位一天也没有存在过，写在哪里都不对；valid_to 当天起就不再使用，所以两个日期也不能相同。
        改正以前，DG209、DG210 对它不作判断。
    """
    for division in project.divisions:
        if never_valid(division):
            begin, end = division.valid_from, division.valid_to
            yield Finding(
                division,
                ("valid_to",),
                Text(
                    f"单位“{division.name}”的撤销或更名日期 {end} 不晚于设立日期 {begin}",
                    f"{division.name} ceases on {end}, not after it begins on {begin}",
                ),
                Text(
                    "改正 valid_from 或 valid_to，多半是写反了或年份写错",
                    "correct valid_from or valid_to; are they swapped, or is a year wrong?",
                ),
            )
