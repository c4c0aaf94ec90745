"""Compose the clause that closes an item: （委人事处牵头，科教宣传处、各设区市配合）."""

from __future__ import annotations

from collections.abc import Iterable

from docgen.records.plan import Assignment, SupportGroup
from docgen.records.project import Project


def clause(project: Project, assignment: Assignment) -> str:
    """Return the clause in full-width brackets, to stand after the full stop (GB/T 15834 B.2.2).

    Leads come first, joined by 、; then who supports; then who is jointly responsible (按职责分工负责). The
    office's own prefix (委) goes before the first internal division that leads, once, as officials write.
    Returns an empty string where nobody is named.
    """
    first = assignment.lead or assignment.responsible
    parts = []
    if assignment.lead:
        parts.append(_prefixed(project, assignment.lead) + "牵头")
    if assignment.support:
        parts.append("、".join(printed_names(project, assignment.support)) + "配合")
    if assignment.responsible:
        names = (
            _prefixed(project, assignment.responsible)
            if first is assignment.responsible
            else "、".join(printed_names(project, assignment.responsible))
        )
        parts.append(names + "按职责分工负责")
    return f"（{'，'.join(parts)}）" if parts else ""


def printed_names(project: Project, entries: Iterable[str | SupportGroup]) -> tuple[str, ...]:
    """Return the names as printed: the catalogue's name for any alias; 健康促进处等有关处室 for a group."""
    return tuple(_printed(project, entry) for entry in entries)


def _printed(project: Project, entry: str | SupportGroup) -> str:
    if isinstance(entry, SupportGroup):
        named = "、".join(printed_names(project, entry.including))
        group = _printed(project, entry.group)
        return f"{named}等{group}" if named else group
    division = project.division(entry)
    return division.name if division is not None else entry


def _prefixed(project: Project, entries: Iterable[str | SupportGroup]) -> str:
    """Return the names joined by 、, the office's prefix before the first internal division."""
    prefix = project.office.division_prefix if project.office is not None else ""
    names: list[str] = []
    for entry in entries:
        name = _printed(project, entry)
        division = project.division(entry) if isinstance(entry, str) else None
        if prefix and division is not None and project.is_internal(division) and not name.startswith(prefix):
            name, prefix = prefix + name, ""
        names.append(name)
    return "、".join(names)
