"""Run ``docgen template check | new | text | names``."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.console import Console
from docgen.cli.formats import formatted
from docgen.diagnostics import Text
from docgen.errors import ProjectError
from docgen.layout.page import ProfileName
from docgen.verbs.templates import (
    check_templates,
    context_names,
    new_template,
    project_templates,
    template_text,
    type_text,
)


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Carry out one verb; return 1 where a template has an error, else 0."""
    match arguments.verb:
        case "check":
            return _check(arguments, console)
        case "new":
            return _new(arguments, console)
        case "names":
            for name, meaning in context_names():
                console.line(f"{name}  {meaning}")
            return 0
        case _:
            console.machine(template_text(arguments.file).rstrip("\n"))
            return 0


def _check(arguments: argparse.Namespace, console: Console) -> int:
    files: list[Path] = arguments.files
    templates = {str(file): file for file in files} or project_templates(arguments.project)
    report = check_templates(templates)
    if arguments.format != "text":
        console.machine(formatted(report, arguments.format, console.language, base=arguments.project))
    else:
        console.diagnostics(report)
        console.say(Text(f"检查了 {len(templates)} 个模板", f"{len(templates)} templates checked"))
        console.summary(report)
    return 1 if report.has_errors else 0


def _new(arguments: argparse.Namespace, console: Console) -> int:
    text = None if arguments.source is None else _text_of(arguments.source)
    if arguments.like is not None:
        text = type_text(arguments.like)
    new_template(arguments.file, page=ProfileName(arguments.profile), text=text, force=arguments.force)
    console.say(Text(f"已新建 {arguments.file}，含全部样式", f"made {arguments.file} with all styles in it"))
    return 0


def _text_of(file: Path) -> str:
    """Return the text form in `file`. Raises ProjectError where it cannot be read."""
    try:
        return file.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise ProjectError(Text(f"{file} 读不出来：{error}", f"{file} cannot be read: {error}")) from error
