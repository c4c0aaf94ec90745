"""Find titles that are broken in the wrong places."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from docgen.diagnostics import Text
from docgen.layout.measure import width
from docgen.layout.titles import LINE_WIDTH, break_title
from docgen.records.document import Document
from docgen.records.project import Project
from docgen.rules.document.kinds import KINDS
from docgen.rules.rule import Finding

_NEVER_FIRST = ("的", "和", "与", "及", "、", "》", "）", "〉", "”")
_NEVER_LAST = ("《", "（", "〈", "“")
_LONE_END = re.compile(rf"的?(?:{'|'.join(KINDS)})|.")
_NUMBER_AHEAD = re.compile(r"\d|[年月日%]")
_SHORTEST_NAME = 3

_TERMS = (
    "健康扶贫",
    "健康帮扶",
    "卫生健康",
    "医疗卫生",
    "公共卫生",
    "乡村振兴",
    "脱贫攻坚",
    "巩固拓展",
    "有效衔接",
    "实施方案",
)
"""Terms of two words that read as one; the automatic break knows only the words."""

_Fault = tuple[int, Text]


def title_break(project: Project) -> Iterator[Finding]:
    """Warn of title lines, written or automatic, that are too long, split a word or are badly shaped.

    标题分行不当，包括没有写 title_lines 而自动分行的。

    Bad:
        title_lines:
          - 关于落实全省健康帮扶重点任务分工
          - 的通知
    Good:
        title_lines:
          - 关于落实全省健康帮扶
          - 重点任务分工的通知
    Why: 7.3.1 of GB/T 9704 breaks a title by meaning, into lines that make a trapezoid or a rhombus; a line
        holds 20 characters of its size. Without title_lines the title is broken for you, by the words that
        are common in titles; where that splits a name or a term, write the lines.
    为什么：GB/T 9704 的 7.3.1 规定标题回行要词意完整、排列对称，用梯形或菱形；二号字每行最多20字。
        不写 title_lines 的按常用词自动分行，断开了名称或固定词语的，要自己写。
    """
    names = _names(project)
    for document in project.documents:
        if document.title_lines:
            yield from _written(document, names)
        elif document.title.strip():
            yield from _automatic(project, document, names)


def _written(document: Document, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is wrong with the lines that the document gives."""
    lines = ["".join(line.split()) for line in document.title_lines]
    faults = list(_faults(lines, names))
    if not faults:
        return
    better = " / ".join(break_title("".join(lines), keep=(*names, *_TERMS)))
    remedy = (
        Text(f"可改为：{better}", f"for example: {better}")
        if better != " / ".join(lines)
        else Text("换一处断开", "break it elsewhere")
    )
    for index, fault in faults:
        message = Text(
            f"公文 {document.id} 的标题第{index + 1}行“{lines[index]}”{fault.zh}",
            f"document {document.id}: title line {index + 1} {fault.en}",
        )
        yield Finding(document, ("title_lines", index), message, remedy)


def _automatic(project: Project, document: Document, names: tuple[str, ...]) -> Iterator[Finding]:
    """Yield, once a document, what is wrong with the lines that its title is broken into."""
    lines = break_title(document.title, keep=project.names_in_title(document))
    faults = list(_faults(list(lines), (*names, *_TERMS)))
    if not faults:
        return
    better = break_title(document.title, keep=(*names, *_TERMS))
    zh, en = "；".join(fault.zh for _, fault in faults), "; ".join(fault.en for _, fault in faults)
    message = Text(
        f"公文 {document.id} 没有写 title_lines，标题自动分成“{' / '.join(lines)}”：{zh}",
        f"document {document.id} has no title_lines; its title is broken as {' / '.join(lines)}: {en}",
    )
    form = f"title_lines: [{', '.join(better)}]"
    remedy = Text(f"写明怎样分行，如 {form}", f"write the lines, for example {form}")
    yield Finding(document, ("title",), message, remedy)


def _names(project: Project) -> tuple[str, ...]:
    """Return the names of organs that a line break must not split."""
    office = (project.office.name, project.office.short_name) if project.office else ()
    names = (
        *office,
        *(name for division in project.divisions for name in (division.name, *division.aliases)),
    )
    return tuple(dict.fromkeys(name for name in names if len(name) >= _SHORTEST_NAME))


def _faults(lines: list[str], names: tuple[str, ...]) -> Iterator[_Fault]:
    for index, line in enumerate(lines):
        if width(line) > LINE_WIDTH:
            yield (
                index,
                Text(
                    f"有 {width(line):g} 字，超过 {LINE_WIDTH} 字", f"is longer than {LINE_WIDTH} characters"
                ),
            )
    if len(lines) < 2:
        return
    for index, (above, below) in enumerate(pairwise(lines), start=1):
        if below.startswith(_NEVER_FIRST):
            yield index, Text(f"以“{below[0]}”开头", f"begins with {below[0]}")
        if above.endswith(_NEVER_LAST):
            yield index - 1, Text(f"以“{above[-1]}”结尾", f"ends with {above[-1]}")
        if above[-1:].isdigit() and _NUMBER_AHEAD.match(below):
            yield index, Text("把一个数断成两行", "splits a number")
    yield from ((index, fault) for index, fault in _split_names(lines, names))
    if _LONE_END.fullmatch(lines[-1]) and not lines[-1].startswith("的"):
        yield len(lines) - 1, Text("单独成行", "stands alone")
    yield from _shape_faults(lines)


def _split_names(lines: list[str], names: tuple[str, ...]) -> Iterator[_Fault]:
    """Yield the names of organs that a break goes through."""
    joined, place = "".join(lines), 0
    present = [name for name in names if name in joined]
    for index, line in enumerate(lines[:-1], start=1):
        place += len(line)
        for name in present:
            start = joined.find(name, max(0, place - len(name) + 1))
            if 0 <= start < place:
                yield index, Text(f"把“{name}”断成两行", f"splits {name}")
                break


def _shape_faults(lines: list[str]) -> Iterator[_Fault]:
    """Yield the lines that are shorter than those above and below: an hourglass."""
    widths = [width(line) for line in lines]
    for index in range(1, len(lines) - 1):
        if widths[index] + 1 < min(widths[index - 1], widths[index + 1]):
            yield (
                index,
                Text("比上下两行都短，成了沙漏形", "is shorter than those above and below: an hourglass"),
            )
