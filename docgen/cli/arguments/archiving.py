"""Define the options of the commands that prove what was built, and put it away."""

from __future__ import annotations

import argparse
from pathlib import Path


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
