"""Print to people: diagnostics, sentences, progress; and find out their language and the day."""

from __future__ import annotations

import datetime
import os
import sys
from collections.abc import Iterable

from docgen.cli.formats import text_lines
from docgen.diagnostics import Diagnostic, Language, Severity, Text


def language_of(option: str | None) -> Language:
    """Return the language asked for, else the locale's: English for an English locale, Chinese otherwise."""
    if option:
        return Language(option)
    locale = next(
        (os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), ""
    )
    return Language.EN if locale.lower().startswith("en") else Language.ZH


def day_of(option: datetime.date | None) -> datetime.date:
    """Return the day that counts: as asked for, else of SOURCE_DATE_EPOCH (seconds, UTC), else today."""
    if option is not None:
        return option
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch.isdigit():
        return datetime.datetime.fromtimestamp(int(epoch), tz=datetime.UTC).date()
    return datetime.datetime.now().astimezone().date()


class Console:
    """Print in one language: results to standard output, troubles of the run to standard error."""

    def __init__(self, language: Language) -> None:
        self.language = language
        for stream in (sys.stdout, sys.stderr):
            # A Windows console or a C locale would end the run at the first character it cannot show.
            reconfigure = getattr(stream, "reconfigure", None)
            if reconfigure is not None:
                reconfigure(errors="backslashreplace")

    def say(self, text: Text) -> None:
        """Print one sentence."""
        print(text.in_language(self.language))

    def line(self, text: str) -> None:
        """Print one line as it is."""
        print(text)

    def diagnostics(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Print diagnostics as text, each with its remedy."""
        for line in text_lines(diagnostics, self.language):
            print(line)

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
