"""Run ``docgen schema``: write the JSON Schema files that editors read."""

from __future__ import annotations

import argparse

from docgen.cli.console import Console
from docgen.diagnostics import Text
from docgen.verbs.schemas import write_schemas


def run(arguments: argparse.Namespace, console: Console) -> int:
    """Write the schemas and print their names; return 0."""
    files = write_schemas(arguments.output or arguments.project / "data" / "schema")
    for file in files:
        console.line(str(file))
    console.say(
        Text(
            f"共 {len(files)} 个。YAML 文件首行写 # yaml-language-server: $schema=路径，编辑器即可补全和检查",
            f"{len(files)} files. A YAML file's first line names one: # yaml-language-server: $schema=PATH",
        )
    )
    return 0
