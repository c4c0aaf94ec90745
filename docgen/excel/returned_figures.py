"""Hold the figures of new returns against one another and the last period, and name their cells."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from docgen.diagnostics import Diagnostic, Place, Severity, Text
from docgen.excel.collect import ReadReturn, cell_of
from docgen.records.project import Project
from docgen.reporting.periods import Period, reported_before
from docgen.rules import RULES_BY_CODE

_RULES = tuple(RULES_BY_CODE[code] for code in ("DG789", "DG790", "DG791"))
"""A drop, a jump, a part above its whole: what `docgen check` says of figures that are stored."""
_REMEDIES = {
    Severity.ERROR: Text("核对两个数，改正后再报", "see both figures, mend them and return the form"),
    Severity.WARNING: Text(
        "核对两期的位数、单位和口径；无误的，在落实情况里说明原因",
        "see digits, unit and population of both; if right, say why in 落实情况",
    ),
}
"""What the division can do about it in the form; the rules speak of records."""


def returned_figures(
    project: Project, period: Period, reads: Iterable[ReadReturn]
) -> Mapping[str, list[Diagnostic]]:
    """Return what the rules say of the figures of returns for `period`, by the names of their files.

    Each finding stands at the cell of its figure. Of a return in which something is wrong the figures that
    could be read are judged all the same. What is stored for the period itself does not count: the new
    returns take its place.
    """
    fresh = [(read.name, read.figures) for read in reads if read.figures is not None]
    before = reported_before(period, project.office.reporting if project.office is not None else None)
    earlier = tuple(each for each in project.returns if before is not None and each.period == before.id)
    known = replace(project, returns=(*earlier, *(record for _, record in fresh)))
    owners = {
        id(figure): (name, figure)
        for name, record in fresh
        for item in record.items
        for figure in item.figures
    }
    found: dict[str, list[Diagnostic]] = {}
    for rule in _RULES:
        for finding in rule.check(known):
            if id(finding.record) in owners:
                name, figure = owners[id(finding.record)]
                place = Place(name, within=cell_of(name, figure.source))
                told = Diagnostic(rule.code, rule.severity, place, finding.message, _REMEDIES[rule.severity])
                found.setdefault(name, []).append(told)
    return found
