"""Find periods that are written in a form nobody knows, or that the calendar lacks."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.document import Document
from docgen.records.files import OFFICE
from docgen.records.progress import Extension, Return
from docgen.records.project import Project
from docgen.reporting.periods import FORMS, due_date, parse_period
from docgen.rules.rule import Finding


def unknown_period(project: Project) -> Iterator[Finding]:
    """Report a reporting period that is no period, or of a kind that the reporting calendar lacks.

    报送周期写得不对，或报送日历里没有这一类周期。

    Bad:
        period: 2022上半年
    Good:
        period: 2022-H1
    Why: By its period a return is asked for, found again and called late. Under another spelling it belongs
        to nothing, and the division seems not to have returned. Where office.yaml could not be read in
        full, only the spelling is checked.
    为什么：催报、查找、判断逾期都按周期。写法不对，这份报送就找不到，单位会被当作没有报送。office.yaml 没有
        读全时，只看写法。
    """
    records: tuple[Return | Extension | Document, ...] = (
        *project.returns,
        *project.extensions,
        *(document for document in project.documents if document.period),
    )
    reporting = project.office.reporting if project.office is not None else None
    for record in records:
        try:
            period = parse_period(record.period)
        except ValueError:
            message = Text(f"“{record.period}”不是报送周期", f"{record.period} is no reporting period")
            yield Finding(record, ("period",), message, Text(f"写成 {FORMS}", f"write {FORMS}"))
            continue
        if not project.is_damaged(OFFICE) and due_date(period, reporting) is None:
            message = Text(
                f"报送日历里没有 {period.id} 这一类周期（{period.kind.value}），不知道何时到期",
                f"the reporting calendar has no period like {period.id} ({period.kind.value})",
            )
            remedy = Text(
                f"在 {OFFICE} 的 reporting.calendar 里加上，或改正 period",
                f"add it to reporting.calendar in {OFFICE}, or correct period",
            )
            yield Finding(record, ("period",), message, remedy)
