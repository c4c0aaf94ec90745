"""Find standards under a name that is nearly, but not quite, a known one."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest

_KNOWN = ("三个一", "三合格", "三条线", "必到", "必访", "必核", "必查")
_ALIASES = {
    "三个合格": "三合格",
    "三条标准线": "三条线",
    "三个条线": "三条线",
    "三个1": "三个一",
    "3个一": "三个一",
    "3个1": "三个一",
}
_MARKS = " 　“”‘’\"'《》"


def standard_name(project: Project) -> Iterator[Finding]:
    """Warn of a standard that is written nearly like a known one, or in two ways in one register.

    标准的名称与通行的名称差一点，或同一登记簿里有两种写法。

    Bad:
        {where: 甲村, standard: 三个合格, item: 合格乡村医生, target: 1, actual: 1}
    Good:
        {where: 甲村, standard: 三合格, item: 合格乡村医生, target: 1, actual: 1}
    Why: Checks are printed in groups by the name of their standard: under two names one group becomes two.
        Known are 三个一, 三合格, 三条线, 必到, 必访, 必核 and 必查; a standard of quite another name is the
        office's own and is left alone.
    为什么：表按标准的名称分组，两种写法会分成两组。通行的有三个一、三合格、三条线、必到、必访、必核、必查；别
        的名称是本单位自定的标准，不提示。
    """
    for register in project.registers:
        seen: dict[str, str] = {}
        for check in register.facility_checks:
            plain = "".join(sign for sign in check.standard if sign not in _MARKS)
            first = seen.setdefault(plain, check.standard)
            right = _meant(plain) or (first if first != check.standard else "")
            if right and right != check.standard:
                message = Text(
                    f"{check.where}的标准“{check.standard}”应为“{right}”",
                    f"{check.where}: standard {check.standard} is known as {right}",
                )
                remedy = Text(f"写 standard: {right}", f"write standard: {right}")
                yield Finding(check, ("standard",), message, remedy)


def _meant(name: str) -> str:
    """Return the known standard that a name is meant to be; empty where it is none, or well written."""
    if name in _KNOWN:
        return name
    if name in _ALIASES:
        return _ALIASES[name]
    close = nearest(name, _KNOWN, 1)
    return close[0] if close and len(close[0]) > 2 and abs(len(name) - len(close[0])) <= 1 else ""
