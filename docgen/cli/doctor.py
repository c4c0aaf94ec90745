"""Run ``docgen doctor``: what the machine has, what is missing, and what that costs."""

from __future__ import annotations

import argparse
import json

from docgen.cli.console import Console
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Text
from docgen.machine.fact import Fact, Group
from docgen.verbs.surveying import survey


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print every fact; return 1 where something is missing that docgen cannot work without, else 0."""
    facts = survey(surroundings(arguments.output or arguments.project / "output"), arguments.project)
    if arguments.format == "json":
        values = [_as_dict(fact, console) for fact in facts]
        console.machine(json.dumps({"version": 1, "facts": values}, ensure_ascii=False, indent=2))
    else:
        _print(facts, console)
    return 1 if any(fact.stops_work for fact in facts) else 0


def _print(facts: tuple[Fact, ...], console: Console) -> None:
    for group in Group:
        inside = [fact for fact in facts if fact.group is group]
        if not inside:
            continue
        console.line(f"\n[{group.value.in_language(console.language)}]")
        for fact in inside:
            name = fact.name.in_language(console.language)
            console.line(
                f"  {'✓' if not fact.missing else '✗' if fact.stops_work else '–'} {name}  {fact.found}"
            )
            if fact.missing:
                cost, remedy = fact.cost, fact.remedy
                console.say(Text(f"      缺少它：{cost.zh}", f"      without it: {cost.en}"))
                console.say(Text(f"      → {remedy.zh}", f"      → {remedy.en}"))


def _as_dict(fact: Fact, console: Console) -> dict[str, object]:
    language = console.language
    return {
        "group": fact.group.name.lower(),
        "name": fact.name.in_language(language),
        "need": fact.need.value,
        "found": fact.found or None,
        "cost": fact.cost.in_language(language),
        "remedy": fact.remedy.in_language(language),
    }
