"""Define the options of the commands that turn one file into another."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments.options import as_of_option, project_option


def pdf(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen pdf``."""
    parser.add_argument("file", type=Path, metavar="FILE.docx", help="Word 文件 the Word file")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE.pdf", help="写到哪里，默认与 Word 文件同名 where to write"
    )
    parser.add_argument(
        "--profile",
        choices=("word", "libreoffice"),
        default="word",
        help="断行方式：word 按 Word，libreoffice 用于比对 where lines end",
    )
    parser.add_argument("--force", action="store_true", help="覆盖别的 PDF overwrite a PDF made otherwise")
    project_option(parser)
    as_of_option(parser)


def extract(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen extract``."""
    parser.add_argument("file", type=Path, metavar="FILE.pdf", help="docgen 生成的 PDF a PDF of docgen")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="写到哪个文件夹，默认与 PDF 同名 folder to write to"
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有文件 overwrite")


def export(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen export``."""
    parser.add_argument("source", metavar="FILE.docx|ID", help="Word 文件，或公文编号 a Word file, or an id")
    parser.add_argument(
        "--to", choices=("html", "markdown", "text"), required=True, help="导出成什么 what to export to"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="写到哪里，默认与 Word 文件同名 where to write"
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有文件 overwrite")
    project_option(parser)
