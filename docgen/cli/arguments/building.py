"""Define the options of the commands that check records and build documents."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments import values
from docgen.cli.arguments.options import (
    as_of_option,
    formats_option,
    lang_option,
    output_option,
    period_option,
    project_option,
    select_option,
)


def check(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen check``."""
    project_option(parser)
    as_of_option(parser)
    select_option(parser)
    output_option(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="输出格式 output format",
    )


def build(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen build``."""
    project_option(parser)
    as_of_option(parser)
    select_option(parser)
    output_option(parser)
    period_option(parser)
    parser.add_argument(
        "--force",
        action="store_true",
        help="全部重新生成；人工改过的成品改名留存 build all; edited files are kept",
    )
    stop = parser.add_mutually_exclusive_group()
    stop.add_argument(
        "--keep-going", action="store_true", help="不受错误影响的照常生成 build what no error touches"
    )
    stop.add_argument(
        "--fail-fast", action="store_true", help="有一个文件失败就停止 stop at the first failure"
    )
    parser.add_argument(
        "--jobs",
        type=values.positive,
        metavar="N",
        help="同时工作的进程数；默认按工作量 processes; by default as many as the work needs",
    )
    parser.add_argument(
        "--executor",
        type=values.cluster,
        metavar="dask://HOST:PORT",
        help="在 Dask 集群上生成 do the work on a Dask cluster",
    )
    parser.add_argument(
        "--shard",
        type=values.part,
        default=(1, 1),
        metavar="I/N",
        help="只做 N 份中的第 I 份，按公文编号分 only part I of N, by document id",
    )
    parser.add_argument(
        "--watch",
        action="store_true",
        help="生成后等待，记录或模板一保存就再生成；Ctrl-C 结束 build again after each save",
    )
    formats_option(parser)


def plan(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen plan``."""
    project_option(parser)
    as_of_option(parser)
    select_option(parser)
    period_option(parser)
    output_option(parser)
    formats_option(parser)
    parser.add_argument(
        "--explain",
        metavar="ID",
        help="只看一份公文：哪条记录、哪个数、哪个模板变了 what has changed since it was built",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")


def manifest(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen manifest``."""
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="merge")
    merge = verbs.add_parser("merge", help="合并 --shard 各部分的清单 join what --shard has split")
    merge.add_argument(
        "sources", nargs="+", type=Path, metavar="A", help="清单或输出文件夹 manifest or folder"
    )
    merge.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="写到哪里 where to write"
    )
    lang_option(merge)
