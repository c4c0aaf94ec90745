"""Run ``docgen explain``: the manual of a code, or the list of all codes."""

from __future__ import annotations

import argparse
import textwrap

from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.verbs.explaining import explanation_of, explanations


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Print one manual, or a line a code; return 0."""
    if arguments.code is None:
        for code, explanation in explanations().items():
            console.line(f"{code}  {explanation.title.in_language(console.language)}")
        return 0
    code = arguments.code.upper()
    explanation = explanation_of(code)
    console.line(f"{code}  {explanation.title.in_language(console.language)}")
    for heading, body in (
        (Text("不好：", "Bad:"), explanation.bad),
        (Text("好：", "Good:"), explanation.good),
    ):
        console.line("")
        console.say(heading)
        console.line(textwrap.indent(body, "    "))
    console.line("")
    console.say(Text(f"为什么：{explanation.why.zh}", f"Why: {explanation.why.en}"))
    return 0
