"""Find sections without tasks in plans that divide no labour."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.plan.empty_section import REMEDY, says_nothing
from docgen.rules.rule import Finding


def bare_heading(project: Project) -> Iterator[Finding]:
    """Warn of a section without tasks in a plan that divides no labour.

    不分工的计划里有一个部分只有标题。

    Bad:
        divides_labour: false
        ...
        - {number: 2, title: 组织实施}
    Good:
        divides_labour: false
        ...
        - number: 2
          title: 组织实施
          tasks: [{id: T3, number: 3, title: 加强队伍建设, items: […]}]
    Why: A heading with nothing under it looks like a part that was lost; where labour is divided it is an
        error (DG326).
    为什么：只有标题、没有内容，像是漏了一部分；分工的计划里是错误（DG326）。
    """
    for plan in project.plans:
        if plan.divides_labour or project.is_damaged(plan):
            continue
        for section in plan.sections:
            if says_nothing(section):
                called = record_called(section)
                message = Text(
                    f"{called.zh}只有标题，没有内容", f"{called.en} has a heading and nothing else"
                )
                yield Finding(section, ("tasks",), message, REMEDY)
