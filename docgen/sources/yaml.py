"""Read YAML: the one door through which records come in.

Every value knows its line and column, and every scalar stays the text that was typed: `no`, `12:30` and
`007` change their meaning nowhere. Aliases, merge keys and tags are refused. What is wrong is a finding
(see `docgen.sources.findings`), all of them at once as far as the text can be followed: slips that can be
mended without a guess at the meaning are mended to read on; around others a few lines are left out.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from yaml import YAMLError

from docgen.diagnostics import Diagnostic, Place, Report, Text
from docgen.records.placed import Lines, Value
from docgen.sources.builder import Builder, TooDeepError
from docgen.sources.characters import examine
from docgen.sources.collector import collector_paused
from docgen.sources.findings import finding
from docgen.sources.syntax import Fault, explain
from docgen.sources.text import decode

MAX_FINDINGS = 1000
"""As many findings of one file are listed; a note says that there are more (DG028)."""
MAX_SYNTAX_ERRORS = 10
"""As many syntax errors of one file are looked for."""
_LARGE, _MAX_IN_LARGE = 1_000_000, 3
_ELEMENT = re.compile(r" *-(?= +[^ ])")


@dataclass(frozen=True, slots=True)
class Reading:
    """Hold what a file says, and what is wrong with it."""

    value: Value
    """What the file holds; None where it is empty or could not be read to its end."""
    diagnostics: tuple[Diagnostic, ...]
    """Sorted by place."""
    complete: bool = True
    """All of the file was read. If not, what seems to be missing from it may only be unread."""


def read_yaml(data: bytes, path: str) -> Reading:
    """Return the value of a YAML file with every finding; `path` is what the findings call the file.

    Never raises for what `data` holds.
    """
    decoded = decode(data, path)
    if decoded.text is None:
        return Reading(None, decoded.diagnostics, complete=False)
    with collector_paused():
        odd, text = examine(decoded.text, path, limit=MAX_FINDINGS + 1)
        attempts = _Attempts(text, path, utf8=decoded.utf8 if text is decoded.text else None)
        value = attempts.read()
    found = [*decoded.diagnostics, *odd, *attempts.findings]
    if value is None and attempts.complete and not attempts.findings:
        found.append(_empty(path))
    return Reading(value, _limited(found, path), attempts.complete)


class _Attempts:
    """Read a text; after a syntax error mend the line, or leave it out, and read again."""

    def __init__(self, text: str, path: str, *, utf8: bytes | None) -> None:
        self._text = text
        self._utf8 = utf8
        self._path = path
        self._lines: list[str] = []
        self._inserted: dict[int, list[int]] = {}
        self._left = _MAX_IN_LARGE if len(text) > _LARGE else MAX_SYNTAX_ERRORS
        self._faulty: set[tuple[int, str]] = set()
        self.findings: list[Diagnostic] = []
        self.complete = True

    def read(self) -> Value:
        """Return the value, None if any of the text was left out."""
        while True:
            builder = Builder(self._text, self._where(), limit=MAX_FINDINGS + 1, utf8=self._utf8)
            value: Value = None
            try:
                value = builder.document()
            except TooDeepError:
                self.complete = False
            except YAMLError as error:
                if self._go_on_after(error):
                    continue
                self.complete = False
            self.findings += builder.findings
            return value if self.complete else None

    def _go_on_after(self, error: YAMLError) -> bool:
        """Report the error and say whether the text, now changed, is worth reading again."""
        self._lines = self._lines or re.split("\r\n|\r|\n", self._text)
        fault = explain(error, self._lines, self._path)
        known = (fault.line, fault.diagnostics[0].code)
        self._left -= 1
        if known in self._faulty:
            return False
        self.findings += [self._moved_back(found) for found in fault.diagnostics]
        self._faulty.add(known)
        if self._left <= 0 or fault.line >= len(self._lines) or fault.diagnostics[0].code == "DG011":
            return False
        self._change(fault)
        self._text, self._utf8 = "\n".join(self._lines), None
        return True

    def _change(self, fault: Fault) -> None:
        """Mend the line of the slip; where that cannot be done, leave out what begins on it."""
        if fault.mended is None:
            self.complete = False
            _leave_out(self._lines, fault.line)
            return
        self._lines[fault.line] = fault.mended
        if fault.inserted is not None:
            self._inserted.setdefault(fault.line + 1, []).append(fault.inserted + 1)

    def _moved_back(self, found: Diagnostic) -> Diagnostic:
        """Return the finding at the place in the file as the user has it."""
        place = found.place
        if not self._inserted or place.line is None or place.column is None:
            return found
        line, column = self._where().original((place.line, place.column))
        return replace(found, place=Place(place.path, line, column))

    def _where(self) -> Lines:
        return Lines(self._path, self._text, {line: tuple(at) for line, at in self._inserted.items()})


def _leave_out(lines: list[str], first: int) -> None:
    """Empty a line with the deeper ones that belong to it; of a list element only its first line."""
    if element := _ELEMENT.match(lines[first]):
        lines[first] = element[0]
        return
    indent = _indent(lines[first])
    following = range(first + 1, len(lines))
    end = next((n for n in following if lines[n].strip() and _indent(lines[n]) <= indent), len(lines))
    lines[first:end] = [""] * (end - first)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _limited(found: list[Diagnostic], path: str) -> tuple[Diagnostic, ...]:
    """Return the findings in order, errors first to be kept where there are too many to list."""
    if len(found) <= MAX_FINDINGS:
        return Report(found).diagnostics
    kept = sorted(found, key=lambda d: (d.severity.value != "error", d.place.order))[:MAX_FINDINGS]
    message = Text(f"只列出前 {MAX_FINDINGS} 个问题", f"only {MAX_FINDINGS} findings of this file are listed")
    remedy = Text("改好后请再检查一次", "put these right and check again")
    return Report([*kept, finding("DG028", Place(path), message, remedy)]).diagnostics


def _empty(path: str) -> Diagnostic:
    message = Text("文件没有内容", "the file holds nothing")
    return finding(
        "DG009", Place(path, 1, 1), message, Text("请填写内容，或删去文件", "fill it in, or delete it")
    )
