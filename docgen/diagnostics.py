"""Hold what is wrong with the user's input: a code, a place, a fact and a remedy.

A user's mistake is a value, never an exception (see `docgen.errors` for the runs that cannot go on).
All diagnostics of a run are collected before anything is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from enum import Enum
from typing import Any


class Severity(Enum):
    """Say how much a diagnostic weighs: only an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


class Language(Enum):
    """Name the two languages in which docgen speaks to people."""

    ZH = "zh"
    EN = "en"


@dataclass(frozen=True, slots=True)
class Text:
    """Hold one message in both languages; Chinese first, for office staff."""

    zh: str
    en: str

    def in_language(self, language: Language) -> str:
        """Return the message in `language`."""
        return self.zh if language is Language.ZH else self.en


NO_TEXT = Text("", "")


def first_of(names: Sequence[str], most: int, *, others: Text = Text(" 等", ", …")) -> Text:
    """Return the first `most` of `names` as a list, with `others` behind it where there are more."""
    behind = others if len(names) > most else NO_TEXT
    return Text("、".join(names[:most]) + behind.zh, ", ".join(names[:most]) + behind.en)


@dataclass(frozen=True, slots=True)
class Place:
    """Point at where something stands.

    `path` is a POSIX path relative to the project, or the path as the user gave it. `line` and
    `column` count from 1; None means the whole file. `within` names a place inside a file that has
    no lines: a paragraph of a Word file (``¶12``) or a cell of a workbook (``进展!C7``).
    """

    path: str
    line: int | None = None
    column: int | None = None
    within: str = ""

    def __str__(self) -> str:
        """Return ``path:line:column`` or ``path:within``, as far as known."""
        if self.within:
            return f"{self.path}:{self.within}"
        parts = [self.path, self.line, self.column]
        return ":".join(str(part) for part in parts if part is not None)

    @property
    def order(self) -> tuple[str, int, int, tuple[str | int, ...]]:
        """Return the key by which places are sorted: file, line, column, inner place (¶2 before ¶12)."""
        pieces = re.split(r"(\d+)", self.within)
        inner = tuple(int(piece) if index % 2 else piece for index, piece in enumerate(pieces))
        return (self.path, self.line or 0, self.column or 0, inner)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """Report one mistake: what is wrong, where, and what to do about it."""

    code: str
    severity: Severity
    place: Place
    message: Text
    remedy: Text = NO_TEXT

    def as_dict(self, language: Language) -> dict[str, str | int | None]:
        """Return the flat form that ``--format json`` prints."""
        return {
            "code": self.code,
            "severity": self.severity.value,
            "path": self.place.path,
            "line": self.place.line,
            "column": self.place.column,
            "within": self.place.within or None,
            "message": self.message.in_language(language),
            "remedy": self.remedy.in_language(language),
        }

    def as_values(self) -> dict[str, object]:
        """Return a form that JSON can hold and `from_values` takes back."""
        return asdict(self) | {"severity": self.severity.value}

    @classmethod
    def from_values(cls, values: dict[str, Any]) -> Diagnostic:
        """Return the diagnostic of `as_values`. Raises KeyError, TypeError or ValueError where it is none."""
        return cls(
            code=str(values["code"]),
            severity=Severity(values["severity"]),
            place=Place(**values["place"]),
            message=Text(**values["message"]),
            remedy=Text(**values["remedy"]),
        )


class Report:
    """Hold the diagnostics of a run, sorted by place and code, each once."""

    def __init__(self, diagnostics: Iterable[Diagnostic] = ()) -> None:
        self.diagnostics: tuple[Diagnostic, ...] = tuple(
            sorted(dict.fromkeys(diagnostics), key=lambda d: (d.place.order, d.code, d.message.zh))
        )

    def __iter__(self) -> Iterator[Diagnostic]:
        """Yield the diagnostics in order."""
        return iter(self.diagnostics)

    def __len__(self) -> int:
        """Return how many diagnostics there are."""
        return len(self.diagnostics)

    def __add__(self, other: Iterable[Diagnostic]) -> Report:
        """Return a report that holds the diagnostics of both."""
        return Report([*self, *other])

    def of(self, severity: Severity) -> tuple[Diagnostic, ...]:
        """Return the diagnostics of one severity, in order."""
        return tuple(d for d in self if d.severity is severity)

    @property
    def has_errors(self) -> bool:
        """Say whether anything here stops a build."""
        return any(d.severity is Severity.ERROR for d in self)
