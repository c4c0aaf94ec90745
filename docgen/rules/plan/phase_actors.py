"""Find phases in which nobody is named to act."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.assignment.unread import left_out
from docgen.rules.called import record_called
from docgen.rules.rule import Finding

_REMEDY = Text("写 actors，如 [各乡镇卫生院, 各村卫生室]", "write actors, such as [各乡镇卫生院, 各村卫生室]")


def phase_actors(project: Project) -> Iterator[Finding]:
    """Warn of a phase that names nobody who acts in it.

    阶段没有写由谁来做。

    Bad:
        - {id: start, number: 1, title: 动员部署, …}
    Good:
        - {id: start, number: 1, title: 动员部署, actors: [各乡镇卫生院], …}
    Why: Each phase is dispatched to those who act in it; a phase of nobody is nobody's work.
    为什么：每个阶段都要调度到承担的单位；没有写谁来做，就没有人做。
    """
    for plan in project.plans:
        for phase in plan.phases:
            if not phase.actors and not left_out(phase, "actors"):
                called = record_called(phase)
                message = Text(f"{called.zh}没有写由谁来做", f"{called.en} names nobody who acts in it")
                yield Finding(phase, ("actors",), message, _REMEDY)
