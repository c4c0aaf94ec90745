"""Find figures that stand twice."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.progress import Figure
from docgen.records.project import Project
from docgen.rules.figure.figure_called import figure_called
from docgen.rules.rule import Finding


def repeated_figure(project: Project) -> Iterator[Finding]:
    """Warn of a figure that stands twice, with the same value.

    同一个数写了两次。

    Bad:
        - {indicator: trainees, value: 33, as_of: 2022-12-31}
        - {indicator: trainees, value: 33, as_of: 2022-12-31}
    Good:
        - {indicator: trainees, value: 33, as_of: 2022-12-31}
    Why: It would be two rows of the table; and one day one of the two is corrected and the other is not. Two
        values for one day are another finding (DG521).
    为什么：表里会印成两行；以后改了一处忘了另一处，就成了两个数。两处数值不同的另有检查（DG521）。
    """
    for identifier, figures in project.figure_index.items():
        indicator = project.indicator_index.get(identifier)
        first: dict[tuple[object, ...], Figure] = {}
        for figure in figures if indicator is not None else ():
            key = (figure.as_of, figure.scope, figure.population, figure.value, figure.unit)
            other = first.setdefault(key, figure)
            if other is not figure and indicator is not None:
                called = figure_called(indicator, figure)
                message = Text(
                    f"{called.zh}写了两次，{other.place()} 已经有了",
                    f"{called.en} stands twice; first at {other.place()}",
                )
                yield Finding(figure, ("indicator",), message, Text("删去一个", "delete one"))
