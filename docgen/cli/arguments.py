"""Define the command line: commands, options, and their help in Chinese with English beside it."""

from __future__ import annotations

import argparse
import datetime
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

_EPILOG = (
    "退出码 exit status: 0 正常 fine; 1 有错误 errors found; 2 用法不对或无法继续 wrong usage or cannot go on"
)
FORMATS = ("docx", "pdf", "xlsx")
"""Values of `docgen.records.catalogue.Format`, which is not imported before a command runs."""
_CHOICES = f"""\
{_EPILOG}
--select 可写 may be: 公文编号 id, 文种 type, division:单位 NAME, task:编号 ID, plan:编号 ID, period:周期 P
"""

_OVERDUE = (
    "退出码 exit status: 0 没有逾期未报 nothing overdue; "
    "1 有逾期未报的，或有记录读不出 something overdue or unreadable; "
    "2 用法不对或无法继续 wrong usage or cannot go on"
)


def parse(argv: Sequence[str]) -> argparse.Namespace:
    """Return the options of one command. Ends the process with status 2 on wrong usage, 0 after help."""
    parser = argparse.ArgumentParser(
        prog="docgen",
        description="由 YAML 记录生成公文：检查、计划、生成。Make official documents from YAML records.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action=_Version, help="显示版本 show the version")
    commands = parser.add_subparsers(dest="command", required=True, metavar="命令 COMMAND")
    _check(_command(commands, "check", "检查记录，一次报告所有问题 report every problem at once"))
    _build(_command(commands, "build", "检查并生成公文 check, then build the documents"))
    _plan(_command(commands, "plan", "显示将生成什么、为什么 show what would be built, and why"))
    _schema(
        _command(commands, "schema", "写出 JSON Schema，供编辑器补全和检查 write JSON Schema for editors")
    )
    _explain(_command(commands, "explain", "解释一项检查 print what a rule wants, and why"))
    _template(_command(commands, "template", "检查、新建、查看 Word 模板 check, make or show Word templates"))
    _pdf(_command(commands, "pdf", "把 Word 文件转成存档 PDF make the archival PDF of a Word file"))
    _extract(_command(commands, "extract", "从存档 PDF 取回记录 take an archival PDF back to its records"))
    _export(_command(commands, "export", "导出网页、Markdown 或纯文本 export a web page, Markdown or text"))
    _forms(_command(commands, "forms", "生成报送表，每个牵头单位一份 make the return forms of a period"))
    _collect(_command(commands, "collect", "收回填好的报送表 read returned forms into data/progress"))
    _status(_command(commands, "status", "查看报送情况：谁已报、谁未报 who has returned, and who has not"))
    _manifest(_command(commands, "manifest", "合并几台机器的成品清单 join the manifests of several machines"))
    _doctor(_command(commands, "doctor", "查看字体、系统库和软件包 tell which fonts and libraries are here"))
    _init(_command(commands, "init", "新建一个可用的小项目 make a small working project"))
    return parser.parse_args(argv)


class _Version(argparse.Action):
    """Print the version; it is looked up only when asked for, which keeps ``--help`` quick."""

    def __init__(self, option_strings: Sequence[str], **options: Any) -> None:
        super().__init__(option_strings, **{**options, "dest": argparse.SUPPRESS, "nargs": 0})

    def __call__(self, parser: argparse.ArgumentParser, *_: object) -> None:
        from importlib.metadata import version

        print(f"docgen {version('docgen')}")
        parser.exit()


def _command(
    commands: argparse._SubParsersAction[argparse.ArgumentParser], name: str, text: str
) -> argparse.ArgumentParser:
    """Add a command with the options that all have."""
    parser = commands.add_parser(
        name,
        help=text,
        description=text,
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    _lang(parser)
    return parser


def _lang(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lang", choices=("zh", "en"), help="消息语言，默认随系统 language of messages")


def _project(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--project",
        type=Path,
        default=Path(),
        metavar="DIR",
        help="项目文件夹，默认当前文件夹 project folder",
    )


def _as_of(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--as-of",
        type=_date,
        metavar="DATE",
        help="以哪一天为准，如 2022-06-30；默认 SOURCE_DATE_EPOCH，再默认今天 the day that counts",
    )


def _select(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _CHOICES
    parser.add_argument(
        "--select", action="append", default=[], metavar="WHAT", help="只处理选中的内容 only what is chosen"
    )


def _check(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _as_of(parser)
    _select(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "github", "sarif"),
        default="text",
        help="输出格式 output format",
    )


def _period(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument(
        "--period",
        required=required,
        metavar="P",
        help="报送周期，如 2022-H1、2022、2022-Q1、2022-03 the reporting period",
    )


def _output(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="成品文件夹，默认 项目/output output folder"
    )


def _build(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _as_of(parser)
    _select(parser)
    _output(parser)
    _period(parser)
    parser.add_argument(
        "--force",
        action="store_true",
        help="全部重新生成；人工改过的成品改名留存 build all; edited files are kept",
    )
    stop = parser.add_mutually_exclusive_group()
    stop.add_argument(
        "--keep-going", action="store_true", help="不受错误影响的照常生成 build what no error touches"
    )
    stop.add_argument("--fail-fast", action="store_true", help="有一件失败就停止 stop at the first failure")
    parser.add_argument(
        "--jobs",
        type=_positive,
        metavar="N",
        help="同时工作的进程数；默认按工作量 processes; by default as many as the work needs",
    )
    parser.add_argument(
        "--executor", metavar="dask://HOST:PORT", help="在 Dask 集群上生成 do the work on a Dask cluster"
    )
    parser.add_argument(
        "--shard",
        type=_part,
        default=(1, 1),
        metavar="I/N",
        help="只做 N 份中的第 I 份，按公文编号分 only part I of N, by document id",
    )
    _formats(parser)


def _plan(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _as_of(parser)
    _select(parser)
    _period(parser)
    _output(parser)
    _formats(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")


def _formats(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--formats",
        type=_formats_of,
        default=(),
        metavar="F,F",
        help="成品格式，如 docx,pdf；默认按文种目录 formats to make instead of the catalogue's",
    )


def _schema(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    parser.add_argument(
        "--output", type=Path, metavar="DIR", help="写到哪里，默认 项目/data/schema where to write"
    )


def _explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "code", nargs="?", metavar="CODE", help="检查编号，如 DG201；不写则列出全部 without it: list all"
    )


def _template(parser: argparse.ArgumentParser) -> None:
    # --lang stands with the verb: a default of the outer parser would be overwritten by the inner one.
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="check|new|text|names")
    check = verbs.add_parser("check", help="找出模板中的所有问题，不需要数据 find all faults without data")
    check.add_argument(
        "files", nargs="*", type=Path, metavar="FILE", help="模板；不写则检查项目的全部模板 templates"
    )
    check.add_argument(
        "--format", choices=("text", "json", "github", "sarif"), default="text", help="输出格式"
    )
    _project(check)
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
        _lang(verb)


def _pdf(parser: argparse.ArgumentParser) -> None:
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
    _project(parser)
    _as_of(parser)


def _extract(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", type=Path, metavar="FILE.pdf", help="docgen 生成的 PDF a PDF of docgen")
    parser.add_argument(
        "-o", "--output", type=Path, metavar="DIR", help="写到哪个文件夹，默认与 PDF 同名 folder to write to"
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有文件 overwrite")


def _export(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("source", metavar="FILE.docx|ID", help="Word 文件，或公文编号 a Word file, or an id")
    parser.add_argument(
        "--to", choices=("html", "markdown", "text"), required=True, help="导出成什么 what to export to"
    )
    parser.add_argument(
        "-o", "--output", type=Path, metavar="FILE", help="写到哪里，默认与 Word 文件同名 where to write"
    )
    parser.add_argument("--force", action="store_true", help="覆盖已有文件 overwrite")
    _project(parser)


def _forms(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _period(parser, required=True)
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
    _as_of(parser)


def _collect(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="收到的报送表所在文件夹 returned forms")
    _project(parser)
    _period(parser, required=True)
    parser.add_argument(
        "--replace", action="store_true", help="替换已收的报送，保留批注 replace returns already collected"
    )
    parser.add_argument(
        "--report", type=Path, metavar="FILE.xlsx", help="写出标明错处的退改表 workbook with faults marked"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")
    _as_of(parser)


def _status(parser: argparse.ArgumentParser) -> None:
    parser.epilog = _OVERDUE
    _project(parser)
    _period(parser, required=True)
    _as_of(parser)
    parser.add_argument(
        "--plan", action="append", default=[], metavar="ID", help="只看这个任务计划，默认全部 only this plan"
    )
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")


def _manifest(parser: argparse.ArgumentParser) -> None:
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="merge")
    merge = verbs.add_parser("merge", help="合并 --shard 各部分的清单 join what --shard has split")
    merge.add_argument(
        "sources", nargs="+", type=Path, metavar="A", help="清单或输出文件夹 manifest or folder"
    )
    merge.add_argument(
        "-o", "--output", type=Path, required=True, metavar="FILE", help="写到哪里 where to write"
    )
    _lang(merge)


def _doctor(parser: argparse.ArgumentParser) -> None:
    _project(parser)
    _output(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="输出格式 output format")


def _init(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("folder", type=Path, metavar="DIR", help="新项目的文件夹 folder of the new project")


def _formats_of(text: str) -> tuple[str, ...]:
    """Return the formats that `text` lists. Raises ArgumentTypeError for one that nothing makes."""
    names = tuple(part.strip().lower() for part in text.split(",") if part.strip())
    if not names:
        raise argparse.ArgumentTypeError(f"没有写格式 no format: {text!r}")
    for name in names:
        if name not in FORMATS:
            known = "、".join(FORMATS)
            raise argparse.ArgumentTypeError(f"不认识的格式 unknown format: {name}（{known}）")
    return names


def _positive(text: str) -> int:
    """Return the whole number above zero that `text` spells. Raises ArgumentTypeError for anything else."""
    if not re.fullmatch(r"[1-9]\d{0,3}", text):
        raise argparse.ArgumentTypeError(f"不是大于零的整数 not a whole number above zero: {text}")
    return int(text)


def _part(text: str) -> tuple[int, int]:
    """Return the part that ``2/3`` spells. Raises ArgumentTypeError for anything else."""
    found = re.fullmatch(r"([1-9]\d{0,3})/([1-9]\d{0,3})", text)
    if not found or int(found[1]) > int(found[2]):
        raise argparse.ArgumentTypeError(f"不是第几份 not a part: {text}（写成 2/3）")
    return int(found[1]), int(found[2])


def _date(text: str) -> datetime.date:
    """Return the ISO date that `text` spells. Raises ArgumentTypeError for anything else."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", text):
        raise argparse.ArgumentTypeError(f"不是日期 not a date: {text}（写成 2022-06-30）")
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"没有这一天 no such day: {text}") from None
