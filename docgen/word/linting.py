"""Run docxtpl-lint over a template and give its findings our codes, places and words.

It knows docxtpl's tags best: blocks, prefixes, rows, text that would be lost. Left to ourselves: names (it
reports a path once and offers no near name), filters (it allows all of Jinja's), the first syntax error only.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docxtpl_lint import lint

from docgen.diagnostics import Diagnostic, Text
from docgen.faults import Fault
from docgen.word.locate import located
from docgen.word.paragraphs import Paragraph
from docgen.word.tag_faults import (
    BLOCK,
    BROKEN_TAG,
    LOST_TEXT,
    PLACEMENT,
    SUPPRESSION,
    SYNTAX,
    TRACKED,
)

_FAULTS: Final[Mapping[str, Fault]] = {
    "DTL001": SYNTAX,
    "DTL002": BROKEN_TAG,
    "DTL003": TRACKED,
    "DTL005": SUPPRESSION,
    "DTL101": BLOCK,
    "DTL102": BLOCK,
    "DTL204": BLOCK,
    "DTL209": LOST_TEXT,
    **dict.fromkeys(("DTL201", "DTL202", "DTL203", "DTL205"), PLACEMENT),
    **dict.fromkeys(("DTL206", "DTL207", "DTL208", "DTL210"), PLACEMENT),
}


def lint_faults(
    data: bytes, paragraphs: Mapping[tuple[str, int], Paragraph], *, name: str
) -> Iterator[Diagnostic]:
    """Yield what docxtpl-lint finds in the .docx `data`, which must be a sound package.

    `paragraphs` are those of the merged parts by label and number; docxtpl-lint counts as we do.
    """
    result = lint(data, autoescape=True, select=tuple(_FAULTS))
    for issue in result.issues:
        paragraph = paragraphs.get((issue.location.part, issue.location.paragraph))
        rule = f"[{issue.rule}]"
        fact = Text(issue.message_for("zh"), f"{issue.message_for('en')} {rule}")
        yield located(_FAULTS[issue.rule], fact, name=name, paragraph=paragraph)
