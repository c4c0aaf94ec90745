"""Find sections without tasks in plans that divide labour."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.plan import Section
from docgen.records.project import Project
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

REMEDY = Text("补上任务或正文（text），或删去这一部分", "add its tasks or its text, or delete the section")


def says_nothing(section: Section) -> bool:
    """Say whether nothing would be printed under the heading of a section."""
    return not (section.tasks or section.text.strip() or section.shows_phases)


def empty_section(project: Project) -> Iterator[Finding]:
    """Report a section without tasks in a plan that divides labour.

    分工的计划里有一个部分没有任务。

    Bad:
        - number: 2
          title: 组织实施
          tasks: []
    Good:
        - number: 2
          title: 组织实施
          tasks: [{id: T3, number: 3, title: 加强队伍建设, items: […]}]
    Why: Its heading would be printed with nothing under it, and whatever was meant to stand there is nobody's
        task. A file of which something could not be read is not checked.
    为什么：印出来只有一个标题，下面什么也没有；本来要写的任务就没有人承担。没有读全的文件不作此项检查。
    """
    for plan in project.plans:
        if plan.divides_labour and not project.is_damaged(plan):
            for section in plan.sections:
                if says_nothing(section):
                    called = record_called(section)
                    message = Text(f"{called.zh}没有任务", f"{called.en} has no tasks")
                    yield Finding(section, ("tasks",), message, REMEDY)
