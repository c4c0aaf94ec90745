"""Define the options of the commands about Word templates."""

from __future__ import annotations

import argparse
from pathlib import Path

from docgen.cli.arguments.options import lang_option, project_option


def template(parser: argparse.ArgumentParser) -> None:
    """Define the options of ``docgen template``."""
    # --lang stands with the verb: a default of the outer parser would be overwritten by the inner one.
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|new|text|names")
    check = verbs.add_parser("check", help="找出模板中的所有问题，不需要数据 find all faults without data")
    check.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="模板；不写则检查项目的全部模板 templates"
    )
    check.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="输出格式"
    )
    project_option(check)
    new = verbs.add_parser("new", help="新建带全部样式的模板 make a fresh template with all styles in it")
    new.add_argument("file", type=Path, metavar="FILE.docx")
    new.add_argument("--profile", choices=("A", "B"), default="A", help="版面 page profile")
    start = new.add_mutually_exclusive_group()
    start.add_argument(
        "--from", dest="source", type=Path, metavar="TEXT", help="按文本稿生成 build it from a text form"
    )
    start.add_argument("--like", metavar="TYPE", help="照内置文种的模板 begin with the template of a type")
    new.add_argument("--force", action="store_true", help="覆盖已有文件 overwrite")
    text = verbs.add_parser("text", help="把模板写成文本，便于比对 dump a template for review in a diff")
    text.add_argument("file", type=Path, metavar="FILE.docx")
    names = verbs.add_parser("names", help="列出模板里能用的名称 list the names that a template can use")
    for verb in (check, new, text, names):
        lang_option(verb)
