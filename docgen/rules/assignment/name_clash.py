"""Find names that two divisions go by."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.division import Division
from docgen.records.project import Project
from docgen.rules.rule import Finding

_REMEDY = Text(
    "两个单位的名称、别名、编号互不相同；是同一单位的，合并成一条",
    "give each its own names, aliases and id; if they are one division, merge them",
)


def name_clash(project: Project) -> Iterator[Finding]:
    """Report a name, alias or id that two divisions go by.

    两个单位用了同一个名称、别名或编号。

    Bad:
        - {id: city, name: 医政医管处, kind: division}
        - {id: province, name: 医政医管局, aliases: [医政医管处], kind: division}
    Good:
        - {id: city, name: 医政医管处, kind: division}
        - {id: province, name: 医政医管局, kind: division}
    Why: Who is meant by such a name would depend on the order of the catalogue. The finding stands at the
        second holder.
    为什么：同一个名称指两个单位，指谁就只能看名录里谁在前；问题标在后一个单位上。
    """
    for division in project.divisions:
        for path, name in _names_with_paths(division):
            holder = project.division(name)
            if holder is None or holder is division:
                continue
            one, other = f"{division.name}（{division.id}）", f"{holder.name}（{holder.id}）"
            message = Text(
                f"{one}的“{name}”已经是{other}的名称、别名或编号",
                f"{name}, of {one}, is already a name, alias or id of {other}",
            )
            yield Finding(division, path, message, _REMEDY)


def _names_with_paths(division: Division) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """Yield every name a division goes by, with its place in the record."""
    yield ("id",), division.id
    yield ("name",), division.name
    for index, alias in enumerate(division.aliases):
        yield ("aliases", index), alias
