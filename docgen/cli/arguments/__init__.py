"""Define the command line: commands, options, and their help in Chinese with English beside it.

The options stand apart from the commands, which import what they need for their work: ``--help`` needs none.
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from typing import Any

from docgen.cli.arguments import archiving, building, files, projects, returning, templates
from docgen.cli.arguments.options import EPILOG, add_command
from docgen.cli.arguments.parser import Parser

_COMMANDS = (
    ("check", building.check, "检查记录，一次报告所有问题 report every problem at once"),
    ("build", building.build, "检查并生成公文 check, then build the documents"),
    ("plan", building.plan, "显示将生成什么、为什么 show what would be built, and why"),
    ("schema", projects.schema, "写出 JSON Schema，供编辑器补全和检查 write JSON Schema for editors"),
    ("explain", projects.explain, "解释一项检查 print what a rule wants, and why"),
    ("template", templates.template, "检查、新建、查看 Word 模板 check, make or show Word templates"),
    ("pdf", files.pdf, "把 Word 文件转成存档 PDF make the archival PDF of a Word file"),
    ("extract", files.extract, "从存档 PDF 取回记录 take an archival PDF back to its records"),
    ("export", files.export, "导出网页、Markdown 或纯文本 export a web page, Markdown or text"),
    ("forms", returning.forms, "生成报送表，每个牵头单位一份 make the return forms of a period"),
    ("collect", returning.collect, "收回填好的报送表 read returned forms into data/progress"),
    ("status", returning.status, "查看报送情况：谁已报、谁未报 who has returned, and who has not"),
    ("manifest", building.manifest, "合并几台机器的成品清单 join the manifests of several machines"),
    ("archive", archiving.archive, "把公文归档，连同依据的记录 put documents by with their records"),
    ("verify", archiving.verify, "核对输出文件夹或档案 prove an output folder or an archive"),
    ("doctor", projects.doctor, "查看字体、系统库和软件包 tell which fonts and libraries are here"),
    ("init", projects.init, "新建一个可用的小项目 make a small working project"),
)
"""Each command, what defines its options, and what it is for; in the order of the help."""


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of one command. Ends the process with status 2 on wrong usage, 0 after help."""
    parser = Parser(
        prog="docgen",
        description="由 YAML 记录生成公文：检查、计划、生成。Make official documents from YAML records.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="显示版本 show the version")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令 COMMAND")
    for name, define, text in _COMMANDS:
        define(add_command(commands, name, text))
    return parser.parse_args(argv)


class _Version(argparse.Action):
    """Print the version; it is looked up only when asked for, which keeps ``--help`` quick."""

    def __init__(self, option_strings: Sequence[str], **options: Any) -> None:
        super().__init__(option_strings, **{**options, "dest": argparse.SUPPRESS, "nargs": 0})

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"docgen {version('docgen')}")
        parser.exit()
