"""Say of an expression that names nothing what may have been meant."""

from __future__ import annotations

from collections.abc import Collection

from docgen.builder.selection.dependents import template_name
from docgen.diagnostics import Text
from docgen.errors import ProjectError
from docgen.records.project import Project
from docgen.sources.suggest import nearest


def nothing_chosen(
    project: Project, expression: str, method: str, value: str, known: Collection[str]
) -> ProjectError:
    """Return the error for an expression that names nothing, with the nearest names.

    `known` are the methods, or the values of a method that has a fixed set of them.
    """
    if not expression:
        return ProjectError(Text("--select 后面是空的", "--select is empty"))
    if method in ("state", "result"):
        return ProjectError(
            Text(
                f"--select 不认识“{method}:{value}”，可用：{'、'.join(known)}",
                f"--select does not know {value!r} of {method}: use {', '.join(known)}",
            )
        )
    if method and method not in known:
        return ProjectError(
            Text(
                f"--select 不认识“{method}:”，可用：{'、'.join(f'{name}:' for name in known)}",
                f"--select does not know {method!r}: use {', '.join(f'{name}:' for name in known)}",
            )
        )
    close = nearest(value, _names(project, method, dependents=expression.endswith("+")))
    return ProjectError(
        Text(
            f"--select {expression} 没有选中任何内容" + (f"；是不是 {'、'.join(close)}？" if close else ""),
            f"--select {expression} chooses nothing"
            + (f"; did you mean {', '.join(close)}?" if close else ""),
        )
    )


def _names(project: Project, method: str, *, dependents: bool) -> tuple[str, ...]:
    """Return the names that may stand behind a method; for none, those that may stand alone."""
    templates = tuple(template_name(kind.template) for kind in project.types)
    divisions = tuple(name for division in project.divisions for name in division.names)
    documents = (*(document.id for document in project.documents), *project.type_index)
    records = (*project.plan_index, *project.indicator_index, *project.ledger_index, *project.register_index)
    return {
        "division": divisions,
        "region": tuple(dict.fromkeys(each.region for each in project.divisions if each.region)),
        "task": tuple(task.id for plan in project.plans for task in plan.tasks),
        "plan": tuple(project.plan_index),
        "type": tuple(project.type_index),
        "period": tuple(sorted({document.period for document in project.documents if document.period})),
        "indicator": tuple(project.indicator_index),
        "template": templates,
        "": (*documents, *records, *divisions, *templates) if dependents else documents,
    }[method]
