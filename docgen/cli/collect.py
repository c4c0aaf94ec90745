"""Run ``docgen collect``: returned forms into data/progress."""

from __future__ import annotations

import argparse
import json

from docgen.cli.console import Console, day_of
from docgen.diagnostics import Text
from docgen.verbs.collecting import Collected, collect


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Store what is whole and name every fault; return 1 where a return was refused, else 0."""
    done = collect(
        arguments.project,
        arguments.folder,
        arguments.period,
        as_of=day_of(arguments.as_of),
        replace=arguments.replace,
        report_file=arguments.report,
    )
    if arguments.format == "json":
        console.machine(_json(done, console))
        return 1 if done.report.has_errors else 0
    console.diagnostics(done.report)
    for each in done.taken:
        word = Text("收下", "taken") if each.changed else Text("已收过", "there already")
        console.line(f"  {word.in_language(console.language)} {each.file} → {each.stored}")
    for ledger in done.ledgers:
        console.line(f"  {ledger}")
    new = sum(each.changed for each in done.taken)
    console.say(
        Text(
            f"收下 {new} 份，已收过 {len(done.taken) - new} 份，退回 {len(done.refused)} 份",
            f"taken {new}, there already {len(done.taken) - new}, refused {len(done.refused)}",
        )
    )
    if arguments.report is not None:
        console.say(Text(f"退改表：{arguments.report}", f"faults marked in {arguments.report}"))
    console.summary(done.report)
    return 1 if done.report.has_errors else 0


def _json(done: Collected, console: Console) -> str:
    content = {
        "taken": [{"file": t.file, "stored": t.stored, "changed": t.changed} for t in done.taken],
        "refused": list(done.refused),
        "ledgers": list(done.ledgers),
        "diagnostics": [diagnostic.as_dict(console.language) for diagnostic in done.report],
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
