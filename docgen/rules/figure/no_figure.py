"""Find indicators that a document is to print and of which there is no figure."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.layout.dates import date_words
from docgen.records.indicator import Indicator
from docgen.records.project import Project
from docgen.records.standing import day_of, figures_on
from docgen.rules.called import record_called
from docgen.rules.reference.unknown_indicator import printed_indicators
from docgen.rules.rule import Finding

_FOLDER = "data/figures/"


def no_figure(project: Project) -> Iterator[Finding]:
    """Report an indicator in the table or chart of an article of which there is no figure up to its day.

    文章要列的指标没有截至该日的数。

    Bad:
        as_of: 2022-12-31
        articles: [{id: visits, figures: [visits], …}]
        ...
        figures: [{indicator: visits, value: 91, as_of: 2023-12-31}]
    Good:
        figures: [{indicator: visits, value: 91, as_of: 2022-12-31}]
    Why: The row would be left out, and nobody would miss it. A figure dated after the day of the document
        does not count: mostly its year is a slip. Where a file of figures could not be read in full, the rule
        keeps silent.
    为什么：这一行不会印出，也没有人发现。晚于公文截至日期的数不算，多半是年份写错。数据文件没有读全时，不作判
        断。
    """
    if any(path.startswith(_FOLDER) for path in project.damaged):
        return
    for document in project.documents:
        day = day_of(project, document)
        for article in document.articles:
            for path, cited in printed_indicators(article):
                indicator = project.indicator_index.get(cited)
                if indicator is not None and not figures_on(project, cited, day):
                    called = record_called(article)
                    until = f"截至{date_words(day)}" if day else ""
                    message = Text(
                        f"{called.zh}要列“{indicator.name}”（{cited}），没有{until}的数",
                        f"{called.en}: there is no figure of {cited}{f' up to {day}' if day else ''}",
                    )
                    yield Finding(article, path, message, _remedy(project, indicator, day))


def _remedy(project: Project, indicator: Indicator, day: datetime.date | None) -> Text:
    """Return where to write the figure, or which later one there is."""
    later = project.figure_index.get(indicator.id, ())
    if later and day is not None:
        first = min(later, key=lambda figure: figure.as_of)
        return Text(
            f"{first.place()} 的数截至{date_words(first.as_of)}，晚于公文的截至日期：核对两个日期",
            f"the figure at {first.place()} is of {first.as_of}, after the day of the document: see both",
        )
    return Text(
        f"在 {_FOLDER} 写上这个数，或从文章里删去这个指标",
        f"write it in {_FOLDER}, or delete the indicator from the article",
    )
