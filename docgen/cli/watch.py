"""Run ``docgen build --watch``: build, then build again whenever somebody saves a record or a template."""

from __future__ import annotations

import argparse
from collections.abc import Callable

from docgen.builder.watching import saved_files
from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.errors import DocgenError, TemplateError
from docgen.sample import templates_of

_WAITING = Text("等待保存；按 Ctrl-C 结束", "waiting for a save; Ctrl-C ends")
_ENDED = Text("不再等待", "no longer waiting")


def watch(
    arguments: argparse.Namespace,
    console: Console,
    build: Callable[[argparse.Namespace, Console], int],
) -> int:
    """Build at once and after each save, until the user ends the waiting; return 0 then.

    Between two builds nothing is held: others may build into the same folder. What is wrong is told, and the
    next save may put it right. With ``--force`` only the first build builds all.
    """
    root = arguments.project
    output = arguments.output or root / "output"
    if not (root / "data").is_dir():
        return build(arguments, console)  # which says why this is no project
    building = False
    try:
        for saved in saved_files(root, templates_of(root), output):
            building = True
            for file in sorted(saved):
                console.say(Text(f"已保存 {file.name}", f"saved {file.name}"))
            _build(arguments, console, build)
            arguments.force = building = False
            console.say(_WAITING)
            console.flush()
    except KeyboardInterrupt:
        if building:
            raise
    console.say(_ENDED)
    return 0


def _build(
    arguments: argparse.Namespace, console: Console, build: Callable[[argparse.Namespace, Console], int]
) -> None:
    try:
        build(arguments, console)
    except TemplateError as error:
        console.diagnostics(error.report)
        console.error(error.message)
    except DocgenError as error:
        console.error(error.message)
