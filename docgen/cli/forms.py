"""Run ``docgen forms``: the return forms of a period."""

from __future__ import annotations

import argparse

from docgen.cli.console import Console, day_of
from docgen.diagnostics import Text
from docgen.verbs.forms import make_forms


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the forms and name them; return 1 where an error stood in the way, else 0."""
    made = make_forms(
        arguments.project,
        arguments.period,
        as_of=day_of(arguments.as_of),
        output=arguments.output,
        plans=arguments.plan,
        force=arguments.force,
    )
    console.diagnostics(made.report)
    for file in made.written:
        console.line(f"  {file.as_posix()}")
    same = len(made.files) - len(made.written)
    console.say(
        Text(
            f"写出报送表 {len(made.written)} 份，{same} 份没有变化",
            f"wrote {len(made.written)} forms, {same} unchanged",
        )
    )
    return 1 if made.report.has_errors else 0
