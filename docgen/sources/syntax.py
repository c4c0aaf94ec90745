"""Say in plain words what libyaml's syntax errors mean, where the slip is, and how to go on reading.

libyaml stops at the first error and names the place where it noticed. The slip is often earlier: a
quotation mark that was opened lines before, or a full-width colon. A `Fault` names the slip itself and
says how the line reads when it is mended, so that the rest of the file can be read as well.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from yaml import MarkedYAMLError, YAMLError
from yaml._yaml import CParser
from yaml.events import AliasEvent, ScalarEvent, SequenceEndEvent

from docgen.diagnostics import Diagnostic, Place, Text
from docgen.sources.findings import finding
from docgen.sources.plain import (
    KEY_THEN_FULLWIDTH_COLON,
    fullwidth_colon,
    missing_space,
)
from docgen.sources.problems import NOT_THE_NEXT, PROBLEMS, UNKNOWN

_TAB_INDENT = re.compile(r"[ ]*\t\s*[^\s#]")
_ANY_KEY_THEN_COLON = re.compile(r"\s*(?:- +)*([^\s：:'\"\[\]{}#,]+)\s*：")
_WIDE_START = re.compile("[ -]*([\u3000\u00a0＃])")
_WIDE_INDENT = Text("缩进用了全角空格或不间断空格", "full-width or no-break spaces indent this line")
_TO_HALF_WIDTH = str.maketrans("［］｛｝【】，", "[]{}[],")
_MAX_TABS = 50


@dataclass(frozen=True, slots=True)
class Fault:
    """Hold a syntax error: its findings, the line of the slip, and how to mend it."""

    diagnostics: tuple[Diagnostic, ...]
    line: int
    """Line of the slip, from 0."""
    mended: str | None = None
    """The line put right, or None where only a person can tell."""
    inserted: int | None = None
    """Column, from 0, at which `mended` has one character more than the line; None: as long."""


@dataclass(frozen=True, slots=True)
class _Scene:
    """Hold what is known about an error: all lines and columns from 0."""

    path: str
    lines: list[str]
    problem: str
    context: str
    line: int
    column: int
    context_line: int
    context_column: int
    before: Any
    """The last event before the error; Any: libyaml's events are read by attribute."""

    def place(self, line: int, column: int) -> Place:
        return Place(self.path, line + 1, column + 1)

    def text(self, line: int) -> str:
        return self.lines[line] if line < len(self.lines) else ""


def explain(error: YAMLError, lines: list[str], path: str) -> Fault:
    """Return what the parser's `error` over `lines` means."""
    scene = _scene(error, lines, path)
    for look in _LOOKS:
        if fault := look(scene):
            return fault
    return _by_table(scene)


def _scene(error: YAMLError, lines: list[str], path: str) -> _Scene:
    marked = error if isinstance(error, MarkedYAMLError) else MarkedYAMLError(problem=str(error))
    problem, context = marked.problem_mark, marked.context_mark
    line, column = (problem.line, problem.column) if problem else (0, 0)
    return _Scene(
        path,
        lines,
        marked.problem or "",
        marked.context or "",
        line,
        column,
        context.line if context else line,
        context.column if context else column,
        _last_event("\n".join(lines)),
    )


def _last_event(text: str) -> Any:
    """Return the last event that libyaml gives before it stops at its error."""
    next_event, last = CParser(text).get_event, None
    try:
        while event := next_event():
            last = event
    except YAMLError:
        return last
    return last


def _tab(scene: _Scene) -> Fault | None:
    """Find tabs that indent; name every such line from the error on, since the remedy is one for all."""
    if scene.text(scene.line)[scene.column : scene.column + 1] != "\t" and " tab " not in scene.problem:
        return None
    numbers = [n for n in range(scene.line, len(scene.lines)) if _TAB_INDENT.match(scene.lines[n])] or [
        scene.line
    ]
    message = Text("缩进用了制表符（Tab）", "a tab is used as indentation")
    remedy = Text("请把每个制表符换成两个空格", "replace each tab by two spaces")
    places = [scene.place(n, max(scene.text(n).find("\t"), 0)) for n in numbers[:_MAX_TABS]]
    return Fault(tuple(finding("DG011", place, message, remedy) for place in places), scene.line)


