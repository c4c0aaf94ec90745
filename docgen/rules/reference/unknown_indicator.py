"""Find ids of indicators that the catalogue does not know."""

from __future__ import annotations

from collections.abc import Iterator
from collections.abc import Set as AbstractSet

from docgen.diagnostics import Text
from docgen.records.base import Record
from docgen.records.document import Article
from docgen.records.files import INDICATORS
from docgen.records.plan import Plan
from docgen.records.project import Project
from docgen.rules.called import item_called, record_called, task_called
from docgen.rules.rule import Finding
from docgen.sources.suggest import nearest

Cited = tuple[Record, tuple[str | int, ...], str, Text]
"""A record, the way from it to an indicator's id, the id, and how a message names the record."""


def unknown_indicator(project: Project) -> Iterator[Finding]:
    """Report an indicator that the catalogue does not know, wherever its id is written.

    指标目录中没有这个指标。

    Bad:
        indicators: [产前筛查率]
    Good:
        indicators: [screening]   # data/indicators.yaml: {id: screening, name: 产前筛查率, unit: "%"}
    Why: A figure is held against its target by the indicator's id; under an unknown id it is held against
        nothing. Where the catalogue could not be read in full, the rule keeps silent.
    为什么：数据靠指标编号与目标值对照；编号对不上就无从对照。指标目录没有读全时，本检查不作判断。
    """
    if project.is_damaged(INDICATORS):
        return
    ids_by_name = {name: each.id for each in project.indicators for name in (each.name, *each.aliases)}
    for record, path, cited, where in _cited(project):
        if cited in project.indicator_index:
            continue
        message = Text(
            f"{where.zh}的指标“{cited}”不在指标目录中",
            f"{where.en}: indicator {cited} is not in the catalogue",
        )
        yield Finding(record, path, message, _remedy(cited, ids_by_name, list(project.indicator_index)))


def _cited(project: Project) -> Iterator[Cited]:
    """Yield where ids of indicators are written: in the tasks that name an unknown one, and elsewhere."""
    for plan in project.plans:
        yield from _in_plan(plan, project.indicator_index.keys())
    for indicator in project.indicators:
        if indicator.part_of:
            where = Text(f"指标 {indicator.id}（{indicator.name}）", f"indicator {indicator.id}")
            yield indicator, ("part_of",), indicator.part_of, where
    inside_returns = (progress.figures for report in project.returns for progress in report.items)
    for figures in (*(file.figures for file in project.figures), *inside_returns):
        for figure in figures:
            where = Text(f"{figure.as_of} 的数据", f"figure of {figure.as_of}")
            yield figure, ("indicator",), figure.indicator, where
    for document in project.documents:
        for article in document.articles:
            for path, cited in printed_indicators(article):
                yield article, path, cited, record_called(article)


def printed_indicators(article: Article) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield the ids of the indicators in the table and the chart of an article, each with the way to it."""
    for index, cited in enumerate(article.figures):
        yield ("figures", index), cited
    if article.chart is not None:
        for index, cited in enumerate(article.chart.indicators):
            yield ("chart", "indicators", index), cited


def _in_plan(plan: Plan, known: AbstractSet[str]) -> Iterator[Cited]:
    """Yield the ids in those tasks and items that have one not among the `known`."""
    for task in plan.tasks:
        if task.indicators and not known >= set(task.indicators):
            for index, cited in enumerate(task.indicators):
                yield task, ("indicators", index), cited, task_called(task)
        for item in task.items:
            if item.indicators and not known >= set(item.indicators):
                for index, cited in enumerate(item.indicators):
                    yield item, ("indicators", index), cited, item_called(task, item)


def _remedy(cited: str, ids_by_name: dict[str, str], ids: list[str]) -> Text:
    """Return the id that was meant, also by the indicator's name."""
    if cited in ids_by_name:
        right = ids_by_name[cited]
        return Text(f"“{cited}”是名称，写编号 {right}", f"{cited} is a name; write the id {right}")
    near = nearest(cited, [*ids, *ids_by_name])
    if near:
        meant = [f"{ids_by_name[name]}（{name}）" if name in ids_by_name else name for name in near]
        return Text(f"是不是 {'、'.join(meant)}？", f"did you mean {', '.join(meant)}?")
    return Text(
        f"在 {INDICATORS} 登记：{{id: {cited}, name: 名称, unit: 计量单位}}",
        f"add it to {INDICATORS}: {{id: {cited}, name: …, unit: …}}",
    )
