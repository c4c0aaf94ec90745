"""Run ``docgen export``: a web page, Markdown or plain text of a finished Word file."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.verbs.exporting import FORMS, built_file, export


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the file and say what is not in it; return 1 for an error among that, else 0."""
    named = Path(arguments.source)
    is_file = named.suffix.lower() == ".docx" or named.is_file()
    file = named if is_file else built_file(arguments.project, arguments.source)
    made = export(file, FORMS[arguments.to], target=arguments.output, force=arguments.force)
    console.diagnostics(made.report)
    console.say(Text(f"已导出 {made.file}", f"wrote {made.file}"))
    return 1 if made.report.has_errors else 0
