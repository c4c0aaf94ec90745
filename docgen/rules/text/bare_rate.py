"""Find rates without a unit in texts, and death rates of children in %."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import text_called
from docgen.rules.rule import Finding

_LINK = "(?:为|是|达|达到|约|仅|：)?"
_BARE = re.compile(
    rf"率(?<![频心汇倍功速效概税费利曲脉]率){_LINK}(?P<bare>\d+(?:\.\d+)?)(?=[，。；、,;）)\n])"
    r"(?!、\d+(?:\.\d+)?[%％‰])"
)
_PER_CENT = re.compile(rf"死(?<=[婴童儿]死)亡率{_LINK}(?P<share>\d+(?:\.\d+)?)[%％]")
_NAME = re.compile(r"[一-鿿0-9A-Za-z]{0,8}$")


def bare_rate(project: Project) -> Iterator[Finding]:
    """Warn of a rate without % or ‰ in a text, and of a death rate of children in %.

    正文里的率没有写 % 或 ‰，或把 ‰ 写成了 %。

    Bad:
        text: 婴儿死亡率3.09、5岁以下儿童死亡率4.94%。
    Good:
        text: 婴儿死亡率3.09‰、5岁以下儿童死亡率4.94‰。
    Why: 3.09 may be per hundred or per thousand; the reader takes it for the worse. 频率, 心率, 汇率 and the
        like are no shares and are left alone, and so are 90、95% that share one sign.
    为什么：只写 3.09，分不清百分之还是千分之。频率、心率、汇率等不是比例，不提示；“90、95%”共用一个符号的也不
        提示。
    """
    for printed in project.prose.holding(_BARE, _PER_CENT, signs="率"):
        text = f"{printed.text}\n"
        where = text_called(printed)
        for found in _BARE.finditer(text):
            words = _named(text, found)
            message = Text(f"{where.zh}：“{words}”没有写 % 还是 ‰", f"{where.en}: {words} has no % or ‰")
            yield Finding(printed.record, printed.path, message, _WRITE)
        for found in _PER_CENT.finditer(text):
            words = _named(text, found)
            message = Text(
                f"{where.zh}：“{words}”用的是 %，儿童死亡率按 ‰ 计", f"{where.en}: {words} is in %, not in ‰"
            )
            yield Finding(printed.record, printed.path, message, _PER_MILLE)


_WRITE = Text("查明单位，补上 % 或 ‰", "find out which it is, and write % or ‰")
_PER_MILLE = Text("查明是不是 ‰，改正", "find out whether it is ‰, and correct it")


def _named(text: str, found: re.Match[str]) -> str:
    """Return the rate with the name before it."""
    before = _NAME.search(text[: found.start()])
    return (before[0] if before else "") + found[0]
