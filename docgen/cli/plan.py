"""Run ``docgen plan``: what a build would do, and every reason why."""

from __future__ import annotations

import argparse
import json

from docgen.builder.history.change import Explained
from docgen.builder.step import Status, Step
from docgen.cli.causes import causes_as_values, print_causes
from docgen.cli.console import Console, day_of
from docgen.cli.surroundings import surroundings
from docgen.diagnostics import Language, Text
from docgen.verbs.building import Planned, plan


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print a line for each file that should exist; return 1 where errors forbid the build, else 0.

    With ``--explain`` only the files of one document, each with what has changed since it was built.
    """
    planned = plan(
        arguments.project,
        as_of=day_of(arguments.as_of),
        chosen=_chosen(arguments),
        period=arguments.period or "",
        output=arguments.output,
        formats=arguments.formats,
        surroundings=surroundings(arguments.output or arguments.project / "output"),
    )
    steps = planned.plan.steps
    explained = _explained(planned) if arguments.explain else ()
    if arguments.format == "json":
        values = [_as_dict(step, console.language) for step in steps]
        for value, each in zip(values, explained, strict=False):
            value["causes"] = [causes_as_values(cause, console.language) for cause in each.causes]
        diagnostics = [diagnostic.as_dict(console.language) for diagnostic in planned.report]
        console.machine(
            json.dumps(
                {"version": 1, "steps": values, "diagnostics": diagnostics}, ensure_ascii=False, indent=2
            )
        )
        return 1 if planned.report.has_errors else 0
    console.troubles(planned.report)
    causes = {each.step.path: each for each in explained}
    for step in steps:
        zh, en = "、".join(r.value.zh for r in step.reasons), ", ".join(r.value.en for r in step.reasons)
        console.say(
            Text(
                f"{step.status.value.zh} {step.path}" + (f"（{zh}）" if zh else ""),
                f"{step.status.value.en} {step.path}" + (f" ({en})" if en else ""),
            )
        )
        if step.path in causes:
            print_causes(causes[step.path], console)
    build, current, blocked = (len(planned.plan.of(status)) for status in Status)
    console.say(
        Text(
            f"共 {len(steps)} 个文件：将生成 {build}，无需更新 {current}，不覆盖 {blocked}",
            f"{len(steps)} files: to build {build}, up to date {current}, blocked {blocked}",
        )
    )
    return 1 if planned.report.has_errors else 0


def _chosen(arguments: argparse.Namespace) -> list[str]:
    """Return what to plan: what is to be explained, and of that only what was chosen besides."""
    if not arguments.explain:
        return list(arguments.select)
    return [f"{each},{arguments.explain}" for each in arguments.select] or [arguments.explain]


def _explained(planned: Planned) -> tuple[Explained, ...]:
    from docgen.verbs.causes import explain_steps

    return explain_steps(planned)


def _as_dict(step: Step, language: Language) -> dict[str, object]:
    """Return a step as ``--format json`` prints it: statuses and reasons have fixed names."""
    return {
        "path": step.path,
        "document": step.document.id,
        "type": step.type.id,
        "status": step.status.name.lower(),
        "reasons": [reason.name.lower() for reason in step.reasons],
        "because": [reason.value.in_language(language) for reason in step.reasons],
        "inputs": list(step.inputs),
    }
