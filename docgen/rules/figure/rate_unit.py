"""Find indicators whose unit does not go with their name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.figure.units import is_share
from docgen.rules.rule import Finding

_SHARE = re.compile(r"(?:(?<![频心汇倍功速效概税费利脉])率|占比|比例|比重)$")
_PER_MILLE = re.compile(r"(?:婴儿|新生儿|儿童|围产儿|围生儿|婴幼儿)死亡率$|^(?:人口)?(?:出生率|自然增长率)$")
_MATERNAL = re.compile(r"孕产妇死亡率$")
_OTHERS = re.compile(r"/|每|万|[:：]")


def rate_unit(project: Project) -> Iterator[Finding]:
    """Warn of a rate that is counted in persons, and of a death rate in another unit than the usual one.

    指标的名称与计量单位不相称。

    Bad:
        {id: infant_mortality, name: 婴儿死亡率, unit: "%"}
        {id: signed, name: 签约率, unit: 人}
    Good:
        {id: infant_mortality, name: 婴儿死亡率, unit: ‰}
        {id: signed, name: 签约人数, unit: 人}
    Why: Deaths of infants and children are counted per thousand, of mothers per hundred thousand; in % they
        look ten or a thousand times as bad. A count under the name of a rate is held against the wrong
        target.
    为什么：婴儿、儿童死亡率按千分之（‰）计，孕产妇死亡率按每十万（/10万）计，写成 % 就差十倍、千倍。率和人数
        是两个指标，不能混。
    """
    for indicator in project.indicators:
        name, unit = "".join(indicator.name.split()), indicator.unit.strip()
        if not unit:
            continue
        if _PER_MILLE.search(name) and unit != "‰":
            usual = "‰"
        elif _MATERNAL.search(name) and is_share(unit):
            usual = "/10万"
        elif _SHARE.search(name) and not is_share(unit) and not _OTHERS.search(unit):
            usual = "%"
        else:
            continue
        message = Text(
            f"指标“{indicator.name}”（{indicator.id}）的计量单位是“{unit}”，通常是“{usual}”",
            f"indicator {indicator.id} ({indicator.name}) is in {unit}, and usually in {usual}",
        )
        remedy = Text(
            f"核对后写 unit: {usual}；是人数、份数的，改名称",
            f"see the source and write unit: {usual}; a count has another name",
        )
        yield Finding(indicator, ("unit",), message, remedy)
