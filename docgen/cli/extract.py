"""Run ``docgen extract``: the records inside an archival PDF."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.verbs.equipping import no_pdf_part


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the records and name them; return 0."""
    try:
        from docgen.verbs.pdfs import extract_records
    except (ImportError, OSError) as error:
        raise no_pdf_part(error) from error
    folder: Path = arguments.output or arguments.file.with_suffix("")
    files = extract_records(arguments.file, folder, force=arguments.force)
    for file in files:
        console.line(f"  {file.as_posix()}")
    console.say(
        Text(f"已取出 {len(files)} 个记录文件到 {folder}", f"wrote {len(files)} record files to {folder}")
    )
    return 0