def _suspects(scene: _Scene) -> list[int]:
    """Return the lines where a slip may stand that was noticed here, the likeliest first."""
    first = scene.context_line if scene.context == "while scanning a simple key" else scene.line
    before = [n for n in range(min(first, len(scene.lines)) - 1, -1, -1) if scene.lines[n].strip()]
    return [first, *before[:3]]


def _fullwidth_colon(scene: _Scene) -> Fault | None:
    for number in _suspects(scene):
        line = scene.text(number)
        pattern = _ANY_KEY_THEN_COLON if number == scene.context_line else KEY_THEN_FULLWIDTH_COLON
        if slip := pattern.match(line):
            at = slip.end() - 1
            diagnostic = fullwidth_colon(slip[1], scene.place(number, slip.start(1)))
            if line[at + 1 : at + 2] in {"", " "}:
                return Fault((diagnostic,), number, f"{line[:at]}:{line[at + 1 :]}")
            return Fault((diagnostic,), number, f"{line[:at]}: {line[at + 1 :]}", at + 1)
    return None


_TIGHT_KEY = re.compile(r"[ ]*(?:- +)*([A-Za-z_][\w-]*):(?=[^ \t/:])")
"""In a line that breaks the file, any key that touches its value; elsewhere it may be text."""


def _missing_space(scene: _Scene) -> Fault | None:
    for number in _suspects(scene):
        line = scene.text(number)
        if slip := _TIGHT_KEY.match(line):
            at = slip.end()
            diagnostic = missing_space(slip[1], scene.place(number, slip.start(1)))
            if line[at] == "\u3000":
                return Fault((diagnostic,), number, f"{line[:at]} {line[at + 1 :]}")
            return Fault((diagnostic,), number, f"{line[:at]} {line[at:]}", at)
    return None


def _wide_start(scene: _Scene) -> Fault | None:
    """Find a line that begins with a full-width space or comment sign."""
    for number in _suspects(scene)[:2]:
        line = scene.text(number)
        if slip := _WIDE_START.match(line):
            comment = slip[1] == "＃"
            message = (
                Text("注释用了全角“＃”", "a full-width ＃ makes no comment") if comment else _WIDE_INDENT
            )
            remedy = (
                Text("请换成半角“#”", "use #") if comment else Text("请换成半角空格", "use ordinary spaces")
            )
            diagnostic = finding("DG016", scene.place(number, slip.start(1)), message, remedy)
            mended = line.replace("\u3000", " ").replace("\u00a0", " ").replace("＃", "#", 1)
            return Fault((diagnostic,), number, mended)
    return None


def _open_quote(scene: _Scene) -> Fault | None:
    """Find a quotation that swallowed lines, or text after one that was closed on its line."""
    event, kind = scene.before, type(scene.before)
    if scene.context == "while scanning a quoted scalar":
        return _unclosed(scene, scene.context_line, scene.context_column)
    if kind is not ScalarEvent or event.style not in {"'", '"'} or event.end_mark.line != scene.line:
        return None
    start = event.start_mark
    if start.line != scene.line:
        return _unclosed(scene, start.line, start.column)
    if not NOT_THE_NEXT.match(scene.problem) or scene.text(scene.line)[scene.column : scene.column + 1] in {
        "",
        "#",
    }:
        return None
    message = Text("引号已经结束，后面还有文字", "text follows a quotation that is closed")
    remedy = Text(
        "请用单引号括住整段，其中的双引号保留",
        "put the whole in single quotes and keep the double ones inside",
    )
    return Fault((finding("DG012", scene.place(scene.line, scene.column), message, remedy),), scene.line)


def _unclosed(scene: _Scene, line: int, column: int) -> Fault:
    text = scene.text(line)
    wide = re.search("[“”＂＇]", text[column + 1 :])
    if wide:
        at = column + 1 + wide.start()
        message = Text(
            f"半角引号开头，却以全角“{wide[0]}”结尾", f"a half-width quotation ends in a full-width {wide[0]}"
        )
        remedy = Text('请把结尾也改为半角引号 "', 'end it with the half-width mark too: "')
        mended = text[:at] + text[column] + text[at + 1 :]
        return Fault((finding("DG016", scene.place(line, at), message, remedy),), line, mended)
    message = Text("引号没有在这一行结束", "the quotation that begins here is not closed")
    remedy = Text("请补上结尾的引号", "add the closing quotation mark")
    return Fault((finding("DG012", scene.place(line, column), message, remedy),), line)


