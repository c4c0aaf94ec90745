"""Define the options of the commands that send out return forms and take them back."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments.options import as_of_option, period_option, project_option

_OVERDUE = (
    "退出码 exit status: 0 没有逾期未报 nothing overdue; "
    "1 有逾期未报的，或有记录读不出 something overdue or unreadable; "
    "2 用法不对或无法继续 wrong usage or cannot go on"
)


def forms(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen forms``."""
    project_option(parser)
    period_option(parser, required=True)
    parser.add_argument(
        "--plan", action="append", default=[], metavar="ID", help="只做这个任务计划的 only of this plan"
    )
    parser.add_argument(
        "--output",
        type=Path,
        metavar="DIR",
        help="写到哪里，默认 项目/output/forms/周期 where to write",
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="重做有人填过的表，填过的改名留存 make filled ones anew, keeping them",
    )
    as_of_option(parser)


def collect(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen collect``."""
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="收到的报送表所在文件夹 returned forms")
    project_option(parser)
    period_option(parser, required=True)
    parser.add_argument(
        "--replace", action="store_true", help="替换已收的报送，保留批注 replace returns already collected"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE.xlsx", help="写出标明错处的退改表 workbook with faults marked"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")
    as_of_option(parser)


def status(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen status``."""
    parser.epilog = _OVERDUE
    project_option(parser)
    period_option(parser, required=True)
    as_of_option(parser)
    parser.add_argument(
        "--plan", action="append", default=[], metavar="ID", help="只看这个任务计划，默认全部 only this plan"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")
