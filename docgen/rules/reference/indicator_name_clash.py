"""Find names that two indicators go by."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.indicator import Indicator
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    "两个指标的编号、名称、别名互不相同；统计口径不同的，在名称里写明",
    "give each its own id, name and aliases; say in the name how the populations differ",
)


def indicator_name_clash(project: Project) -> Iterator[Finding]:
    """Report an id, name or alias that two indicators go by.

    两个指标用了同一个编号、名称或别名。

    Bad:
        - {id: filing-all, name: 建档率, unit: "%", population: 全体居民}
        - {id: filing-poor, name: 建档率, unit: "%", population: 贫困人口}
    Good:
        - {id: filing-all, name: 居民建档率, unit: "%", population: 全体居民}
        - {id: filing-poor, name: 贫困人口建档率, unit: "%", population: 贫困人口}
    Why: One name for two populations is how 81.75 % and 100 % come to stand for the same thing. The finding
        stands at the second holder.
    为什么：同名而口径不同，报表里就会出现两个对不上的数；问题标在后一个指标上。
    """
    holders: dict[str, Indicator] = {}
    for indicator in project.indicators:
        for path, name in _names_with_paths(indicator):
            holder = holders.setdefault(name, indicator)
            if holder is indicator:
                continue
            message = Text(
                f"指标 {indicator.id} 的“{name}”已经是指标 {holder.id}（{holder.name}）的编号、名称或别名",
                f"{name}, of indicator {indicator.id}, is already an id, name or alias of {holder.id}",
            )
            yield Finding(indicator, path, message, _REMEDY)


def _names_with_paths(indicator: Indicator) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every name an indicator goes by, with its place in the record."""
    yield ("id",), indicator.id
    yield ("name",), indicator.name
    for index, alias in enumerate(indicator.aliases):
        yield ("aliases", index), alias
