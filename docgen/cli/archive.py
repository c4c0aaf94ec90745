"""Run ``docgen archive``: put documents by as a BagIt bag."""

from __future__ import annotations

import argparse

from docgen.archive.contents import Deviation
from docgen.cli.console import Console, day_of
from docgen.cli.ending import ended_by_term
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.verbs.archiving import archive


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print what speaks against it and what was written; return 1 where nothing was, else 0."""
    with ended_by_term():
        made = archive(
            arguments.project,
            arguments.file,
            as_of=day_of(arguments.as_of),
            chosen=arguments.select,
            period=arguments.period or "",
            output=arguments.output,
            formats=arguments.formats,
            surroundings=surroundings(arguments.output or arguments.project / "output"),
            allow=[Deviation(word) for word in arguments.allow],
            made_on=arguments.as_of,
            force=arguments.force,
        )
    console.troubles(made.report)
    if made.report.has_errors:
        console.summary(made.report)
        console.error(Text("没有归档", "nothing was archived"))
        return 1
    console.say(
        Text(
            f"已归档 {made.documents} 份公文（{made.files} 个文件）：{arguments.file}",
            f"archived {made.documents} documents ({made.files} files): {arguments.file}",
        )
    )
    if made.sha256:
        console.line(f"SHA-256 {made.sha256}")
    console.summary(made.report)
    return 0
