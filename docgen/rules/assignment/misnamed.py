"""Say what a name that the catalogue does not know was probably meant to be, and how to write it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.files import DIVISIONS
from docgen.records.project import Project
from docgen.rules.assignment.called import listed
from docgen.sources.suggest import nearest

_SEPARATORS = re.compile("[、，,；;]")
_AND_OTHERS = re.compile("(?P<named>.+?)等(?P<group>[^等]*)")
_BRACKETED = re.compile("[（(](.+)[）)]。?")
_DUTY = re.compile("由?(.+?)(?:共同|联合)?(?:牵头|配合|按职责分工负责|负责)")
_OPEN_GROUP = re.compile("(?:有关|相关|各|处室|部门|单位).*|")
_PREFIX = re.compile("^[委厅局省市县区州]")


def remedy_for(project: Project, name: str) -> Text:
    """Return what to write instead of the unknown `name`; the first explanation that fits."""
    ways = (_in_group_form, _as_list, _without_duty_words, _without_prefix, _as_nearest, _as_new_group)
    found = (remedy for way in ways for remedy in way(project, name))
    return next(
        found,
        Text(
            f"在 {DIVISIONS} 登记这个单位，或改成已登记的名称",
            f"add it to {DIVISIONS}, or write a name that is there",
        ),
    )


def _in_group_form(project: Project, name: str) -> Iterator[Text]:
    """Offer ``{group: …, including: […]}`` for 某处等有关处室."""
    found = _AND_OTHERS.fullmatch(_bare(name))
    if found is None:
        return
    named = [_known_form(project, part) for part in _SEPARATORS.split(found["named"]) if part.strip()]
    if not _OPEN_GROUP.fullmatch(found["group"]) and not any(map(project.division, named)):
        return
    group = found["group"] or "有关处室"
    form = f"{{group: {group}, including: [{', '.join(named)}]}}"
    known = project.division(group) is not None
    yield Text(
        f"写成 {form}{'' if known else f'，并在单位名录中登记“{group}”'}",
        f"write {form}{'' if known else f' and add {group} to the catalogue'}",
    )


def _as_list(project: Project, name: str) -> Iterator[Text]:
    """Offer one entry a division for 甲、乙."""
    parts = [part for part in _SEPARATORS.split(name) if part.strip()]
    if len(parts) > 1:
        entries = ", ".join(_known_form(project, part) for part in parts)
        yield Text(f"每个单位单独一项：[{entries}]", f"write one entry a division: [{entries}]")


def _without_duty_words(project: Project, name: str) -> Iterator[Text]:
    """Offer the bare name for 甲牵头 or （甲配合）."""
    bare = _bare(name)
    if bare != name.strip():
        form = _known_form(project, bare)
        yield Text(
            f"只写单位名称“{form}”；“牵头”“配合”由 lead、support 表示，成文时自动印出",
            f"write the name alone, {form}: lead and support say the rest and print it",
        )


def _without_prefix(project: Project, name: str) -> Iterator[Text]:
    """Offer the name in the catalogue that differs by 委, 省, 市 and the like in front."""
    bare = _PREFIX.sub("", name)
    prefixes = dict.fromkeys([project.office.division_prefix if project.office else "", *"委省市县区"])
    for form in (bare, *(prefix + name for prefix in prefixes)):
        if form != name and form in project.division_index:
            yield Text(
                f"名录中是“{form}”：照此写，或把“{name}”加进它的 aliases",
                f"the catalogue has {form}: write that, or add {name} to its aliases",
            )


def _as_nearest(project: Project, name: str) -> Iterator[Text]:
    """Offer the names that are most like it."""
    close = listed(nearest(name, _writable(project)))
    if close.zh:
        yield Text(
            f"是不是{close.zh}？不是的，在 {DIVISIONS} 登记",
            f"did you mean {close.en}? else add it to {DIVISIONS}",
        )


def _bare(name: str) -> str:
    """Return a name without the clause round it: 甲 of （甲牵头）."""
    bracketed = _BRACKETED.fullmatch(name.strip())
    inner = bracketed[1] if bracketed else name.strip()
    duty = _DUTY.fullmatch(inner)
    return duty[1] if duty else inner


def _as_new_group(_: Project, name: str) -> Iterator[Text]:
    """Offer an entry of the catalogue for a name that begins like a group."""
    if name.startswith(("有关", "相关")):
        entry = f"{{id: 编号, name: {name}, kind: group, vague: true}}"
        yield Text(
            f"在 {DIVISIONS} 登记为泛指的集合：{entry}",
            f"add it to {DIVISIONS} as a vague group: {entry}",
        )
    elif name.startswith("各"):
        entry = f"{{id: 编号, name: {name}, kind: group, members: [成员单位]}}"
        yield Text(
            f"在 {DIVISIONS} 登记为集合：{entry}",
            f"add it to {DIVISIONS} as a group: {entry}",
        )


def _known_form(project: Project, part: str) -> str:
    """Return one name out of several, without the words round it, as the catalogue has it if it does."""
    bare = _bare(part)
    return bare if bare in project.division_index else next(iter(nearest(bare, _writable(project), 1)), bare)


def _writable(project: Project) -> Iterator[str]:
    """Yield the names and aliases of all divisions; ids only serve the command line."""
    for division in project.divisions:
        yield division.name
        yield from division.aliases