def _wide_sign(scene: _Scene) -> Fault | None:
    """Find full-width brackets in a list that half-width ones begin."""
    if not scene.context.startswith("while parsing a flow "):
        return None
    for number in range(scene.context_line, min(scene.line + 1, len(scene.lines))):
        line = scene.lines[number]
        if slip := re.search("[］｝】［｛【]", line):
            message = Text(f"这里用了全角“{slip[0]}”", f"a full-width {slip[0]} stands here")
            remedy = Text("列表的括号请用半角 [ ]", "use the half-width [ ] for a list")
            diagnostic = finding("DG016", scene.place(number, slip.start()), message, remedy)
            return Fault((diagnostic,), number, line.translate(_TO_HALF_WIDTH))
    return None


def _text_follows(scene: _Scene) -> Fault | None:
    """Find text that follows a list in brackets, or a leading ``*``, on the same line."""
    event, kind = scene.before, type(scene.before)
    if kind not in {SequenceEndEvent, AliasEvent} or not NOT_THE_NEXT.match(scene.problem):
        return None
    if event.end_mark.line != scene.line or not scene.text(scene.line)[: scene.column].strip():
        return None
    if kind is AliasEvent:
        place = scene.place(scene.line, event.start_mark.column)
        message = Text("“*”开头在 YAML 中是别名", "a leading * means an alias in YAML")
        remedy = Text("请给整段加引号", "put the whole in quotes")
        return Fault((finding("DG014", place, message, remedy),), scene.line)
    message = Text("列表的“]”之后还有文字", "text follows the ] of a list")
    remedy = Text(
        "若整段是文字，请加引号；否则请删去多余部分", "quote the whole if it is text, or delete the rest"
    )
    return Fault((finding("DG010", scene.place(scene.line, scene.column), message, remedy),), scene.line)


def _stray_colon(scene: _Scene) -> Fault | None:
    """Tell a line that is too deep from one that follows a line without a colon."""
    if scene.problem != "mapping values are not allowed in this context":
        return None
    if re.search(r":\s", scene.text(scene.line)[: scene.column]):
        return None
    before = next((n for n in range(scene.line - 1, -1, -1) if scene.text(n).strip()), None)
    if before is None:
        return None
    line = scene.text(before)
    if re.search(r":\s|-\s", line):
        column = len(scene.text(scene.line)) - len(scene.text(scene.line).lstrip())
        message = Text(
            "这一行比上一行缩进深，而上一行已有值", "deeper than the line above, which has a value already"
        )
        remedy = Text(
            "请与上一行的键对齐；若是上一行的续文，请给整段加引号",
            "align it with the key above, or quote the text",
        )
        return Fault((finding("DG015", scene.place(scene.line, column), message, remedy),), scene.line)
    message = Text("这一行缺冒号，不是“键: 值”", "this line has no colon, so it is no “key: value”")
    remedy = Text("请补上冒号和空格，或删去这一行", "add a colon and a space, or delete the line")
    indent = len(line) - len(line.lstrip())
    return Fault((finding("DG010", scene.place(before, indent), message, remedy),), before)


def _by_table(scene: _Scene) -> Fault:
    """Return the finding that `PROBLEMS` gives for libyaml's own words."""
    row = next((row for row in PROBLEMS if row.matches(scene.problem, scene.context)), UNKNOWN)
    line, column = (
        (scene.context_line, scene.context_column) if row.at_context else (scene.line, scene.column)
    )
    sign = scene.text(line)[column : column + 1]
    message = Text(
        row.message.zh.format(sign=sign, problem=scene.problem),
        row.message.en.format(sign=sign, problem=scene.problem),
    )
    return Fault((finding(row.code, scene.place(line, column), message, row.remedy),), line)


_LOOKS: tuple[Callable[[_Scene], Fault | None], ...] = (
    _tab,
    _fullwidth_colon,
    _missing_space,
    _wide_start,
    _open_quote,
    _wide_sign,
    _text_follows,
    _stray_colon,
)
"""From the surest sign to the vaguest; the first that sees its slip speaks."""
