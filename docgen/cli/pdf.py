"""Run ``docgen pdf``: the archival PDF of a Word file."""

from __future__ import annotations

import argparse

from docgen.cli.console import Console, day_of
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.verbs.equipping import no_pdf_part


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the PDF and say what it does not show as Word does; return 1 for an error among that, else 0."""
    try:
        from docgen.verbs.pdfs import make_pdf
    except (ImportError, OSError) as error:
        raise no_pdf_part(error) from error
    target = arguments.output or arguments.file.with_suffix(".pdf")
    printed = make_pdf(
        arguments.file,
        target,
        surroundings=surroundings(target.parent),
        as_of=day_of(arguments.as_of),
        profile=arguments.profile,
        root=arguments.project,
        force=arguments.force,
    )
    console.diagnostics(printed.report)
    console.say(
        Text(f"已生成 {printed.file}，共 {printed.pages} 页", f"wrote {printed.file}, {printed.pages} pages")
    )
    return 1 if printed.report.has_errors else 0
