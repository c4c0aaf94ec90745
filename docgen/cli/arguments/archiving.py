"""Define the options of the commands that prove what was built, and put it away."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments.options import (
    as_of_option,
    formats_option,
    output_option,
    period_option,
    project_option,
    select_option,
)


def archive(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen archive``."""
    project_option(parser)
    as_of_option(parser)
    select_option(parser)
    period_option(parser)
    output_option(parser)
    formats_option(parser)
    parser.add_argument(
        "-o",
        dest="file",
        type=Path,
        required=True,
        metavar="FILE",
        help="档案：.zip、.tar 或文件夹 the archive: .zip, .tar or a folder",
    )
    parser.add_argument(
        "--allow",
        action="append",
        choices=("stale", "edited", "unbuilt"),
        default=[],
        help="有这种偏离也归档，目录注明 archive in spite of it, and say so in the index",
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有的档案 overwrite another archive")


def verify(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen verify``."""
    parser.add_argument(
        "target",
        nargs="?",
        type=Path,
        default=Path("output"),
        metavar="FOLDER|ARCHIVE",
        help="输出文件夹或档案，默认 output an output folder or an archive",
    )
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="输出格式 output format",
    )
