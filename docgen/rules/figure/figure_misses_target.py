"""Note printed figures that miss their target."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.records.standing import day_of, figures_on, is_met, targets_for
from docgen.rules.called import record_called
from docgen.rules.figure.figure_called import figure_called, value_called
from docgen.rules.reference.impossible_target import target_called
from docgen.rules.reference.unknown_indicator import printed_indicators
from docgen.rules.rule import Finding

_REMEDY = Text(
    "文中说明差距和原因；数或目标写错的，改正", "say why in the text; or correct the figure or the target"
)


def figure_misses_target(project: Project) -> Iterator[Finding]:
    """Note a figure that an article prints and that misses its target.

    文章所列的数没有达到目标值。

    Bad:
        text: 慢病规范管理扎实推进。
        figures: [managed]   # 85 %, target >= 90
    Good:
        text: 慢病规范管理率为85%，比目标低5个百分点，主要是外出务工人员随访不到。
        figures: [managed]
    Why: The table prints 未达标 beside it; a text that says nothing of it looks as if nobody had noticed. It
        is only a hint. Targets for each place, or for a shorter time than a year, are not compared.
    为什么：表里会印“未达标”，正文只字不提，像是没有发现。仅作提示。按“每县”“每季度”计的目标不比较。
    """
    for document in project.documents:
        day = day_of(project, document)
        for article in document.articles:
            cited = {name: path for path, name in reversed(list(printed_indicators(article)))}
            for name, path in cited.items():
                indicator = project.indicator_index.get(name)
                for figure in figures_on(project, name, day) if indicator is not None else ():
                    if indicator is None or is_met(indicator, figure) is not False:
                        continue
                    where, called = record_called(article), figure_called(indicator, figure)
                    targets = "、".join(
                        target_called(each, indicator.unit) for each in targets_for(indicator, figure)
                    )
                    value = value_called(indicator, figure)
                    message = Text(
                        f"{where.zh}所列{called.zh} {value}，没有达到目标 {targets}",
                        f"{where.en}: {called.en} is {value} and misses the target {targets}",
                    )
                    yield Finding(article, path, message, _REMEDY)
