"""Hold the exceptions that end a run with one sentence and no traceback.

    DocgenError
    ├── ProjectError      the project folder cannot be used as it is
    ├── TemplateError     a Word template cannot be compiled or rendered
    ├── PackageError      a Word or Excel file is not safe or not whole (docgen.ooxml.package)
    └── OutputError       a file cannot be written, or must not be overwritten
        └── DiskFullError   there is no room left for it

A user's mistake in a record is a `docgen.diagnostics.Diagnostic`; a bug is a traceback.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from docgen.diagnostics import Diagnostic, Report, Text


class DocgenError(Exception):
    """End the run: `message` says in both languages why it cannot go on."""

    def __init__(self, message: Text) -> None:
        super().__init__(f"{message.zh} / {message.en}")
        self.message = message

    def __reduce__(self) -> tuple[Callable[..., DocgenError], tuple[object, ...]]:
        """Let every error cross from a worker process to the main one, however it was made."""
        return _again, (type(self), self.args, vars(self))


class ProjectError(DocgenError):
    """The project folder is missing, or is not a docgen project."""


class OutputError(DocgenError):
    """A file cannot be written, or would destroy what a person wrote."""


class DiskFullError(OutputError):
    """There is no room left where a file should be written."""


class TemplateError(DocgenError):
    """A Word template is unusable; `report` names every fault with its paragraph."""

    def __init__(self, message: Text, diagnostics: Iterable[Diagnostic] = ()) -> None:
        super().__init__(message)
        self.report = Report(diagnostics)


def _again(kind: type[DocgenError], args: tuple[object, ...], values: dict[str, object]) -> DocgenError:
    error = kind.__new__(kind, *args)
    vars(error).update(values)
    return error
