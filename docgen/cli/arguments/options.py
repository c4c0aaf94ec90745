"""Define the options that several commands share, each in one place."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments import values
from docgen.cli.arguments.parser import Parser

EPILOG = (
    "退出码 exit status: 0 正常 fine; 1 有错误 errors found; 2 用法不对或无法继续 wrong usage or cannot go on"
)
_CHOICES = f"""\
{EPILOG}
--select 可写 may be:
  公文编号 id, 文种 type, 或 or type:ID, plan:ID, task:ID, period:P, division:单位, region:地区,
  indicator:指标 ID, template:模板 NAME
  state:modified|new|missing|edited|current   按成品现状 as the files stand now
  result:error|failed|blocked|left_out|written   按上次结果 as the last run left them
  名称+ 连同依据它的公文 and what depends on it: shaanxi-2021+, division:人事处+, notices/division_of_labor+
  A,B 同时满足 both; 多个 --select 合在一起 several add up; 详见 docs/selection.md
"""


def add_command(
    commands: argparse._SubParsersAction[Parser], name: str, text: str
) -> argparse.ArgumentParser:
    """Add a command with the options that all have."""
    parser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    lang_option(parser)
    return parser


def lang_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--lang``."""
    parser.add_argument("--lang", choices=("zh", "en"), help="消息语言，默认随系统 language of messages")


def project_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--project``."""
    parser.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="项目文件夹，默认当前文件夹 project folder",
    )


def as_of_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--as-of``."""
    parser.add_argument(
        "--as-of",
        type=values.date,
        metavar="DATE",
        help="以哪一天为准，如 2022-06-30；默认 SOURCE_DATE_EPOCH，再默认今天 the day that counts",
    )


def select_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--select``, and say at the end of the help what may be chosen."""
    parser.epilog = _CHOICES
    parser.add_argument(
        "--select", action="append", default=[], metavar="WHAT", help="只处理选中的内容 only what is chosen"
    )


def period_option(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    """Add ``--period``."""
    parser.add_argument(
        "--period",
        required=required,
        metavar="P",
        help="报送周期，如 2022-H1、2022、2022-Q1、2022-03 the reporting period",
    )


def output_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--output``, the folder that documents are built into."""
    parser.add_argument(
        "--output", type=values.folder, metavar="DIR", help="成品文件夹，默认 项目/output output folder"
    )


def formats_option(parser: argparse.ArgumentParser) -> None:
    """Add ``--formats``."""
    parser.add_argument(
        "--formats",
        type=values.formats,
        default=(),
        metavar="F,F",
        help="成品格式，如 docx,pdf；默认按文种目录 formats to make instead of the catalogue's",
    )
