"""Find divisions that are given work by a document but do not receive it."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.files import DIVISIONS
from docgen.records.project import Assigned, Project
from docgen.rules.document.printed_recipients import receiving
from docgen.rules.rule import Finding

_REMEDY = Text(
    "在 recipients 中加上这些单位，或加上包含它们的集合；集合漏了成员的，补进单位名录的 members",
    "add them, or a group that holds them, to recipients; a member missing from a group goes to its members",
)

Work = dict[str, Assigned]
"""The first assignment of each division that is given work, by its name."""


def uncovered_recipients(project: Project) -> Iterator[Finding]:
    """Report, once a document, the divisions that its plan gives work but its recipients leave out.

    主送机关没有包括全部承担任务的单位。

    Bad:
        recipients:
          - divisions: [委机关各处室]
        # 计划里还有 各设区市 配合
    Good:
        recipients:
          - divisions: [委机关各处室]
          - divisions: [各设区市]
    Why: A division that does not receive the document does not know of its task. A group covers its members,
        a unit covers those under it (parent), a group of each internal division (…各处室) covers all of
        them; whom the printed text of a group misses does not receive. The issuing office needs no cover,
        nor do vague groups; 抄送 (copies_to) is no cover. Where recipients are missing, unknown or
        unreadable, other findings say so and this one keeps silent. A type that hands out no work, such as
        a report or a brief, says assigns_work: false in the catalogue of types.
    为什么：收不到文件的单位不知道自己的任务。集合覆盖成员，上级单位覆盖下级单位，“…各处室”覆盖全部内设处室；
        印出的写法（text）漏了的单位不算主送；发文机关自己和“有关处室”等泛指不必主送；抄送不算。
        主送机关缺失、不在名录或没有读全时，另有提示，本检查不作判断。报告、简报等不布置任务的文种，
        在样式目录中写 assigns_work: false。
    """
    work_of: dict[str, Work] = {}
    for document in project.documents:
        plan = project.plan_index.get(document.plan)
        if plan is None or not document.recipients or not _assigns_work(project, document):
            continue
        if _unreadable(project, document):
            continue
        if not work_of:
            work_of = _work_by_plan(project)
        covered = _covered(project, document)
        missing = {name: entry for name, entry in work_of.get(plan.id, {}).items() if name not in covered}
        left = {name: entry for name, entry in missing.items() if not _reached(project, name, covered)}
        if left:
            yield Finding(document, ("recipients",), _message(document, left), _REMEDY)


def _assigns_work(project: Project, document: Document) -> bool:
    """Say whether the document hands out the work of its plan; where its type is unknown, it is taken to."""
    kind = project.type_index.get(document.type)
    return kind is None or kind.assigns_work


def _unreadable(project: Project, document: Document) -> bool:
    """Say whether what was read of the recipients is too little to judge them."""
    names = (name for group in document.recipients for name in group.divisions)
    return project.is_damaged(DIVISIONS, document) or any(
        name not in project.division_index for name in names
    )


def _work_by_plan(project: Project) -> dict[str, Work]:
    """Return who is given work in each plan: groups member by member, vague groups left out."""
    first: dict[str, Work] = {}
    for entry, names in project.named:
        of_plan = first.setdefault(entry.plan.id, {})
        for name in names:
            of_plan.setdefault(name, entry)
    workers = {name: _workers(project, name) for name in project.mentions.names}
    work: dict[str, Work] = {}
    for plan_id, named in first.items():
        of_plan = work.setdefault(plan_id, {})
        for name, entry in named.items():
            for worker in workers[name]:
                of_plan.setdefault(worker, entry)
    return work


def _workers(project: Project, name: str) -> tuple[str, ...]:
    """Return the divisions that work when `name` is given work, in the order of the catalogue."""
    division = project.division(name)
    if division is None or division.vague:
        return ()
    if not division.members:
        return (division.name,)
    members = project.members(division)
    return tuple(
        each.name for each in project.divisions if each.name in members and not (each.members or each.vague)
    )


def _covered(project: Project, document: Document) -> frozenset[str]:
    """Return the names of all that the recipients hold as printed: themselves and the members of groups."""
    return frozenset().union(*(receiving(project, group) for group in document.recipients))


def _reached(project: Project, name: str, covered: frozenset[str]) -> bool:
    """Say whether `name` needs no cover of its own: the office itself, or under a unit that receives."""
    office = project.office.name if project.office else ""
    passed: set[str] = set()
    division = project.division(name)
    if division is not None and office in division.names:
        return True
    while division is not None and division.name not in passed:
        if division.name in covered:
            return True
        passed.add(division.name)
        division = project.division(division.parent) if division.parent else None
    return False


def _message(document: Document, left: Work) -> Text:
    """Return which divisions are left out, each with the first task that gives it work."""
    zh = "、".join(f"{name}（{entry.task.id}）" for name, entry in left.items())
    en = ", ".join(f"{name} ({entry.task.id})" for name, entry in left.items())
    return Text(
        f"公文 {document.id} 的主送机关没有包括 {len(left)} 个承担任务的单位：{zh}",
        f"recipients of document {document.id} leave out {len(left)} that are given work: {en}",
    )
