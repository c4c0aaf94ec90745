"""Run ``docgen check``: every problem of the records at once."""

from __future__ import annotations

import argparse

from docgen.cli.console import Console, day_of
from docgen.cli.surroundings import surroundings
from docgen.verbs.checking import check


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print all diagnostics; return 1 where there is an error among them, else 0."""
    output = arguments.output or arguments.project / "output"
    checked = check(
        arguments.project,
        as_of=day_of(arguments.as_of),
        chosen=arguments.select,
        output=output,
        surroundings=surroundings(output),
    )
    report = checked.chosen
    if arguments.format == "text":
        console.diagnostics(report)
        console.summary(report)
    else:
        # Imported here: it knows every manual, and so the Word room.
        from docgen.cli.formats import formatted

        console.machine(formatted(report, arguments.format, console.language, base=arguments.project))
    return 1 if report.has_errors else 0
