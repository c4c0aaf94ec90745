"""Run ``docgen init``: make a small working project."""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys

from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.verbs.starting import init


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the project and say what to do next; return 0."""
    files = init(arguments.folder)
    folder = arguments.folder
    console.say(
        Text(
            f"已在 {folder} 新建项目，共 {len(files)} 个文件。接下来：",
            f"made a project of {len(files)} files in {folder}. Next:",
        )
    )
    # As the shell of this system wants a name with spaces: the lines are meant to be copied.
    quoted = subprocess.list2cmdline([str(folder)]) if sys.platform == "win32" else shlex.quote(str(folder))
    console.line(f"    docgen check --project {quoted}")
    console.line(f"    docgen build --project {quoted}")
    return 0
