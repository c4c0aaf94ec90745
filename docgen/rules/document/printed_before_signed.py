"""Find documents printed before they were signed."""

from __future__ import annotations

from collections.abc import Iterator

from docgen.diagnostics import Text
from docgen.records.project import Project
from docgen.rules.rule import Finding


def printed_before_signed(project: Project) -> Iterator[Finding]:
    """Report a document whose printing date is before its date.

    印发日期早于成文日期。

    Bad:
        date: 2022-03-01
        imprint: {printed_on: 2022-02-28}
    Good:
        date: 2022-03-01
        imprint: {printed_on: 2022-03-01}
    Why: A document is printed after it was signed; the same day is usual.
    为什么：先签发、后印发，同一天也可以。
    """
    for document in project.documents:
        printed, signed = document.imprint.printed_on, document.date
        if printed is not None and signed is not None and printed < signed:
            yield Finding(
                document,
                ("imprint", "printed_on"),
                Text(
                    f"公文 {document.id} 的印发日期 {printed} 早于成文日期 {signed}",
                    f"document {document.id} is printed on {printed}, before it is signed on {signed}",
                ),
                Text(
                    "改正其中一个；同一天印发的可以不写 printed_on",
                    "correct one of them; printed_on can be left out where it is the same day",
                ),
            )
