"""Print to people: diagnostics, sentences, progress; and find out their language and the day."""

from __future__ import annotations

import datetime
import locale
import os
import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

from docgen.diagnostics import Diagnostic, Language, Severity, Text
from docgen.errors import ProjectError

if TYPE_CHECKING:
    from rich.table import Table

_WIDE = 500
"""Columns of a line: a table is never cut to the width of the terminal."""
_SEVERITIES = {
    Severity.ERROR: Text("错误", "error"),
    Severity.WARNING: Text("警告", "warning"),
    Severity.NOTE: Text("提示", "note"),
}


def prepare_streams() -> None:
    """Let no character that a console cannot show end the run: it is printed as an escape instead."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="backslashreplace")


def language_of(option: str | None) -> Language:
    """Return the language asked for, else the locale's: English for an English locale, Chinese otherwise."""
    if option:
        return Language(option)
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    name = next((os.environ[name] for name in names if os.environ.get(name)), "")
    if not name and sys.platform == "win32":
        # Windows has no such variables; there the user's settings say it, as in English_United States.
        name = locale.getlocale()[0] or ""
    return Language.EN if name.lower().startswith("en") else Language.ZH


def day_of(option: datetime.date | None) -> datetime.date:
    """Return the day that counts: as asked for, else of SOURCE_DATE_EPOCH (seconds, UTC), else today.

    Raises ProjectError for a SOURCE_DATE_EPOCH that is no day.
    """
    if option is not None:
        return option
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.datetime.now().astimezone().date()
    try:
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    except (ValueError, OverflowError, OSError):
        raise ProjectError(
            Text(
                f"环境变量 SOURCE_DATE_EPOCH 不是有效的秒数：{epoch!r}",
                f"SOURCE_DATE_EPOCH is no valid number of seconds: {epoch!r}",
            )
        ) from None


class Console:
    """Print in one language: results to standard output, troubles of the run to standard error."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def say(self, text: Text) -> None:
        """Print one sentence."""
        print(text.in_language(self.language))

    def flush(self) -> None:
        """Let whoever reads along see at once what was printed."""
        sys.stdout.flush()

    def line(self, text: str) -> None:
        """Print one line as it is."""
        print(text)

    def table(self, table: Table) -> None:
        """Print a table in lines as wide as it needs."""
        from rich.console import Console as RichConsole

        wide = RichConsole(file=sys.stdout, highlight=False, width=_WIDE)
        with wide.capture() as lines:
            wide.print(table, soft_wrap=True)
        for line in lines.get().splitlines():
            print(line.rstrip())

    def machine(self, text: str) -> None:
        """Print text that a program reads: always UTF-8 with plain line ends, whatever the console speaks."""
        sys.stdout.flush()
        sys.stdout.buffer.write(text.encode() + b"\n")
        sys.stdout.buffer.flush()

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print ``path:line:column: CODE severity: message``, the remedy on a line of its own."""
        for diagnostic in diagnostics:
            word = _SEVERITIES[diagnostic.severity].in_language(self.language)
            message = diagnostic.message.in_language(self.language)
            print(f"{diagnostic.place}: {diagnostic.code} {word}: {message}")
            remedy = diagnostic.remedy.in_language(self.language)
            if remedy:
                print(f"    → {remedy}")

    def troubles(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print errors and warnings; notes are for ``docgen check`` to tell."""
        self.diagnostics(each for each in diagnostics if each.severity is not Severity.NOTE)

    def summary(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print how many errors, warnings and notes there are."""
        counts = dict.fromkeys(Severity, 0)
        for diagnostic in diagnostics:
            counts[diagnostic.severity] += 1
        errors, warnings, notes = (counts[severity] for severity in Severity)
        self.say(
            Text(
                f"错误 {errors}，警告 {warnings}，提示 {notes}",
                f"errors {errors}, warnings {warnings}, notes {notes}",
            )
        )

    def error(self, text: Text) -> None:
        """Print to standard error why the run cannot go on."""
        print(f"docgen: {text.in_language(self.language)}", file=sys.stderr)

    def interrupted(self) -> None:
        """Print that the user broke off, and what that means."""
        self.error(
            Text(
                "已中断；写好的文件都是完整的，再次运行会补完其余",
                "interrupted; files written are whole, and the next run does the rest",
            )
        )
