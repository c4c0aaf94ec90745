"""Explain diagnostic codes: what is bad, what is good, and why."""

from __future__ import annotations

from docgen.archive.findings import ARCHIVE_FAULTS
from docgen.builder.findings import BUILD_FAULTS
from docgen.builder.proof_findings import PROOF_FAULTS
from docgen.diagnostics import Text
from docgen.errors import ProjectError
from docgen.excel.cell_findings import CELL_FAULTS
from docgen.excel.form_findings import FORM_FAULTS
from docgen.excel.tables.findings import EXCEL_FAULTS
from docgen.explanation import Explanation
from docgen.pdf.findings import PDF_FAULTS
from docgen.pdf.reading_findings import READING_FAULTS
from docgen.release.findings import RELEASE_FAULTS
from docgen.rules.table import RULES
from docgen.rules.waivers import COMPLAINTS
from docgen.sources.findings import FINDINGS
from docgen.sources.misfits import MISFITS, misfit_explanation
from docgen.sources.suggest import nearest
from docgen.word.findings import TEMPLATE_FAULTS
from docgen.word.joining_findings import JOINING_FAULTS


def explanations() -> dict[str, Explanation]:
    """Return the manual of every code that docgen can print, in the order of the codes."""
    tables = (
        *(RULES, COMPLAINTS, FINDINGS.values(), TEMPLATE_FAULTS.values(), BUILD_FAULTS.values()),
        *(PDF_FAULTS.values(), READING_FAULTS.values(), JOINING_FAULTS.values(), RELEASE_FAULTS.values()),
        *(PROOF_FAULTS.values(), ARCHIVE_FAULTS.values()),
        *(EXCEL_FAULTS.values(), FORM_FAULTS.values(), CELL_FAULTS.values()),
    )
    found = {entry.code: entry.explanation for table in tables for entry in table}
    found |= {code: misfit_explanation(code) for code in MISFITS}
    return dict(sorted(found.items()))


def explanation_of(code: str) -> Explanation:
    """Return the manual of one code. Raises ProjectError with the nearest codes where there is none."""
    known = explanations()
    if code not in known:
        close = nearest(code, tuple(known))
        zh = f"；是不是 {'、'.join(close)}？" if close else "；docgen explain 列出全部编号"
        en = f"; did you mean {', '.join(close)}?" if close else "; docgen explain lists all codes"
        raise ProjectError(Text(f"没有编号 {code}{zh}", f"there is no code {code}{en}"))
    return known[code]
