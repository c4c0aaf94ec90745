"""Run ``docgen manifest merge``: join what several machines have built."""

from __future__ import annotations

import argparse

from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.verbs.manifests import merge_manifests


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write one manifest for all files and say how many there are; return 0."""
    merged = merge_manifests(arguments.sources, arguments.output)
    count = len(merged.artifacts)
    console.say(Text(f"{arguments.output}：{count} 个成品文件", f"{arguments.output}: {count} files"))
    return 0
