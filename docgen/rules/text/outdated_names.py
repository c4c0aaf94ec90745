"""Find organs under names they no longer bear."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.plan import Plan, Reference
from docgen.records.printed import Printed
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding


class _Change(NamedTuple):
    """From which year an organ bears another name."""

    year: int
    now: str


_CHANGES: dict[str, _Change] = {
    "国家卫生计生委|国家卫生和计划生育委员会|国家卫计委": _Change(2018, "国家卫生健康委"),
    "卫计[委局]|卫生计生[委局]|卫生和计划生育(?:委员会|局)": _Change(2018, "卫生健康委（局）"),
    "国务院扶贫办|国务院扶贫开发领导小组办公室": _Change(2021, "国家乡村振兴局（2023年并入农业农村部）"),
    "国家乡村振兴局": _Change(2023, "农业农村部"),
    "(?:环境保护|环保)部(?!门)": _Change(2018, "生态环境部"),
    "国土资源部(?!门)": _Change(2018, "自然资源部"),
    "国家食品药品监督管理总局|食品药品监管总局": _Change(2018, "国家市场监督管理总局、国家药品监督管理局"),
    "国家质检总局|国家工商总局": _Change(2018, "国家市场监督管理总局"),
    "国家安全监管总局|国家安全生产监督管理总局": _Change(2018, "应急管理部"),
    "国家旅游局": _Change(2018, "文化和旅游部"),
    "国家林业局": _Change(2018, "国家林业和草原局"),
    "(?:国家|省|市|县|区|州)扶贫办(?!公)": _Change(2021, "乡村振兴部门（2023年起并入农业农村部门）"),
    "国务院医改办": _Change(2018, "国家卫生健康委"),
    "(?<!原)卫生部(?![门分署队件位])": _Change(2013, "国家卫生健康委（2013—2018年为国家卫生计生委）"),
    "农业部(?![门分署队件位])": _Change(2018, "农业农村部"),
    "文化部(?![门分署队件位])": _Change(2018, "文化和旅游部"),
    "(?<!银)保监会|(?<!证)银监会": _Change(2018, "国家金融监督管理总局（2018—2023年为银保监会）"),
    "国务院法制办": _Change(2018, "司法部"),
    "银保监会": _Change(2023, "国家金融监督管理总局"),
    "监察部(?!门)": _Change(2018, "国家监察委员会"),
}
_ANY = re.compile("|".join(f"(?P<n{number}>{names})" for number, names in enumerate(_CHANGES)))
_WORDS = (
    "卫计委",
    "卫计局",
    "卫生计生",
    "卫生和计划生育",
    "国务院扶贫",
    "乡村振兴局",
    "环境保护部",
    "环保部",
    "国土资源部",
    "食品药品监",
    "国家质检",
    "国家工商",
    "国家安全监管",
    "国家安全生产",
    "国家旅游局",
    "国家林业局",
    "扶贫办",
    "医改办",
    "卫生部",
    "农业部",
    "文化部",
    "监会",
    "法制办",
    "监察部",
)
"""Words of which one stands in every old name."""
_YEAR = re.compile(r"(?:19|20)\d{2}(?=年|〕)")
_NEAR = 60
_FORMER = re.compile(
    "(?<![中太松草高平固开三五清])原(?![则因来有本始件料平阳])(?:国家|国务院|[一-鿿]{0,5}[省市县区州盟旗])?$"
)
"""What says that the name after it is a former one: 原, 原国家, 原市; but not 太原市 nor 原则上由市."""


def outdated_names(project: Project) -> Iterator[Finding]:
    """Warn of an organ under a name that it no longer bears.

    机关名称已经变更。

    Bad:
        text: 会同国家卫生计生委、国务院扶贫办开展督导。
    Good:
        text: 会同国家卫生健康委、国家乡村振兴局开展督导。
    Why: An old name sends a task to an organ that is gone. It is only a hint: where the plan or document is
        older than the change, or the text speaks of a year before it, the old name was right.
        Cited documents, the catalogue of divisions, and what the text itself calls 原… are left alone.
    为什么：沿用旧名，任务就落到已经撤并的机关头上。仅作提示：文件早于更名，或文中说的是更名以前年份的，
        以及写明“原某某委”的，不提示。
    """
    for printed in project.prose.containing(_WORDS):
        if isinstance(printed.record, Reference | Division):
            continue
        written = _year_of(project, printed)
        said: set[str] = set()
        for found in _ANY.finditer(printed.text):
            change = list(_CHANGES.values())[int((found.lastgroup or "n0")[1:])]
            if found[0] in said or written < change.year or _was_right(found, change.year):
                continue
            said.add(found[0])
            where = text_called(printed)
            yield Finding(
                printed.record,
                printed.path,
                Text(
                    f"{where.zh}：“{found[0]}”{change.year}年起为{change.now}",
                    f"{where.en}: {found[0]} is {change.now} since {change.year}",
                ),
                Text(
                    f"改为{change.now}；引用旧文件的，保留原名",
                    f"write {change.now}; in the name of an older document keep the old one",
                ),
            )


def _year_of(project: Project, printed: Printed) -> int:
    """Return the year that a text was written in; a late one where nothing says."""
    source = printed.source
    day = project.plan_dates.get(source.id) if isinstance(source, Plan) else source.date if source else None
    return day.year if day is not None else 9999


def _was_right(found: re.Match[str], year: int) -> bool:
    """Say whether the text means the organ of then: 原 stands before the name, or an early year near it."""
    text, start = found.string, found.start()
    near = text[max(0, start - _NEAR // 2) : found.end() + _NEAR]
    return bool(_FORMER.search(text[:start])) or any(int(named) <= year for named in _YEAR.findall(near))
