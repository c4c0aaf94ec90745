"""Run ``docgen pdf``: the archival PDF of a Word file."""

from __future__ import annotations

import argparse

from docgen.cli.console import Console, day_of
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.errors import ProjectError


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the PDF and say what it does not show as Word does; return 1 for an error among that, else 0."""
    try:
        from docgen.verbs.pdfs import make_pdf
    except (ImportError, OSError) as error:
        # WeasyPrint is missing, or the Pango libraries that it loads.
        raise ProjectError(
            Text(
                f"没有装 PDF 部分：{error}；请运行 pip install 'docgen[pdf]'，再看 docgen doctor",
                f"the PDF part is not installed: {error}; pip install 'docgen[pdf]', then docgen doctor",
            )
        ) from error
    target = arguments.output or arguments.file.with_suffix(".pdf")
    printed = make_pdf(
        arguments.file,
        target,
        surroundings=surroundings(target.parent),
        as_of=day_of(arguments.as_of),
        profile=arguments.profile,
    )
    console.diagnostics(printed.report)
    console.say(
        Text(f"已生成 {printed.file}，共 {printed.pages} 页", f"wrote {printed.file}, {printed.pages} pages")
    )
    return 1 if printed.report.has_errors else 0
