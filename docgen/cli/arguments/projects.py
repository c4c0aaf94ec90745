"""Define the options of the commands about a project as a whole, and about docgen itself."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments.options import output_option, project_option


def schema(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen schema``."""
    project_option(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="写到哪里，默认 项目/data/schema where to write"
    )


def explain(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen explain``."""
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="检查编号，如 DG201；不写则列出全部 without it: list all"
    )


def doctor(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen doctor``."""
    project_option(parser)
    output_option(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")


def init(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen init``."""
    parser.add_argument("folder", type=Path, metavar="DIR", help="新项目的文件夹 folder of the new project")
