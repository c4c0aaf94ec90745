"""Run ``docgen verify``: prove an output folder or an archive."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.console import Console
from docgen.cli.formats import formatted
from docgen.diagnostics import Text
from docgen.verbs.archiving import verify


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print everything that is wrong; return 1 for an error among that, else 0."""
    proven = verify(arguments.target)
    if arguments.format != "text":
        console.machine(formatted(proven.report, arguments.format, console.language, base=Path()))
        return 1 if proven.report.has_errors else 0
    console.diagnostics(proven.report)
    console.say(
        Text(
            f"已核对 {proven.files} 个成品文件、{proven.inputs} 个记录和模板文件",
            f"verified {proven.files} files, {proven.inputs} records and templates",
        )
    )
    console.summary(proven.report)
    return 1 if proven.report.has_errors else 0
