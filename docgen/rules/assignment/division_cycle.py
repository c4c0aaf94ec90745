"""Find divisions whose parent, members or successor lead back to themselves."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text("断开其中一处", "break it at one place")

Links = Callable[[Division], tuple[str, ...]]

_LINKS: tuple[tuple[str, Text, Links], ...] = (
    ("parent", Text("上级单位", "parents"), lambda division: (division.parent,)),
    ("members", Text("成员", "members"), lambda division: division.members),
    ("successor", Text("承接单位", "successors"), lambda division: (division.successor,)),
)


def division_cycle(project: Project) -> Iterator[Finding]:
    """Report a division whose parent, members or successor lead back to itself.

    单位的上级、成员或承接单位绕了一圈又回到自己。

    Bad:
        - {id: old, name: 信息中心, kind: institution, successor: 数据中心}
        - {id: new, name: 数据中心, kind: institution, successor: 信息中心}
    Good:
        - {id: old, name: 信息中心, kind: institution, successor: 数据中心}
        - {id: new, name: 数据中心, kind: institution}
    Why: No division is its own superior, its own member or its own successor. Each circle is reported once.
    为什么：单位不能是自己的上级、成员或承接者；每一圈只报一次。
    """
    for key, kind, links in _LINKS:
        for circle in _circles(project, links):
            names = " → ".join(division.name for division in (*circle, circle[0]))
            message = Text(f"{kind.zh}循环：{names}", f"{kind.en} in a circle: {names}")
            yield Finding(circle[0], (key,), message, _REMEDY)


def _circles(project: Project, links: Links) -> Iterator[tuple[Division, ...]]:
    """Yield each circle once, from the member that was reached first; every division is entered once."""
    done: set[int] = set()
    for start in project.divisions:
        trail: list[Division] = []
        waiting: list[tuple[Division, int]] = [(start, 0)]
        while waiting:
            division, depth = waiting.pop()
            del trail[depth:]
            if any(division is earlier for earlier in trail):
                position = next(index for index, earlier in enumerate(trail) if earlier is division)
                yield tuple(trail[position:])
            elif id(division) not in done:
                done.add(id(division))
                trail.append(division)
                following = (project.division(name) for name in reversed(links(division)) if name)
                waiting.extend((other, depth + 1) for other in following if other is not None)
